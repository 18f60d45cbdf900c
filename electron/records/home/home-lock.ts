import { existsSync, truncateSync } from 'node:fs'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { removeIfPossible } from '../../host/durable.ts'
import { homeLayout } from './layout.ts'

const ownerTable = `CREATE TABLE IF NOT EXISTS owner (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT`
interface Owner {
  readonly pid: number
  readonly host: string
  readonly since: string
}
const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** Who wrote herself in; nobody yet where the other is about to. */
function ownerIn(lock: Database.Database): Owner | undefined {
  try {
    return lock.prepare<[], Owner>('SELECT pid, host, since FROM owner').get()
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined
    throw error
  }
}
/** Whether whoever wrote herself in may still run; of another machine nobody here knows. */
function mayLive({ pid, host }: Owner): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whoever takes it writes herself in a moment later: until then the one before her stands there. */
const LOOKS = 10
const PAUSE_MILLISECONDS = 15

/** Who has it and since when. `isMine`: what stands there may be what this process has just written itself. */
function whoHas(lock: Database.Database, isMine: (owner: Owner) => boolean): Message {
  for (let look = 0; look < LOOKS; look++) {
    const other = ownerIn(lock)
    if (other && mayLive(other) && !isMine(other)) {
      const since = new Date(other.since)
      return say('store.in-use-since', {
        process: String(other.pid),
        host: other.host,
        day: other.since.slice(0, 10),
        time: `${twoDigits(since.getHours())}:${twoDigits(since.getMinutes())}`,
      })
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS)
  }
  return say('store.in-use')
}

const DAMAGED = ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_ERROR']
const damaged = (error: unknown): boolean =>
  error instanceof Database.SqliteError && DAMAGED.some(each => error.code.startsWith(each))

const busy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')

/**
 * Whoever has the casebook of a folder open has it alone. What is remembered beside the file (the content hash, words
 * by number) knows nothing of what another process writes: a window and a command over one store would each save the
 * hash of its own. The lock is the system's, on a file that says only who has it, so that it goes with a process that
 * is killed. It is held as one who is about to write: others may still read who that is.
 */
export function homeLock(home: string, now: () => Date) {
  const { lock: at } = homeLayout(home)
  let held: Database.Database | undefined

  function takeOnce(): void {
    const lock = new Database(at, { timeout: 0 })
    const mine = { pid: process.pid, host: hostname(), since: now().toISOString() }
    let isWritten = false
    try {
      lock.exec(`BEGIN IMMEDIATE; ${ownerTable}`)
      lock
        .prepare('INSERT OR REPLACE INTO owner (one, pid, host, since) VALUES (1, @pid, @host, @since)')
        .run(mine)
      lock.exec('COMMIT')
      isWritten = true
      lock.exec('BEGIN IMMEDIATE')
    } catch (error) {
      const isMine = ({ pid, since }: Owner) => isWritten && pid === mine.pid && since === mine.since
      const why = busy(error) ? new AppError('conflict', whoHas(lock, isMine)) : error
      lock.close()
      throw why
    }
    held = lock
  }

  return {
    /** Throws AppError 'conflict' where another has it, naming who and since when. */
    take(): void {
      if (held) return
      try {
        takeOnce()
      } catch (error) {
        if (!damaged(error)) throw error
        // Emptied, not removed: whoever holds it, holds this very file, and is asked again by taking it.
        truncateSync(at)
        removeIfPossible(`${at}-journal`)
        takeOnce()
      }
    },
    /**
     * The same where the disk takes nothing: nobody's name can be written, and where not even a lock can be had, nobody
     * else can have one. Throws AppError 'conflict' as well.
     */
    takeToRead(): void {
      if (held || !existsSync(at)) return
      const lock = new Database(at, { timeout: 0 })
      try {
        lock.exec('BEGIN IMMEDIATE')
        held = lock
      } catch (error) {
        const owner = ownerIn(lock)
        const why = busy(error) || (owner && mayLive(owner)) ? whoHas(lock, () => false) : undefined
        lock.close()
        if (why) throw new AppError('conflict', why)
      }
    },
    release(): void {
      try {
        held?.exec('DELETE FROM owner; COMMIT')
      } catch {
        /* a disk that takes nothing: her name stays, and the system's lock goes all the same */
      }
      held?.close()
      held = undefined
    },
  }
}

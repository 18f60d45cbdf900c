import path from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

/**
 * Whoever has the casebook of a folder open has it alone. What is remembered beside the file (the content hash, words
 * by number) knows nothing of what another process writes: a window and a command over one store would each save the
 * hash of its own. The lock is the system's, on a file that holds nothing, so that it goes with a process that is
 * killed.
 */
export function homeLock(home: string) {
  let held: Database.Database | undefined
  return {
    /** Throws AppError 'conflict' where another has it. */
    take(): void {
      if (held) return
      const lock = new Database(path.join(home, 'casebook.lock'), { timeout: 0 })
      try {
        lock.exec('BEGIN EXCLUSIVE')
      } catch (error) {
        lock.close()
        if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY')
          throw new AppError('conflict', say('store.in-use'))
        throw error
      }
      held = lock
    },
    release(): void {
      held?.close()
      held = undefined
    },
  }
}

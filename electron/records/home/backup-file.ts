import { createHash } from 'node:crypto'
import {
  existsSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  closeSync,
  statSync,
} from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { move, removeIfPossible } from '../../host/durable.ts'
import { unheard, type Underway } from '../../host/underway.ts'
import { keyFile, type KeyFile } from './key-file.ts'
import { summed } from './sum.ts'

/** One line of JSON, then the encrypted store (docs/formats/backup.md). */
const header = z.strictObject({
  format: z.literal('casebook-backup/1'),
  key: keyFile,
  bytes: z.int().positive(),
  sha256: z.string().length(64),
})
/** 64 slots and more. */
const LONGEST_HEADER = 65_536

type Stop = Pick<Underway, 'signal'>

/** A stream that was stopped says so in words of its own: these are everybody's. */
async function stoppable<T>({ signal }: Stop, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}

async function sha256Of(path: string, { signal }: Stop, start = 0): Promise<string> {
  const hash = createHash('sha256')
  await stoppable({ signal }, () => pipeline(createReadStream(path, { start }), hash, { signal }))
  return hash.digest('hex')
}

/** Writes `store` (an encrypted copy) and what opens it as one file. Answers its size and hash. */
export async function writeBackup(
  path: string,
  store: string,
  key: KeyFile,
  stop: Stop = unheard(),
): Promise<{ bytes: number; sha256: string }> {
  const line = JSON.stringify({
    format: 'casebook-backup/1',
    key: summed(key),
    bytes: statSync(store).size,
    sha256: await sha256Of(store, stop),
  })
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  let begun = false
  const withHeader = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      if (!begun) {
        begun = true
        this.push(`${line}\n`)
      }
      next(null, chunk)
    },
  })
  await stoppable(stop, () => pipeline(createReadStream(store), withHeader, out, stop))
  return { bytes: statSync(path).size, sha256: await sha256Of(path, stop) }
}

/**
 * Writes such a file under its name only when all of it is on the disk and has been read back. Throws AppError
 * 'conflict' where there is a file of that name: none is written over. Stopped, it leaves nothing.
 */
export async function publishBackup(
  to: string,
  store: string,
  { key, signal }: Stop & { readonly key: KeyFile },
): Promise<{ bytes: number; sha256: string }> {
  const part = `${to}.part`
  try {
    const made = await writeBackup(part, store, key, { signal })
    signal.throwIfAborted()
    if (existsSync(to)) throw new AppError('conflict', say('store.file-exists'))
    move(part, to)
    return made
  } finally {
    removeIfPossible(part)
  }
}

/** What stands before the store in a backup, and where that begins; undefined where the file is none. */
export function backupHeader(
  path: string,
): (z.infer<typeof header> & { readonly begins: number }) | undefined {
  // Anything else (a pipe, a device) may never come to an end.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined
  const start = Buffer.alloc(LONGEST_HEADER)
  const handle = openSync(path, 'r')
  try {
    const read = readSync(handle, start, 0, LONGEST_HEADER, 0)
    const end = start.subarray(0, read).indexOf('\n')
    const parsed = end < 0 ? undefined : header.safeParse(jsonOf(start.subarray(0, end).toString('utf8')))
    return parsed?.success ? { ...parsed.data, begins: end + 1 } : undefined
  } finally {
    closeSync(handle)
  }
}

/**
 * Takes a backup apart: the encrypted store goes to `store`; answers what opens it. Throws AppError where a
 * byte has changed.
 */
export async function readBackup(
  path: string,
  store: string,
  { signal, report }: Underway = unheard(),
): Promise<KeyFile> {
  const found = backupHeader(path)
  if (!found) throw new AppError('unreadable-source', say('store.no-backup'))
  const of = megabytes(found.bytes)
  let read = 0
  async function* told(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      read += chunk.length
      report({ phase: say('store.reading-backup'), done: Math.min(of, megabytes(read)), of })
      yield chunk
    }
  }
  await stoppable({ signal }, () =>
    pipeline(
      createReadStream(path, { start: found.begins }),
      told,
      createWriteStream(store, { mode: 0o600, flush: true }),
      { signal },
    ),
  )
  if (statSync(store).size !== found.bytes || (await sha256Of(store, { signal })) !== found.sha256) {
    throw new AppError('store-damaged', say('store.backup-bytes'))
  }
  return found.key
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6)

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
} // undefined is no header

import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/** Raised, with a code like those of the system, for what is no file of bytes, and for one that changes meanwhile. */
export class NotAsGiven extends Error {
  override readonly name = 'NotAsGiven'
  readonly code: 'ENOTREG' | 'ECHANGED'
  constructor(code: NotAsGiven['code']) {
    super(code)
    this.code = code
  }
}

/** What tells whether a file is still the one that it was. */
export interface Seen {
  readonly size: number
  readonly changed: number
  readonly inode: number
}

/**
 * Opens a file to read it. A pipe, a socket or a device is refused, and none is waited for: opening a pipe would last
 * until somebody writes into it.
 */
export async function openRegular(at: string): Promise<{ file: FileHandle; seen: Seen }> {
  const file = await open(at, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)) // Windows has no such flag
  try {
    const found = await file.stat()
    if (found.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' })
    if (!found.isFile()) throw new NotAsGiven('ENOTREG')
    return { file, seen: { size: found.size, changed: found.mtimeMs, inode: found.ino } }
  } catch (error) {
    await file.close()
    throw error
  }
}

/**
 * The bytes of a file as it was when it was opened: one that grows while it is read does not go on for ever, and one
 * that shrinks is not taken for whole. Throws where it is another than it was the last time, by `memory`.
 */
export async function* bytesOfRegular(
  at: string,
  chunk: number,
  memory: { seen?: Seen } = {},
): AsyncGenerator<Uint8Array> {
  const { file, seen } = await openRegular(at)
  try {
    if (memory.seen && !isSame(memory.seen, seen)) throw new NotAsGiven('ECHANGED')
    memory.seen = seen
    for (let left = seen.size; left > 0;) {
      const bytes = Buffer.allocUnsafe(Math.min(chunk, left))
      const { bytesRead } = await file.read(bytes, 0, bytes.byteLength)
      if (bytesRead === 0) break
      left -= bytesRead
      yield bytes.subarray(0, bytesRead)
    }
    const { size, mtimeMs, ino } = await file.stat()
    if (!isSame(seen, { size, changed: mtimeMs, inode: ino })) throw new NotAsGiven('ECHANGED')
  } finally {
    await file.close()
  }
}

const isSame = (one: Seen, other: Seen) =>
  one.size === other.size && one.changed === other.changed && one.inode === other.inode

import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGunzip, gunzip } from 'node:zlib'
import { beginningOf } from './beginning-of.ts'
import type { Container } from './container.ts'

const CHUNK = 1 << 18
/** Packed, a file of no more bytes is unpacked at once, where it comes to no more than so many: at half the cost. */
const [SMALL, MOST] = [1 << 20, 1 << 24]
/** What was unpacked at once is given on in pieces of as many bytes as a source's are kept in. */
const PIECE = 1 << 20

/** Blocked gzip, in which genomes come: by the extra field `BC` that stands first (SAM specification, 4.1). */
const isBlocked = (head: Uint8Array) => (head[3]! & 4) !== 0 && head[12] === 0x42 && head[13] === 0x43

const unpacked = promisify(gunzip)
/** What a whole file holds; undefined where it is damaged, or holds too much to be held. */
async function wholeOf(file: Buffer): Promise<Buffer | undefined> {
  // It ends in the length of what it holds (RFC 1952, 2.3.1): a guess, which spares putting parts together.
  const guess = file.byteLength < 4 ? 0 : file.readUInt32LE(file.byteLength - 4)
  const chunkSize = Math.min(MOST, Math.max(CHUNK, guess + 1))
  try {
    return await unpacked(file, { chunkSize, maxOutputLength: MOST })
  } catch {
    return undefined // what of it can be read is read as a stream, which says what is wrong
  }
}

async function* streamed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(chunks, { objectMode: false })
  const unpacking = createGunzip({ chunkSize: CHUNK })
  // pipe() does not pass on a read error; destroying the gunzip makes the loop below throw it.
  packed.on('error', error => {
    unpacking.destroy(error)
  })
  packed.pipe(unpacking)
  try {
    for await (const chunk of unpacking) yield chunk as Buffer
  } finally {
    packed.destroy()
    unpacking.destroy()
  }
}

const packing = (id: string, isOf: (head: Uint8Array) => boolean): Container => ({
  id,
  recognise: head => head[0] === 0x1f && head[1] === 0x8b && isOf(head),
  async *unpack(chunks) {
    const { first, isWhole, all } = await beginningOf(chunks, SMALL)
    const inside = isWhole ? await wholeOf(Buffer.concat(first)) : undefined
    if (!inside) return yield* streamed(all())
    for (let at = 0; at < inside.byteLength; at += PIECE) yield inside.subarray(at, at + PIECE)
  },
})

export const gzip = packing('gzip', head => !isBlocked(head))
export const bgzip = packing('bgzip', isBlocked)

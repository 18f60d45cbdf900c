import { createHash } from 'node:crypto'

const BLOCK = 1 << 20

/** What has been kept of a file. */
export interface Kept {
  bytes: number
  sha256(): string
}

/**
 * Passes bytes on and keeps them in blocks of one size, so that reading the file again keeps the same blocks. What came
 * before an error is kept too: facts of a file that ends too early lead back to their bytes like any others.
 */
export function keepBytes(
  chunks: AsyncIterable<Uint8Array>,
  keep: (offset: number, bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>,
): { chunks: AsyncIterable<Uint8Array>; kept: Kept } {
  const hash = createHash('sha256')
  const kept: Kept = { bytes: 0, sha256: () => hash.copy().digest('hex') }
  let held: Uint8Array[] = []
  let length = 0

  async function keepOne(size: number): Promise<void> {
    const all = Buffer.concat(held)
    const block = new Uint8Array(all.subarray(0, size))
    held = [all.subarray(size)]
    length -= size
    const offset = kept.bytes
    kept.bytes += size
    hash.update(block)
    await keep(offset, block)
  }
  async function* passing(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunks) {
        held.push(chunk)
        length += chunk.byteLength
        while (length >= BLOCK) await keepOne(BLOCK)
        yield chunk
      }
    } catch (error) {
      if (length > 0) await keepOne(length)
      throw error
    }
    if (length > 0) await keepOne(length)
  }
  return { chunks: passing(), kept }
}

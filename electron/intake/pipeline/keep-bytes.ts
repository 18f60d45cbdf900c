import { createHash } from 'node:crypto'
import { constants, zstdCompressSync } from 'node:zlib'

const BLOCK = 1 << 20
/** Of records, the fastest level packs as well as those three times as slow. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
/** As many blocks may be on their way to be kept while reading goes on. */
const ON_THEIR_WAY = 8

/** What has been read of a file. */
export interface Kept {
  bytes: number
  sha256(): string
}
/** Some bytes of a file, packed with zstd. */
export interface Block {
  readonly offset: number
  readonly length: number
  readonly packed: Uint8Array<ArrayBuffer>
}
interface Keeping {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly kept: Kept
  /** Sends off what has been read and not kept yet, so that it arrives before the facts that were read of it. */
  keepSoFar(): void
}

/**
 * Passes bytes on and keeps them. What came before an error is kept too: facts of a file that ends too early lead back
 * to their bytes like any others. `from`: bytes that an earlier reading kept already.
 */
export function keepBytes(
  chunks: AsyncIterable<Uint8Array>,
  { from, keep }: { readonly from: number; keep(block: Block): Promise<unknown> },
): Keeping {
  const hash = createHash('sha256')
  const kept: Kept = { bytes: 0, sha256: () => hash.copy().digest('hex') }
  const onTheirWay: Array<Promise<unknown>> = []
  let held: Uint8Array[] = []
  let length = 0

  function keepSoFar(): void {
    if (length === 0) return
    const block = held.length === 1 ? held[0]! : Buffer.concat(held)
    const offset = kept.bytes
    held = []
    length = 0
    kept.bytes += block.byteLength
    hash.update(block)
    const known = Math.min(block.byteLength, Math.max(0, from - offset))
    if (known === block.byteLength) return
    const rest = block.subarray(known)
    const packed = new Uint8Array(zstdCompressSync(rest, FAST))
    const keeping = keep({ offset: offset + known, length: rest.byteLength, packed })
    keeping.catch(() => undefined) // awaited below, where it throws
    onTheirWay.push(keeping)
  }
  async function* passing(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunks) {
        held.push(chunk)
        length += chunk.byteLength
        if (length >= BLOCK) keepSoFar()
        if (onTheirWay.length >= ON_THEIR_WAY) await onTheirWay.shift()
        yield chunk
      }
    } finally {
      keepSoFar()
      await Promise.all(onTheirWay)
    }
  }
  return { chunks: passing(), kept, keepSoFar }
}

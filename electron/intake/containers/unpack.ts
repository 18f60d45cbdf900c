import type { Container } from './container.ts'
import { containers } from './registry.ts'

/** How much of a file is looked at before its format is known. */
const HEAD = 1 << 16
/** A packing inside a packing inside a packing is a trap, not a record. */
const DEEPEST = 3

export interface Unpacked {
  /** The containers that were taken off, the outermost first. */
  readonly packed: readonly string[]
  /** The first bytes of what was inside. */
  readonly head: Uint8Array
  /** Whether the first bytes are all there are. */
  readonly isWhole: boolean
  /** What was inside, from its beginning, each time it is called. */
  bytes(): AsyncIterable<Uint8Array>
}

async function headOf(chunks: AsyncIterable<Uint8Array>): Promise<Pick<Unpacked, 'head' | 'isWhole'>> {
  const held: Uint8Array[] = []
  let length = 0
  let isWhole = false
  try {
    for await (const chunk of chunks) {
      held.push(chunk)
      length += chunk.byteLength
      if (length > HEAD) break
    }
    isWhole = length <= HEAD
  } catch (error) {
    // Damage behind the first bytes is met again when the file is read, and said there.
    if (length === 0) throw error
  }
  return { head: Buffer.concat(held).subarray(0, HEAD), isWhole }
}

/** Takes off every container that the bytes come in. `open` begins them anew each time it is called. */
export async function unpack(
  open: () => AsyncIterable<Uint8Array>,
  known: readonly Container[] = containers,
): Promise<Unpacked> {
  let bytes = open
  let { head, isWhole } = await headOf(bytes())
  const packed: string[] = []
  while (packed.length < DEEPEST) {
    const container = known.find(each => each.recognise(head))
    if (!container) break
    const outer = bytes
    bytes = () => container.unpack(outer())
    ;({ head, isWhole } = await headOf(bytes()))
    packed.push(container.id)
  }
  return { packed, head, isWhole, bytes }
}

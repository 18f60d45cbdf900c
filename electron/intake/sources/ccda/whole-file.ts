import { limits, type Limits } from '../../budgets.ts'
import type { Piece } from '../source.ts'

/** A file as one document; of one that is too large no bytes are held. */
export async function* wholeFile(
  chunks: AsyncIterable<Uint8Array>,
  { entryBytes }: Pick<Limits, 'entryBytes'> = limits,
): AsyncGenerator<Piece> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.byteLength
    if (length > entryBytes) held = []
    else held.push(chunk)
  }
  if (length > 0)
    yield {
      place: { offset: 0, length, position: 'document' },
      bytes: length > entryBytes ? new Uint8Array(0) : Buffer.concat(held),
    }
}

import type { Place } from '../../../../shared/domain/fact.ts'
import type { Piece } from '../source.ts'

const units = ['entry', 'line', 'resource', 'item'] as const

/**
 * A piece as the splitter counts it: the exact bytes of one entry or line, and where they stood in the unpacked
 * file.
 */
export interface Slice {
  readonly offset: number
  readonly bytes: Uint8Array
  readonly number: number
  readonly unit: (typeof units)[number]
}

export const placeOf = ({ offset, bytes, number, unit }: Slice): Place => ({
  offset,
  length: bytes.byteLength,
  position: `${unit} ${number}`,
})

export const pieceOf = (slice: Slice): Piece => ({ place: placeOf(slice), bytes: slice.bytes })

/** The slice that a piece once was: also of one that comes back from the store. */
export function sliceOf({ place, bytes }: Piece): Slice {
  const [unit, number] = place.position.split(' ')
  return {
    offset: place.offset,
    bytes,
    number: Number(number),
    unit: units.find(each => each === unit) ?? 'entry',
  }
}

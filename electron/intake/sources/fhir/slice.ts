import type { Place } from '../../../../shared/domain/fact.ts'
import type { Piece } from '../source.ts'
import { Parsed } from './parse.ts'

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
  /** How long it is where it is larger than is held; its bytes are none then. */
  readonly beyond?: number | undefined
  /** Where the splitter has parsed it to see where it ends. Its bytes are UTF-8 then. */
  readonly parsed?: Parsed | undefined
}

export const placeOf = ({ offset, bytes, number, unit, beyond }: Slice): Place => ({
  offset,
  length: beyond ?? bytes.byteLength,
  position: `${unit} ${number}`,
})

export const pieceOf = (slice: Slice): Piece => ({
  place: placeOf(slice),
  bytes: slice.bytes,
  ...(slice.parsed && { parsed: slice.parsed }),
})

/** The slice that a piece once was: also of one that comes back from the store. */
export function sliceOf({ place, bytes, parsed }: Piece): Slice {
  const [unit, number] = place.position.split(' ')
  return {
    offset: place.offset,
    bytes,
    number: Number(number),
    unit: units.find(each => each === unit) ?? 'entry',
    ...(place.length > bytes.byteLength && { beyond: place.length }),
    ...(parsed instanceof Parsed && { parsed }),
  }
}

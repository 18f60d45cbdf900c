import { say } from '../../../../shared/words/message.ts'
import type { Part } from '../../../../shared/domain/part.ts'
import { limits, type Limits } from '../../budgets.ts'
import { beyondBounds } from '../beyond-bounds.ts'
import { wholeFile } from '../ccda/whole-file.ts'
import type { Piece, Reading } from '../source.ts'
import type { Drawn, Field } from './article-format.ts'
import { formatCalled } from './formats.ts'

/** A file in which no record was found, or that is too long to look for any. */
const WHOLE = 'file'
/** What a piece that is no part of a record is called among the parts of a file. */
const SET_ASIDE = 'record'

/** The records of a file, each with its format and number as its place: `ris record 3`. */
export async function* records(
  chunks: AsyncIterable<Uint8Array>,
  format: string,
  bounds: Pick<Limits, 'entryBytes'> = limits,
): AsyncGenerator<Piece> {
  for await (const { place, bytes } of wholeFile(chunks, bounds)) {
    let number = 0
    for (const { from, to } of formatCalled(format)?.cut(bytes) ?? [])
      yield {
        place: { offset: from, length: to - from, position: `${format} record ${++number}` },
        bytes: bytes.subarray(from, to),
      }
    if (number === 0) yield { place: { ...place, position: WHOLE }, bytes: new Uint8Array(0) }
  }
}

function draw({ place, bytes }: Piece): Drawn {
  const shape = { depth: 1, values: 1, longestText: 0, isClosed: true }
  const tooMuch = beyondBounds(place.length, shape)
  if (tooMuch) return tooMuch
  const format = formatCalled(place.position.split(' ', 1)[0]!)
  return format?.draw(bytes) ?? { reason: say('articles.none'), remedy: say('articles.none-remedy') }
}

/** A record as a citation; or what it is instead; or why it is set aside. */
export function* readRecord(piece: Piece): Generator<Reading> {
  const { place } = piece
  const drawn = draw(piece)
  if ('passed' in drawn) yield { kind: 'other', type: drawn.passed, place }
  else if ('reason' in drawn) yield { kind: 'reject', reject: { place, ...drawn } }
  else yield { kind: 'citation', citation: { ...drawn.work, place } }
}

const nothing = { number: '', read: 0, kept: 0, lost: 0, hasWords: false, unread: 0 }
const fateCount = { read: { read: 1 }, kept: { kept: 1 }, unknown: { lost: 1 } } as const
const partOf = ({ name, fate }: Field): Part => ({ ...nothing, ...fateCount[fate], name, entries: 1 })

/** Every field of a record by its name: read, in the file only, or unknown to its format. */
export function* partsOf(piece: Piece): Generator<Part> {
  const drawn = draw(piece)
  if ('work' in drawn) for (const field of drawn.fields) yield partOf(field)
  else if ('passed' in drawn) yield partOf({ name: drawn.passed, fate: 'kept' })
  else yield partOf({ name: SET_ASIDE, fate: 'unknown' })
}

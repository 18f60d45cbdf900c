import type { Part } from '../../../../shared/domain/part.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { parseMessage } from './message.ts'
import { readMessage } from './read.ts'

const left = 'HL7 '
/** Of which segments, in `OBX 3`, a reason for quarantine tells. */
const segmentIn = (position: string): string | undefined => /, ([A-Z][A-Z\d]{2}) \d{1,9}$/.exec(position)?.[1]

/** What each reading takes from the segments of its kind. */
function fates(readings: readonly Reading[]) {
  const [kept, lost, unread] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  const add = (counts: Map<string, number>, name: string, more = 1) =>
    counts.set(name, (counts.get(name) ?? 0) + more)
  for (const reading of readings) {
    if (reading.kind === 'other' && reading.type.startsWith(left)) add(kept, reading.type.slice(left.length))
    const position = reading.kind === 'reject' ? segmentIn(reading.reject.place.position) : undefined
    if (position !== undefined) add(lost, position)
    if (reading.kind !== 'fact' && reading.kind !== 'person') continue
    const said = reading.kind === 'fact' ? reading.fact : reading.person
    const name = segmentIn(said.place.position)
    if (name !== undefined) add(unread, name, said.unread.length)
  }
  return { kept, lost, unread }
}

/** Each kind of segment of a message, by its name; a message that is refused is one part, which is lost. */
export function* partsOf(piece: Piece, situation: Situation): Generator<Part> {
  const isMessage = piece.place.position.startsWith('message')
  const message = isMessage ? parseMessage(piece.bytes) : 'header'
  const nothing = { number: '', read: 0, kept: 0, lost: 0, hasWords: false, unread: 0 }
  const readings = [...readMessage(piece, situation)]
  if (typeof message === 'string') {
    const name = isMessage ? 'MSH' : piece.place.position.replace(/ \d{1,9}$/, '')
    const isRefused = readings.some(({ kind }) => kind === 'reject')
    yield { ...nothing, name, entries: 1, ...(isRefused ? { lost: 1 } : { kept: 1 }) }
    return
  }
  const { kept, lost, unread } = fates(readings)
  // A message of which nobody knows whose it is is set aside as a whole.
  const isNobodys =
    !readings.some(({ kind }) => kind === 'person') && readings.some(({ kind }) => kind === 'reject')
  const counts = Map.groupBy(message.segments, ({ name }) => name)
  for (const [name, segments] of counts) {
    const entries = segments.length
    const aside = isNobodys ? entries : Math.min(entries, lost.get(name) ?? 0)
    const other = Math.min(entries - aside, kept.get(name) ?? 0)
    yield {
      ...nothing,
      name,
      entries,
      read: entries - aside - other,
      kept: other,
      lost: aside,
      unread: unread.get(name) ?? 0,
    }
  }
}

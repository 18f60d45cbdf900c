import { say } from '../../../../shared/words/message.ts'
import type { Reading, Situation } from '../source.ts'
import { readEntry, readWhole } from './bundle.ts'
import { isErased } from './erased.ts'
import { beyondBounds } from '../beyond-bounds.ts'
import { jsonShape } from '../json-shape.ts'
import { parseObject, type Parsed } from './parse.ts'
import type { Knowing } from './resource.ts'
import { placeOf, type Slice } from './slice.ts'
import { recover } from './recover.ts'
import { decodeText } from './words/decode.ts'

function parsedBytes({ bytes, parsed }: Slice): { parsed: Parsed | undefined; guessed: boolean } {
  if (parsed) return { parsed, guessed: false }
  const { text, guessed } = decodeText(bytes)
  return { parsed: parseObject(text), guessed }
}

/** A slice as JSON; undefined where it is none. */
function parsedSlice(slice: Slice, { scope, received }: Situation): Iterable<Reading> | undefined {
  const { parsed, guessed } = parsedBytes(slice)
  if (!parsed) return undefined
  const { object, written } = parsed
  if (isErased(object)) return [{ kind: 'other', type: 'erased' }]
  const where = { place: placeOf(slice), written }
  const day = Date.parse(received)
  const knowing: Knowing = { scope, guessed, received: Number.isNaN(day) ? Date.now() : day }
  return slice.unit === 'entry' ? readEntry(object, where, knowing) : readWhole(object, where, knowing)
}

/** What is not kept as a fact stands where its part does: the piece holds its neighbours too. */
const placed = (readings: Iterable<Reading> | undefined, part: Slice): Iterable<Reading> | undefined =>
  readings && Array.from(readings, each => (each.kind === 'other' ? { ...each, place: placeOf(part) } : each))

const isSound = (text: string) => {
  const bytes = Buffer.from(text)
  return !beyondBounds(bytes.byteLength, jsonShape(bytes)) && parseObject(text) !== undefined
}

/** What is no longer cannot be as deep or as large as does harm, and most entries are no longer. */
const SHORT = 4_096

/** Reads one slice. What cannot be parsed is taken apart once, so that a broken entry does not cost its neighbours. */
export function* readSlice(slice: Slice, situation: Situation): Generator<Reading> {
  const length = slice.beyond ?? slice.bytes.byteLength
  const shape = length > SHORT ? jsonShape(slice.bytes) : undefined
  const beyond = shape && beyondBounds(length, shape)
  // One that never ends has swallowed others, which are looked for.
  if (beyond && (slice.beyond !== undefined || shape.isClosed)) {
    yield { kind: 'reject', reject: { place: placeOf(slice), ...beyond } }
    return
  }
  const direct = beyond ? undefined : parsedSlice(slice, situation)
  if (direct) {
    yield* direct
    return
  }
  for (const { slice: part, sound } of recover(slice, isSound))
    yield* (
      (sound ? placed(parsedSlice(part, situation), part) : undefined) ?? [
        {
          kind: 'reject' as const,
          reject: {
            place: placeOf(part),
            reason: say('quarantine.not-json', { unit: part.unit === 'line' ? 'line' : 'entry' }),
            remedy: say('quarantine.not-json-remedy'),
          },
        },
      ]
    )
}

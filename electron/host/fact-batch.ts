import { counts, type Fact, type Place } from '../../shared/domain/fact.ts'
import { HASH_BYTES, IDENTITY_BYTES, type FactBatch } from '../../shared/domain/facts/batch.ts'
import { columnsOf, type FactColumns } from '../../shared/domain/facts/columns.ts'
import { identityOf, meaningOfFact } from './fact-hash.ts'

/** One fact of a batch: what it says, who it is, and where it stands. */
export interface BatchedFact {
  readonly columns: FactColumns
  readonly identity: Buffer
  readonly hash: Buffer
  /** The name by which its source speaks of the person. */
  readonly called: string
  /** It happened to her. */
  readonly isUsable: boolean
  readonly place: Place
}

const NOTHING = -1
const orNothing = (value: number | null) => value ?? NaN
const orNull = (value: number) => (Number.isNaN(value) ? null : value)

/** Facts of one source as columns. `scope`: what the source is called. */
export function batchOf(facts: readonly Fact[], scope: string): FactBatch {
  const n = facts.length
  const strings: string[] = []
  const places = new Map<string, number>()
  const placeOf = (text: string | null): number => {
    if (text === null || text === '') return NOTHING
    let at = places.get(text)
    if (at === undefined) {
      at = strings.push(text) - 1
      places.set(text, at)
    }
    return at
  }
  const ints = () => new Int32Array(n)
  const floats = () => new Float64Array(n)
  const batch: FactBatch = {
    n,
    strings,
    kind: new Uint8Array(n),
    standing: new Uint8Array(n),
    usable: new Uint8Array(n),
    identity: new Uint8Array(n * IDENTITY_BYTES),
    hash: new Uint8Array(n * HASH_BYTES),
    called: ints(),
    concept: ints(),
    form: ints(),
    visit: ints(),
    unit: ints(),
    text: ints(),
    detail: ints(),
    position: ints(),
    start: floats(),
    end: floats(),
    known: floats(),
    recorded: floats(),
    value: floats(),
    offset: floats(),
    length: floats(),
  }
  for (const [row, fact] of facts.entries()) {
    const columns = columnsOf(fact, scope)
    const identity = identityOf(fact.identity, scope)
    batch.kind[row] = columns.kind
    batch.standing[row] = columns.standing
    batch.usable[row] = Number(counts(fact))
    batch.identity.set(identity, row * IDENTITY_BYTES)
    batch.hash.set(meaningOfFact(columns, { identity, called: fact.patient, scope }), row * HASH_BYTES)
    batch.called[row] = placeOf(fact.patient)
    for (const name of ['concept', 'form', 'visit', 'unit', 'text', 'detail'] as const)
      batch[name][row] = placeOf(columns[name])
    for (const name of ['start', 'end', 'known', 'recorded', 'value'] as const)
      batch[name][row] = orNothing(columns[name])
    batch.position[row] = placeOf(fact.place.position)
    batch.offset[row] = fact.place.offset
    batch.length[row] = fact.place.length
  }
  return batch
}

/** The facts of a batch, one after the other. */
export function* factsIn(batch: FactBatch): Generator<BatchedFact> {
  const textAt = (at: number) => (at === NOTHING ? '' : batch.strings[at]!)
  const slice = (bytes: Uint8Array, row: number, size: number) =>
    Buffer.from(bytes.buffer, bytes.byteOffset + row * size, size)
  for (let row = 0; row < batch.n; row++) {
    const text = batch.text[row]!
    yield {
      columns: {
        kind: batch.kind[row]!,
        standing: batch.standing[row]!,
        concept: textAt(batch.concept[row]!),
        form: textAt(batch.form[row]!),
        visit: textAt(batch.visit[row]!),
        start: orNull(batch.start[row]!),
        end: orNull(batch.end[row]!),
        known: orNull(batch.known[row]!),
        recorded: orNull(batch.recorded[row]!),
        value: orNull(batch.value[row]!),
        unit: textAt(batch.unit[row]!),
        text: text === NOTHING ? null : textAt(text),
        detail: textAt(batch.detail[row]!),
      },
      identity: slice(batch.identity, row, IDENTITY_BYTES),
      hash: slice(batch.hash, row, HASH_BYTES),
      called: textAt(batch.called[row]!),
      isUsable: batch.usable[row] === 1,
      place: {
        offset: batch.offset[row]!,
        length: batch.length[row]!,
        position: textAt(batch.position[row]!),
      },
    }
  }
}

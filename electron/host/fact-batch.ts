import type { Fact, Place } from '../../shared/domain/fact.ts'
import { HASH_BYTES, IDENTITY_BYTES, NOTHING, type FactBatch } from '../../shared/domain/facts/batch.ts'
import type { FactColumns } from '../../shared/domain/facts/columns.ts'
import { factBatcher } from './fact-batcher.ts'

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

/** Facts of one source as columns. `scope`: what the source is called. */
export function batchOf(facts: readonly Fact[], scope: string): FactBatch {
  const batcher = factBatcher(scope)
  for (const fact of facts) batcher.add(fact)
  return batcher.batch()
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value)

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

import type { Progress } from '../../../shared/contract/define.ts'
import { IDENTITY_BYTES, HASH_BYTES, type FactBatch } from '../../../shared/domain/facts/batch.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { batchOf } from '../../host/fact-batch.ts'
import { keepUnits } from '../border/keep-units.ts'
import type { Piece, Source } from '../sources/source.ts'
import { readerOf, type StoredWork } from './stored-source.ts'

/** What a look at the store found, as records' own checks say it. */
export interface Check {
  readonly name: Message
  readonly ok: boolean
  readonly finding: Message
}
type Kept = Awaited<ReturnType<StoredWork['ingest']['factsToReadBack']>>[number]

const hex = (bytes: Uint8Array, row = 0, size = bytes.byteLength) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + row * size, size).toString('hex')

/** What each fact of a batch is named, with what it means. */
function* meanings(batch: FactBatch): Generator<string> {
  for (let row = 0; row < batch.n; row++)
    yield hex(batch.identity, row, IDENTITY_BYTES) + hex(batch.hash, row, HASH_BYTES)
}

/** The facts that a piece says, in its source's situation. */
function factsOf(piece: Piece, source: Source, row: Awaited<ReturnType<StoredWork['ingest']['sourceRow']>>) {
  const { scope, answers, received } = row
  const facts = [...source.read(piece, { scope, answers, received })].flatMap(reading =>
    reading.kind === 'fact' ? [keepUnits(reading.fact)] : [],
  )
  return batchOf(facts, scope)
}

/**
 * Reads facts once more, each from its own bytes, and looks whether they mean what the store says they mean: that every
 * fact leads back to its source is a promise, and this is how it is looked at. Drawn at random, so that a store of any
 * size is looked at within a moment and another part of it each time. Those that another version read are passed over:
 * what that version would have made of them nobody knows.
 */
export async function readBack(
  wanted: number,
  { ingest, sources, signal }: StoredWork,
  report: (step: Progress) => void,
): Promise<Check> {
  const name = say('verify.read-back')
  const kept = Map.groupBy(await ingest.factsToReadBack({ facts: wanted }), ({ sourceId }) => sourceId)
  let [read, other] = [0, 0]
  for (const [sourceId, facts] of kept) {
    signal.throwIfAborted()
    report({ phase: name, done: read, of: wanted })
    const row = await ingest.sourceRow({ sourceId })
    const source = readerOf(sources, row.reader.id)
    if (source?.version !== row.reader.version) continue
    for (const fact of facts) {
      read++
      if (!(await isSaidBy(fact))) other++
    }

    async function isSaidBy({ place, identity, hash }: Kept): Promise<boolean> {
      const { bytes } = await ingest.keptBytes({ sourceId, offset: place.offset, length: place.length })
      const said = factsOf({ place, bytes }, source!, row)
      return [...meanings(said)].includes(hex(identity) + hex(hash))
    }
  }
  return {
    name,
    ok: other === 0,
    finding:
      other === 0 ? say('verify.read-back-sound', { facts: read }) : say('verify.read-back-other', { other }),
  }
}

import type { Fact } from '../../../shared/domain/fact.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { Referent, Retraction } from '../../../shared/domain/referent.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import type { Piece, Reading, Reject, Situation, Source } from '../sources/source.ts'
import { brokenOf, isAboutTheStore } from './reasons.ts'

const BATCH = 500

/** What a run of pieces turned out to be. */
export interface Batch {
  readonly people: Person[]
  readonly facts: Fact[]
  readonly referents: Referent[]
  readonly retractions: Retraction[]
  readonly others: Map<string, number>
  readonly waiting: Reject[]
  readonly rejects: Reject[]
  /** The number of pieces read so far, this batch included: where to continue. */
  piecesDone: number
}
const emptyBatch = (): Batch => ({
  people: [],
  facts: [],
  referents: [],
  retractions: [],
  others: new Map(),
  waiting: [],
  rejects: [],
  piecesDone: 0,
})

function add(batch: Batch, reading: Reading): void {
  switch (reading.kind) {
    case 'person':
      batch.people.push(reading.person)
      break
    case 'fact':
      batch.facts.push(reading.fact)
      break
    case 'referent':
      batch.referents.push(reading.referent)
      break
    case 'retraction':
      batch.retractions.push(reading.retraction)
      break
    case 'other':
      batch.others.set(reading.type, (batch.others.get(reading.type) ?? 0) + 1)
      break
    case 'waiting':
      batch.waiting.push(reading.reject)
      break
    case 'reject':
      batch.rejects.push(reading.reject)
  }
}

/** What is to be read, and what its reader knows beside it. */
export interface Work {
  readonly source: Source
  readonly pieces: AsyncIterable<Piece> | Iterable<Piece>
  readonly situation: Situation
  /** How many pieces are stored already, and are passed over. */
  readonly skip?: number
  readonly signal: AbortSignal
}

/** Raised where a file is none of the source's after all and nothing of it has been stored. */
export class NotOfThisSource extends Error {
  override readonly name = 'NotOfThisSource'
  readonly said: Message
  constructor(said: Message) {
    super(said.key)
    this.said = said
  }
}

/**
 * Reads pieces and delivers what they hold, batch by batch: the one way from bytes to facts. Importing, trying
 * again and reading again differ in where the pieces come from and where the batches go. Never throws for what a
 * piece holds, but for `NotOfThisSource`; throws when cancelled and when a delivery fails. A file that ends too
 * early, or whose packing is damaged, is read as far as it goes, and that is said.
 */
export async function readPieces(work: Work, deliver: (batch: Batch) => Promise<unknown>): Promise<void> {
  const { source, pieces, situation, skip = 0, signal } = work
  let batch = emptyBatch()
  let inBatch = 0
  let done = 0
  let delivered = skip > 0
  const foreign: Message[] = [] // why pieces of the first batch are none of this source's
  let underWay: Promise<unknown> = Promise.resolve()

  async function send(): Promise<void> {
    const full = batch
    full.piecesDone = done
    batch = emptyBatch()
    if (inBatch === 0) return
    inBatch = 0
    turnAwayAltogether(full)
    await underWay // at most one batch is under way while the next is read
    signal.throwIfAborted()
    delivered = true
    underWay = deliver(full)
    underWay.catch(() => undefined) // awaited above or below, where it throws
  }

  /** A leftover of another release costs itself only; a file that is mostly of one is none of this source's. */
  function turnAwayAltogether({ facts }: Batch): void {
    if (!delivered && foreign.length > facts.length) throw new NotOfThisSource(foreign[0]!)
  }

  function take(piece: Piece): void {
    for (const reading of source.read(piece, situation)) {
      if (reading.kind === 'reject' && reading.wholeFile !== undefined) foreign.push(reading.wholeFile)
      add(batch, reading)
    }
  }

  try {
    for await (const piece of pieces) {
      signal.throwIfAborted()
      if (++done <= skip) continue
      take(piece)
      if (++inBatch >= BATCH) await send()
    }
  } catch (error) {
    if (signal.aborted || error instanceof NotOfThisSource || isAboutTheStore(error)) throw error
    batch.rejects.push({
      place: { offset: 0, length: 0, position: `after entry ${done}` },
      reason: brokenOf(error),
      remedy: say('quarantine.broken-file-remedy'),
    })
    inBatch++
  }
  await send()
  await underWay
}

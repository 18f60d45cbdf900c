import { citation, type Citation } from '../../../shared/domain/citation.ts'
import { person, type Person } from '../../../shared/domain/patient.ts'
import { referent, retraction, type Referent, type Retraction } from '../../../shared/domain/referent.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { factBatcher, type FactBatcher } from '../../host/fact-batcher.ts'
import { keepUnits } from '../border/keep-units.ts'
import type { Piece, Reading, Reject, Situation, Source } from '../sources/source.ts'
import { BeyondBudget } from '../beyond-budget.ts'
import { limits, type Limits } from '../budgets.ts'
import { brokenOf, isAboutTheStore, remedyOf } from './reasons.ts'

/** Pieces of the first batch, which shows whether a file is this source's, and of those after it. */
const [FIRST, BATCH] = [500, 1_000]
/** As many batches may be under way while the next is read. */
const UNDER_WAY = 3
/**
 * A file whose beginning holds a larger part that is another release's is of that release as a whole: what carries no
 * sign of it would be misread. The public files of older releases show it in a quarter or more of their facts.
 */
const FOREIGN = 0.1

/** What a run of pieces turned out to be. */
export interface Batch {
  readonly people: Person[]
  readonly facts: FactBatcher
  readonly referents: Referent[]
  readonly retractions: Retraction[]
  readonly citations: Citation[]
  readonly others: Map<string, number>
  readonly rejects: Reject[]
  /** The number of pieces read before this batch, and with it: where to continue. */
  piecesBefore: number
  piecesDone: number
}
const emptyBatch = (piecesBefore: number, scope: string): Batch => ({
  people: [],
  facts: factBatcher(scope),
  referents: [],
  retractions: [],
  citations: [],
  others: new Map(),
  rejects: [],
  piecesBefore,
  piecesDone: piecesBefore,
})

/** A batch as records takes it. */
export const foundIn = ({ people, facts, referents, retractions, citations, rejects }: Batch) => ({
  people,
  facts: facts.batch(),
  referents,
  retractions,
  ...(citations.length > 0 && { citations }),
  rejects,
})

const count = (others: Map<string, number>, type: string) => others.set(type, (others.get(type) ?? 0) + 1)

function add(batch: Batch, reading: Reading): void {
  switch (reading.kind) {
    case 'person':
      batch.people.push(reading.person)
      break
    case 'fact':
      batch.facts.add(keepUnits(reading.fact))
      break
    case 'referent':
      batch.referents.push(reading.referent)
      // One inside another resource is no entry of its own.
      if (!reading.referent.identity.includes('#')) count(batch.others, reading.referent.type)
      break
    case 'retraction':
      batch.retractions.push(reading.retraction)
      break
    case 'citation':
      batch.citations.push(reading.citation)
      break
    case 'other':
      count(batch.others, reading.type)
      break
    case 'waiting':
    case 'reject':
      batch.rejects.push(reading.reject)
  }
}

/** Whether the store takes a reading: it takes or refuses a batch as a whole. Facts are columns by then. */
function isAsAgreed(reading: Reading): boolean {
  if (reading.kind === 'person') return person.safeParse(reading.person).success
  if (reading.kind === 'referent') return referent.safeParse(reading.referent).success
  if (reading.kind === 'citation') return citation.safeParse(reading.citation).success
  return reading.kind !== 'retraction' || retraction.safeParse(reading.retraction).success
}

/** What is to be read, and what its reader knows beside it. */
export interface Work {
  readonly source: Source
  readonly pieces: AsyncIterable<Piece> | Iterable<Piece>
  readonly situation: Situation
  /** Pieces whose facts are stored already: they are passed over. */
  readonly skip?: number
  readonly signal: AbortSignal
  readonly bounds?: Pick<Limits, 'entriesPerFile' | 'rejectsPerFile'>
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
 * Reads pieces and delivers what they hold, batch by batch, and says which is the last: the one way from bytes to
 * facts. Importing, trying again and reading again differ in where the pieces come from and where the batches go.
 * Never throws for what a piece holds, but for `NotOfThisSource`; throws when cancelled and when a delivery fails. A
 * file that ends too early, or whose packing is damaged, is read as far as it goes, and that is said.
 */
export async function readPieces(
  work: Work,
  deliver: (batch: Batch, isLast: boolean) => Promise<unknown>,
): Promise<void> {
  const { source, pieces, situation, skip = 0, signal, bounds = limits } = work
  let batch = emptyBatch(skip, situation.scope)
  let inBatch = 0
  let done = 0
  let rejects = 0
  // Why pieces of the first batch are none of this source's. One leftover of another release costs itself.
  const foreign: Message[] = []
  let delivered = skip > 0
  const breathe = breather(signal)
  const underWay: Array<Promise<unknown>> = []
  // Why something could not be delivered, which is no fault of the file.
  let fault: { readonly error: unknown } | undefined

  async function send(isLast = false): Promise<void> {
    const full = batch
    full.piecesDone = done
    batch = emptyBatch(done, situation.scope)
    if (inBatch === 0) return
    inBatch = 0
    if (underWay.length >= UNDER_WAY) await underWay.shift()
    signal.throwIfAborted()
    if (!delivered && foreign.length > FOREIGN * (foreign.length + full.facts.length))
      throw new NotOfThisSource(foreign[0]!)
    delivered = true
    const delivery = deliver(full, isLast)
    delivery.catch((error: unknown) => {
      fault ??= { error } // awaited above or below, where it throws
    })
    underWay.push(delivery)
  }

  /**
   * What a piece holds; a piece on which its reader fails, or of which the store would refuse something, costs itself,
   * never the rest of its file.
   */
  function readingsOf(piece: Piece): Reading[] {
    try {
      const readings = [...source.read(piece, situation)]
      if (readings.every(isAsAgreed)) return readings
    } catch {
      // told below, as what is not as agreed
    }
    const { place } = piece
    const said = { reason: say('quarantine.failed'), remedy: say('quarantine.failed-remedy') }
    return [{ kind: 'reject', reject: { place, ...said } }]
  }

  function take(piece: Piece): void {
    for (const reading of readingsOf(piece)) {
      if (reading.kind === 'reject' && reading.wholeFile !== undefined) foreign.push(reading.wholeFile)
      add(batch, reading)
      if (reading.kind === 'reject' && ++rejects > bounds.rejectsPerFile)
        throw new BeyondBudget(say('intake.too-many-unread', { entries: bounds.rejectsPerFile }))
    }
  }

  try {
    for await (const piece of pieces) {
      signal.throwIfAborted()
      // Bytes that are held already wait for no disk: a cancel would come through only at the end.
      const pause = breathe()
      if (pause) await pause
      if (done >= bounds.entriesPerFile)
        throw new BeyondBudget(say('intake.too-many-entries', { entries: bounds.entriesPerFile }))
      done++
      if (done <= skip) continue
      take(piece)
      if (++inBatch >= (delivered ? BATCH : FIRST)) await send()
    }
  } catch (error) {
    const isNoneOfTheFile = signal.aborted || error === fault?.error
    if (isNoneOfTheFile || error instanceof NotOfThisSource || isAboutTheStore(error)) throw error
    batch.rejects.push({
      place: { offset: 0, length: 0, position: `after entry ${done}` },
      reason: brokenOf(error),
      remedy: remedyOf(error),
    })
    inBatch++
    // A step of its own: what is told behind the last entry stored would be taken for told already.
    done = Math.max(done + 1, skip)
  }
  await send(true)
  await Promise.all(underWay)
}

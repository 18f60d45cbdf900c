import type { Client } from '../../../shared/contract/define.ts'
import type { frames as framesContract } from '../../../shared/contract/frames.ts'
import type { knowledge as knowledgeContract } from '../../../shared/contract/knowledge.ts'
import type { Accrual } from '../../../shared/contract/knowledge-standing.ts'
import type { Control } from '../../../shared/domain/controls/control.ts'
import type { Asked } from '../../../shared/domain/asked.ts'
import { breather } from '../../host/breathe.ts'
import { frameHash } from '../cohorts/fingerprint.ts'
import { makeCard } from '../cards/make-card.ts'
import { designFor } from '../designs/registry.ts'

interface Records {
  readonly frames: Client<typeof framesContract>
  readonly knowledge: Client<typeof knowledgeContract>
}

/**
 * What came of asking one question again. `same`: its people and columns are what they were. `again`: they are what
 * they were before that. `answered`: a new card stands.
 */
export type AskedAgain = 'same' | 'again' | 'answered'

interface Asking {
  readonly records: Records
  /** The negative controls that ship: a question is asked again as it was asked. */
  readonly controls: readonly Control[]
  /** ISO day. */
  readonly today: string
  readonly signal: AbortSignal
}

/** Of these questions, those that what is new in the record can have changed. */
async function touchedOf(
  { frames }: Records,
  { touched }: Accrual,
  asked: { readonly hashes: string[]; readonly signal: AbortSignal },
): Promise<string[]> {
  const { hashes, signal } = asked
  if (touched.is === 'nobody') return []
  if (touched.is === 'anybody') return hashes
  const { people } = touched
  return (await frames.touchedBy({ people, questionHashes: hashes }, { signal })).questionHashes
}

/**
 * Asks one question again. Where the record is what it was when it was answered, nothing is looked at: no card is made,
 * and no look is counted. Where it has come back to what it was before, that answer stands again.
 */
async function askOne(
  question: Asked,
  hash: string,
  { records, controls, today, signal }: Asking,
): Promise<AskedAgain> {
  const { frames, knowledge } = records
  const design = designFor(question)
  const frame = await frames.frame(design.frameRequest(question, controls), { signal })
  const previous = await knowledge.latestCard({ questionHash: hash }, { signal })
  const of = { frameHash: frameHash(frame), design: design.id, version: design.version }
  const { card: known } = await knowledge.cardOfFrame({ questionHash: hash, ...of }, { signal })
  if (known !== null && known === previous?.id) return 'same'
  if (known !== null) {
    await knowledge.standAgain({ card: known }, { signal })
    return 'again'
  }
  const answer = await design.run(question, frame, { breathe: breather(signal), report: () => undefined })
  signal.throwIfAborted()
  await knowledge.keepCard({ card: makeCard({ question, frame, answer, answered: today, previous }) })
  return 'answered'
}

/**
 * Asks again every standing question that something new has touched, one after the other, and then notes how far the
 * record had come. Whoever stops it loses nothing: what was asked is found unchanged the next time.
 */
export async function askAgain(accrual: Accrual, asking: Asking): Promise<ReadonlyMap<string, AskedAgain>> {
  const { records, signal } = asking
  const { knowledge } = records
  const hashes = await knowledge.answeredHashes({}, { signal })
  const found = new Map<string, AskedAgain>()
  for (const hash of await touchedOf(records, accrual, { hashes, signal })) {
    const kept = await knowledge.question({ hash }, { signal })
    if (kept) found.set(hash, await askOne(kept.question, hash, asking))
  }
  signal.throwIfAborted()
  await knowledge.settle({ mark: accrual.mark })
  return found
}

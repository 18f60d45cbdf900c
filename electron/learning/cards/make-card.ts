import type { Json } from '../../../shared/domain/canonical.ts'
import type { Answer } from '../../../shared/domain/answer.ts'
import type { Card } from '../../../shared/domain/card.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import type { Asked } from '../../../shared/domain/asked.ts'
import { questionHash } from '../../host/question-hash.ts'
import { fingerprint, frameHash } from '../cohorts/fingerprint.ts'
import { designFor } from '../designs/registry.ts'
import { whatChanged } from './what-changed.ts'

/**
 * Turns an answer into the artefact that is kept: named by its own content, and telling what changed since the
 * last one.
 */
export function makeCard({
  question,
  frame,
  answer,
  answered,
  previous,
}: {
  readonly question: Asked
  readonly frame: Frame
  readonly answer: Answer
  /** ISO day. */
  readonly answered: string
  readonly previous: Card | null
}): Card {
  const { id: design, version } = designFor(question)
  const content = {
    format: 'casebook-card/2' as const,
    question,
    questionHash: questionHash(question),
    frameHash: frameHash(frame),
    method: { design, version },
    answered,
    answer,
    accrual: accrualOf(frame),
    ...(previous && { previous: previous.id, changed: whatChanged(previous.answer, answer) }),
  }
  // A card holds only what JSON can say: it crosses ports and lies in the store as that.
  return { id: fingerprint(content as unknown as Json), ...content }
}

/** How many people began in each calendar year. */
function accrualOf(frame: Frame): NonNullable<Card['accrual']> {
  const people = new Map<number, number>()
  for (const year of frame.indexYear) people.set(year, (people.get(year) ?? 0) + 1)
  return [...people].map(([year, n]) => ({ year, people: n })).toSorted((one, other) => one.year - other.year)
}

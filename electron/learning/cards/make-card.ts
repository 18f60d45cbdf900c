import type { Answer } from '../../../shared/domain/answer.ts'
import type { Card } from '../../../shared/domain/card.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import type { Question } from '../../../shared/domain/question.ts'
import { questionHash } from '../../host/question-hash.ts'
import { fingerprint, frameHash } from '../cohorts/fingerprint.ts'
import { whatChanged } from './what-changed.ts'

/** How answers are made. The version rises when the same data could give another number. */
export const method = {
  name: 'target trial, propensity weights, weighted Kaplan-Meier and Cox',
  version: '1.0',
} as const

/** Turns an answer into the artefact that is kept: named by its own content, and telling what changed since the last one. */
export function makeCard(
  question: Question,
  frame: Frame,
  answer: Answer,
  answeredOn: string,
  previous: Card | null,
): Card {
  const content = {
    format: 'casebook-card/1' as const,
    question,
    questionHash: questionHash(question),
    frameHash: frameHash(frame),
    method,
    answered: answeredOn,
    answer,
    accrual: accrualOf(frame),
    ...(previous && { previous: previous.id, changed: whatChanged(previous.answer, answer) }),
  }
  return { id: fingerprint(content), ...content }
}

/** How many people began in each calendar year. */
function accrualOf(frame: Frame): NonNullable<Card['accrual']> {
  const people = new Map<number, number>()
  for (const year of frame.indexYear) people.set(year, (people.get(year) ?? 0) + 1)
  return [...people].map(([year, n]) => ({ year, people: n })).toSorted((one, other) => one.year - other.year)
}

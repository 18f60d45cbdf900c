import { judge, judgeQuestion, type Release } from '../../../../electron/learning/gate/index.ts'
import { objections } from '../../../../electron/learning/gate/registry.ts'
import type { Card } from '../../../../shared/domain/card.ts'
import type { Question } from '../../../../shared/domain/question.ts'
import { summary, type Summary, type Verdict } from '../../../../shared/domain/summary.ts'
import { exampleCard, exampleQuestion, type Counts } from './example-card.ts'

/** One limit of a rule of docs/PRIVACY.md: the last that it refuses, in which words, and the first that may leave. */
export interface Limit {
  readonly what: string
  readonly refused: () => Verdict
  /** Reason and remedy, as a person reads them. */
  readonly says: string
  readonly passes: () => Verdict
}

/** On a card of the demonstration, after `releases` of its question. */
export const verdictOn = (card: Card, releases: Release[] = [], origin: 'library' | 'own' = 'library') =>
  judge({ card, casebook: 'demonstration', origin, releases })
/** On the example card with other counts of people and events. */
export const counted = (counts: Partial<Counts>) => verdictOn(exampleCard(counts))
const about = (change: Partial<Question>) =>
  verdictOn(exampleCard({}, '2026-03-01', { ...exampleQuestion, ...change }))
/** On a card that asks about ages from and to, in whole years; undefined leaves that end open. */
export const aged = (from?: number, to?: number) =>
  about({
    population: {
      ...exampleQuestion.population,
      ageYears: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    },
  })
/** What the example card tells where it leaves. */
export const told = (): Summary => {
  const verdict = verdictOn(exampleCard())
  if (verdict.kind === 'refused') throw new Error('refused')
  return summary.parse(JSON.parse(verdict.receipt.bytes))
}
/** On the example card with another effect. */
export const withEffect = (change: object): Verdict => {
  const card = exampleCard()
  if (card.answer.kind !== 'estimate') throw new Error('no estimate')
  const { logHazardRatio } = card.answer
  return verdictOn({ ...card, answer: { ...card.answer, logHazardRatio: { ...logHazardRatio, ...change } } })
}
/** On a card answered on an ISO day with other counts, once `told` has left on 2026-03-01. */
export const after = (day: string, counts: Partial<Counts>): Verdict =>
  verdictOn(exampleCard(counts, day), [{ released: '2026-03-01', withdrawn: false, summary: told() }])
/** As many more people and events in each cell as a rerun needs. */
export const grown = { exposedPeople: 227, exposedEvents: 63, comparatorPeople: 251, comparatorEvents: 81 }
/** On a question that would itself be shared. */
export const asked = (question: Question) => judgeQuestion({ question, casebook: 'demonstration' })
/** On the example question with another outcome. */
export const outcome = (change: Partial<Question['outcome']>) =>
  asked({ ...exampleQuestion, outcome: { ...exampleQuestion.outcome, ...change } })
/** On a summary, or what claims to be one, as it would leave. */
export const against = (document: object): Verdict => {
  const found = objections('summary', document as Summary)
  return found.length > 0
    ? { kind: 'refused', rules: found }
    : { kind: 'releasable', receipt: { bytes: '', sha256: '0'.repeat(64), sentences: [] } }
}

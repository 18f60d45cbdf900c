import type { Diagnostic, Estimate, Lost, Withheld } from '../../../../shared/domain/answer.ts'
import type { Compared } from './compared.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { span } from './span.ts'

const ofLoss: ReadonlySet<Diagnostic['id']> = new Set(['follow-up', 'loss'])

/** What is known whatever became of the lost, where nothing else hides an answer. */
export function readingOfLost(
  question: Compared,
  diagnostics: readonly Diagnostic[],
  lost: Lost | undefined,
): Pick<Withheld, 'reading'> {
  const failed = diagnostics.filter(each => !each.passed)
  if (!lost || failed.some(each => !ofLoss.has(each.id))) return {}
  const { intervalLower, intervalUpper } = lost.boundsPer100
  const { weightedDifferencePer100: weighted } = lost
  return {
    reading: [
      say('reading.lost-bounds', {
        outcome: question.outcome.label,
        within: span(question.horizonDays),
        exposure: question.exposure.label,
        comparator: question.comparator.label,
        people: peopleOf(lost),
        lower: intervalLower,
        upper: intervalUpper,
      }),
      ...(weighted
        ? [
            say('reading.lost-weighted', {
              difference: weighted.estimate,
              lower: weighted.lower,
              upper: weighted.upper,
            }),
          ]
        : []),
    ],
  }
}

/** Beside a shown answer: whether the lost could have turned it. Nothing where nobody was lost. */
export function lostSentence({
  lost,
  numberNeeded,
  exposed,
  comparator,
}: Omit<Estimate, 'reading'>): Message[] {
  if (!lost) return []
  const people = peopleOf(lost)
  const { intervalLower: lower, intervalUpper: upper } = lost.boundsPer100
  if (numberNeeded === null) return [say('reading.lost-unsure', { people, lower, upper })]
  if (!lost.tipping)
    return [say(lower > 0 || upper < 0 ? 'reading.lost-stands' : 'reading.lost-stands-alone', { people })]
  const { arm, per100, asFollowedPer100 } = lost.tipping
  return [
    say('reading.lost-tips', {
      people,
      group: arm === 'exposed' ? exposed.label : comparator.label,
      per100,
      asFollowed: asFollowedPer100,
    }),
  ]
}

const peopleOf = ({ people: { exposed, comparator } }: Lost) => exposed + comparator

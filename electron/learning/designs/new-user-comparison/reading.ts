import type { Estimate, Missing } from '../../../../shared/domain/answer.ts'
import type { Question } from '../../../../shared/domain/question.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { lostSentence } from './reading-of-lost.ts'
import { span } from './span.ts'

/** Whom the weighted answer is about. */
const about = { 'overlap': 'overlap', 'att': 'att', 'ate-stabilised': 'ate' } as const satisfies Record<
  Question['weights'],
  string
>
/** Below this the effect is taken to change over time. */
const CHANGES_OVER_TIME_P = 0.05

/** The answer in sentences a clinician can read aloud: risks first, then difference, then how far to trust it. */
export function readingOf(question: Question, answer: Omit<Estimate, 'reading'>): Message[] {
  const { people, events, proportionalHazardsP, notRecorded } = answer
  return [
    risks(question, answer),
    difference(answer),
    ...deaths(answer),
    say('reading.from', {
      people: people.exposed + people.comparator,
      events: events.exposed + events.comparator,
    }),
    answer.eValue.limit > 1 ? say('reading.hidden-factor', answer.eValue) : say('reading.no-hidden-factor'),
    ...(proportionalHazardsP !== null && proportionalHazardsP < CHANGES_OVER_TIME_P
      ? [say('reading.changes-over-time')]
      : []),
    ...lostSentence(answer),
    ...(notRecorded.length > 0
      ? [
          say('reading.not-recorded', {
            labels: notRecorded.map(notRecordedIn),
          }),
        ]
      : []),
  ]
}

const because = {
  never: percent => say('study.never-recorded', { percent }),
  beyond: percent => say('study.beyond-range', { percent }),
  unit: percent => say('study.other-unit', { percent }),
  rough: percent => say('study.rough-date', { percent }),
} as const satisfies Record<Missing, (percent: number) => Message>

function notRecordedIn({ label, percent, why }: Estimate['notRecorded'][number]): Message {
  if (!why) return say('study.not-recorded-in', { label, percent })
  const reasons = why.map(({ gap, percent: part }) => because[gap](part))
  return say('study.not-recorded-because', { label, percent, reasons })
}

function risks(question: Question, { exposed, comparator }: Omit<Estimate, 'reading'>): Message {
  return say('reading.risks', {
    about: about[question.weights],
    outcome: question.outcome.label,
    within: span(question.horizonDays),
    exposure: exposed.label,
    exposedRisk: exposed.riskPer100.estimate,
    exposedLower: exposed.riskPer100.lower,
    exposedUpper: exposed.riskPer100.upper,
    comparator: comparator.label,
    comparatorRisk: comparator.riskPer100.estimate,
    comparatorLower: comparator.riskPer100.lower,
    comparatorUpper: comparator.riskPer100.upper,
  })
}

/** The risk of death beside: a treatment that kills has fewer left to have the outcome. */
function deaths({ exposed, comparator }: Omit<Estimate, 'reading'>): Message[] {
  const [one, other] = [exposed.deathPer100, comparator.deathPer100]
  if (!one || !other) return []
  return [
    say('reading.deaths', {
      exposure: exposed.label,
      exposedRisk: one.estimate,
      exposedLower: one.lower,
      exposedUpper: one.upper,
      comparator: comparator.label,
      comparatorRisk: other.estimate,
      comparatorLower: other.lower,
      comparatorUpper: other.upper,
    }),
  ]
}

function difference({
  exposed,
  numberNeeded,
  riskDifferencePer100: { estimate, lower, upper },
}: Omit<Estimate, 'reading'>): Message {
  if (numberNeeded === null) return say('reading.no-difference', { difference: estimate, lower, upper })
  return say('reading.difference', {
    size: Math.abs(estimate),
    direction: numberNeeded.harm ? 'more' : 'fewer',
    exposure: exposed.label,
    lower,
    upper,
    people: numberNeeded.people,
  })
}

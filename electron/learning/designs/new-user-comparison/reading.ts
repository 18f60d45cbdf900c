import type { Estimate, Interval, Missing } from '../../../../shared/domain/answer.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { lostSentence } from './reading-of-lost.ts'
import type { Compared } from './compared.ts'
import { people } from './read-aloud.ts'
import { span } from './span.ts'

/** Whom the weighted answer is about. */
const about = { 'overlap': 'overlap', 'att': 'att', 'ate-stabilised': 'ate' } as const satisfies Record<
  Compared['weights'],
  string
>
/** Below this the effect is taken to change over time. */
const CHANGES_OVER_TIME_P = 0.05

/** Of 100 people, or of more where so few of 100 have the outcome that whole numbers would not tell two risks apart. */
const denominators = [100, 1_000, 10_000] as const
const FEWEST_OF_THESE = 3
export function denominatorOf(risksPer100: readonly number[]): (typeof denominators)[number] {
  const smallest = Math.min(...risksPer100) / 100
  return denominators.find(each => smallest * each >= FEWEST_OF_THESE) ?? 10_000
}

/**
 * The answer in sentences a clinician can read aloud: risks first, then difference, then from whom; what follows are
 * its doubts. The people it is about stand in each of the first three, so that each can be read alone.
 */
export function readingOf(question: Compared, answer: Omit<Estimate, 'reading'>): Message[] {
  const { people: counted, events, proportionalHazardsP, notRecorded } = answer
  return [
    risks(question, answer),
    difference(question, answer),
    ...deaths(answer),
    say('reading.from-people', {
      patients: counted.exposed + counted.comparator,
      people: people(question.trial),
      events: events.exposed + events.comparator,
      outcome: question.outcome.label,
    }),
    answer.eValue.limit > 1 ? say('reading.hidden-factor', answer.eValue) : say('reading.no-hidden-factor'),
    ...controls(answer),
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

/** The same number of people stands before both risks and their difference. */
const denominatorIn = ({ exposed, comparator }: Pick<Estimate, 'exposed' | 'comparator'>) =>
  denominatorOf([exposed.riskPer100.estimate, comparator.riskPer100.estimate])

const per = ({ estimate, lower, upper }: Interval, of: number): Interval => ({
  estimate: (estimate * of) / 100,
  lower: (lower * of) / 100,
  upper: (upper * of) / 100,
})

function risks(question: Compared, answer: Omit<Estimate, 'reading'>): Message {
  const of = denominatorIn(answer)
  const exposed = per(answer.exposed.riskPer100, of)
  const comparator = per(answer.comparator.riskPer100, of)
  return say('reading.would-have', {
    of,
    people: people(question.trial),
    about: about[question.weights],
    outcome: question.outcome.label,
    within: span(question.horizonDays),
    exposure: question.exposure.label,
    exposedRisk: exposed.estimate,
    exposedLower: exposed.lower,
    exposedUpper: exposed.upper,
    comparator: question.comparator.label,
    comparatorRisk: comparator.estimate,
    comparatorLower: comparator.lower,
    comparatorUpper: comparator.upper,
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

/** How far the comparison errs where it should find nothing, and what is left once that is allowed for. */
function controls({ controls: told, calibrated, hazardRatio: plain }: Omit<Estimate, 'reading'>): Message[] {
  if (!told) return []
  const counted = told.counted.length
  if (!told.error || !calibrated) return [say('reading.controls-few', { counted })]
  return [
    say('reading.controls', {
      counted,
      factor: Math.exp(told.error.expected),
      ...calibrated.hazardRatio,
      plain: plain.estimate,
      plainLower: plain.lower,
      plainUpper: plain.upper,
    }),
  ]
}

function difference(question: Compared, answer: Omit<Estimate, 'reading'>): Message {
  const of = denominatorIn(answer)
  const { numberNeeded, riskDifferencePer100 } = answer
  const { estimate, lower, upper } = per(riskDifferencePer100, of)
  const told = {
    of,
    people: people(question.trial),
    exposure: question.exposure.label,
    comparator: question.comparator.label,
    lower,
    upper,
  }
  if (numberNeeded === null)
    return say(lower > 0 || upper < 0 ? 'reading.may-be-error' : 'reading.not-told-apart', {
      ...told,
      difference: estimate,
    })
  // The nearer the difference to nothing, the more must be treated for one outcome.
  const needed = [riskDifferencePer100.lower, riskDifferencePer100.upper]
    .map(each => 100 / Math.abs(each))
    .toSorted((one, other) => one - other)
  return say('reading.differs', {
    ...told,
    size: Math.abs(estimate),
    direction: numberNeeded.harm ? 'more' : 'fewer',
    outcome: question.outcome.label,
    within: span(question.horizonDays),
    needed: numberNeeded.people,
    neededLower: needed[0]!,
    neededUpper: needed[1]!,
  })
}

import type { Estimate, Interval } from '../../../../shared/domain/answer.ts'
import type { Question } from '../../../../shared/domain/question.ts'
import { span } from '../../cohorts/read-aloud.ts'

const whole = ({ estimate, lower, upper }: Interval) =>
  `${estimate.toFixed(0)} (${lower.toFixed(0)} to ${upper.toFixed(0)})`

/** Whom the weighted answer is about. */
const about: Record<Question['weights'], string> = {
  'overlap': 'people for whom either treatment was a real choice',
  'att': 'people like those who started the treatment',
  'ate-stabilised': 'people like everybody in this study',
}

/** The answer in sentences a clinician can read aloud: risks first, then difference, then how far to trust it. */
export function readingOf(question: Question, answer: Omit<Estimate, 'reading'>): string[] {
  const {
    exposed,
    comparator,
    riskDifferencePer100: difference,
    numberNeeded,
    eValue,
    proportionalHazardsP,
  } = answer
  const within = span(question.horizonDays)
  const sentences = [
    `Of 100 ${about[question.weights]}, ${whole(exposed.riskPer100)} had ${question.outcome.label} within ${within} after starting ${exposed.label} and ${whole(comparator.riskPer100)} after starting ${comparator.label}.`,
    numberNeeded === null
      ? `The difference is ${signed(difference.estimate)} in 100 (${signed(difference.lower)} to ${signed(difference.upper)}): these data do not tell the two apart.`
      : `That is ${Math.abs(difference.estimate).toFixed(1)} in 100 ${numberNeeded.harm ? 'more' : 'fewer'} with ${exposed.label} (difference ${signed(difference.lower)} to ${signed(difference.upper)}), one for every ${numberNeeded.people.toFixed(0)} people treated.`,
    `From ${answer.people.exposed + answer.people.comparator} of your patients, ${answer.events.exposed + answer.events.comparator} of whom had the outcome.`,
    eValue.limit > 1
      ? `A hidden factor would have to go with both treatment and outcome ${eValue.estimate.toFixed(1)} times as often to explain this away, and ${eValue.limit.toFixed(1)} times to make it uncertain.`
      : 'The interval holds no difference, so nothing hidden is needed to explain it.',
  ]
  if (proportionalHazardsP !== null && proportionalHazardsP < 0.05)
    sentences.push(
      'The difference changes over time, so read the days gained or lost before the hazard ratio.',
    )
  if (answer.notRecorded.length > 0)
    sentences.push(
      `Not recorded: ${answer.notRecorded.map(each => `${each.label} in ${each.percent.toFixed(0)} %`).join(', ')}; filled in ten ways from what is known, and the spread between them is in the intervals.`,
    )
  return sentences
}

const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '-' : ''}${Math.abs(value).toFixed(1)}`

import { boundedMeanSequence, type SequenceOfLimits } from './bounded-mean-sequence.ts'
import {
  confidenceSequence,
  requireAlpha,
  type ConfidenceSequenceOptions,
  type Limits,
} from './confidence-sequence.ts'

/** Events among people in two arms at one look. */
export interface ArmCounts {
  readonly events: number
  readonly people: number
}

/**
 * Confidence sequence for the risk difference of two arms, first minus second, from their counts at a look:
 * `confidenceSequence` about p1 - p2 with the standard error of Agresti and Caffo, who add one event and one
 * non-event to each arm, so that no event is not certainty.
 *
 * Asymptotic; from some dozens of people an arm on. `riskDifferenceSequence` holds from the first person on,
 * but is wider.
 * Source: Waudby-Smith et al. 2024, Ann Stat 52:2613; Agresti & Caffo 2000, Am Stat 54:280.
 * Checked against: simulation of every look.
 * Errors: RangeError unless counts are whole, 0 <= events <= people, with somebody in each arm; as
 * `confidenceSequence`.
 */
export function riskDifferenceLimits(
  first: ArmCounts,
  second: ArmCounts,
  options: ConfidenceSequenceOptions,
): Limits {
  const [p1, p2] = [riskOf(first), riskOf(second)]
  const variance = ({ events, people }: ArmCounts) =>
    ((events + 1) * (people - events + 1)) / (people + 2) ** 3
  return confidenceSequence(p1 - p2, Math.sqrt(variance(first) + variance(second)), options)
}

/**
 * The same from outcomes in the order in which they came in, exact at any number of people: each arm's risk
 * lies in its own sequence for half of alpha, so their difference lies between the differences of the limits.
 * `arm` is 1 for the first, 0 for the second.
 * Source: Waudby-Smith & Ramdas 2024 for each arm, Bonferroni for both. Checked against: simulation of every look.
 * Errors: RangeError unless outcome and arm are 0 or 1 and as many, and alpha between 0 and 1.
 */
export function riskDifferenceSequence(outcome: Uint8Array, arm: Uint8Array, alpha = 0.05): SequenceOfLimits {
  requireAlpha('riskDifferenceSequence', alpha)
  if (arm.length !== outcome.length)
    throw new RangeError(`riskDifferenceSequence: arm has ${arm.length} rows, outcome ${outcome.length}.`)
  for (const [name, flags] of [
    ['outcome', outcome],
    ['arm', arm],
  ] as const) {
    const wrong = flags.findIndex(flag => flag > 1)
    if (wrong >= 0)
      throw new RangeError(`riskDifferenceSequence: ${name}, row ${wrong + 1}, is neither 0 nor 1.`)
  }
  const of = (which: number) =>
    boundedMeanSequence(Float64Array.from(outcome.filter((_, row) => arm[row] === which)), alpha / 2)
  const [first, second] = [of(1), of(0)]
  const lower = new Float64Array(outcome.length)
  const upper = new Float64Array(outcome.length)
  let [seenFirst, seenSecond] = [0, 0]
  for (let row = 0; row < outcome.length; row++) {
    if (arm[row] === 1) seenFirst++
    else seenSecond++
    const [low1, high1] = at(first, seenFirst)
    const [low2, high2] = at(second, seenSecond)
    lower[row] = low1 - high2
    upper[row] = high1 - low2
  }
  return { lower, upper }
}

/** Before anybody was seen all is possible. */
function at({ lower, upper }: SequenceOfLimits, seen: number): [number, number] {
  return seen === 0 ? [0, 1] : [lower[seen - 1]!, upper[seen - 1]!]
}

function riskOf({ events, people }: ArmCounts): number {
  if (
    !(Number.isInteger(events) && Number.isInteger(people) && events >= 0 && events <= people && people > 0)
  )
    throw new RangeError('riskDifferenceLimits: counts must be whole, 0 <= events <= people, people above 0.')
  return events / people
}

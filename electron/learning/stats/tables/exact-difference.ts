import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { binomialPmf } from '../foundations/binomial.ts'
import type { Interval } from './interval.ts'
import { scoreOfDifference } from './miettinen-nurminen.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

/** Differences looked at from one end to the other before a limit is bisected. */
const STEP = 1 / 64
/** Limits are found to so much, and given outwards. */
const TOLERANCE = 1e-6
/** Common risks looked at to find the worst, and halvings of what lies beside it. */
const RISKS = 64
const HALVINGS = 12
/** Scores that differ by rounding alone are the same. */
const ROUNDING = 1e-9

/**
 * Exact unconditional limits of the risk difference, risk 1 minus risk 2, for small arms.
 *
 * Two one-sided tests are inverted. A difference d lies below the limits where, whatever the risks are that differ by
 * d, tables whose score is at least as high as that of the table seen have together a probability of at most
 * (1 - level)/2; and above them the other way round. Tables are ordered by Miettinen and Nurminen's score at d. The
 * worst risk is looked for on a grid and sharpened; of several stretches of d that the test admits, the outermost ends
 * count, so that coverage is at least `level`. Arms without people: null.
 * Source: Chan & Zhang 1999, Biometrics 55:1202.
 * Checked against: coverage over all tables of small arms, summed outright; Barnard's one-sided p of 7 of 15 against
 * 12 of 15 (Mehta & Senchaudhuri 2003), at which the limits reach 0.
 * Errors: RangeError for counts that are none and a level outside 0..1.
 */
export const exactLimitsOfDifference = (table: TwoByTwo, level = 0.95): Interval | null =>
  atOnce(exactLimitsOfDifferenceInSteps(table, level))

export function* exactLimitsOfDifferenceInSteps(table: TwoByTwo, level = 0.95): InSteps<Interval | null> {
  checkTwoByTwo('exactLimitsOfDifference', table)
  checkLevel('exactLimitsOfDifference', level)
  const { events1, size1, events2, size2 } = table
  if (size1 === 0 || size2 === 0) return null
  const tail = (1 - level) / 2
  const mirrored = { events1: events2, size1: size2, events2: events1, size2: size1 }
  return {
    lower: yield* lowerLimit(table, tail),
    upper: -(yield* lowerLimit(mirrored, tail)),
  }
}

/** The smallest difference that is not refused. */
function* lowerLimit(table: TwoByTwo, tail: number): InSteps<number> {
  const seen = table.events1 / table.size1 - table.events2 / table.size2
  if (seen === -1) return -1
  let refused = -1
  for (let difference = -1 + STEP; difference < seen; difference += STEP) {
    yield
    if (worstTail(table, difference) > tail) return yield* bisected(table, tail, refused, difference)
    refused = difference
  }
  return yield* bisected(table, tail, refused, seen)
}

function* bisected(table: TwoByTwo, tail: number, refused: number, admitted: number): InSteps<number> {
  let [low, high] = [refused, admitted]
  while (high - low > TOLERANCE) {
    yield
    const middle = (low + high) / 2
    if (worstTail(table, middle) > tail) high = middle
    else low = middle
  }
  return low
}

/** The highest probability, over all risks that differ so much, of a score at least as high as that of the table. */
function worstTail(table: TwoByTwo, difference: number): number {
  const { size1, size2 } = table
  const least = leastEvents(table, difference)
  const probability = (risk2: number) => {
    const above = upperTails(size1, Math.min(1, Math.max(0, risk2 + difference)))
    let sum = 0
    for (let events2 = 0; events2 <= size2; events2++)
      if (least[events2]! <= size1) sum += binomialPmf(events2, size2, risk2) * above[least[events2]!]!
    return sum
  }
  const [low, high] = [Math.max(0, -difference), Math.min(1, 1 - difference)]
  let width = (high - low) / RISKS
  let [best, at] = [0, low]
  const look = (risk2: number) => {
    const found = probability(Math.min(high, Math.max(low, risk2)))
    if (found > best) [best, at] = [found, risk2]
  }
  for (let step = 0; step <= RISKS; step++) look(low + step * width)
  for (let turn = 0; turn < HALVINGS; turn++) {
    width /= 2
    const middle = at
    look(middle - width)
    look(middle + width)
  }
  return best
}

/** Of each number of events in arm 2, the fewest in arm 1 with a score at least as high as the table's. */
function leastEvents(table: TwoByTwo, difference: number): number[] {
  const { size1, size2 } = table
  const seen = scoreOfDifference(table, difference)
  const reached = seen - ROUNDING * Math.max(1, Math.abs(seen))
  // The score rises with the events of arm 1 and falls with those of arm 2, so that one walk finds them all.
  let events1 = 0
  return Array.from({ length: size2 + 1 }, (_, events2) => {
    while (events1 <= size1 && scoreOfDifference({ events1, size1, events2, size2 }, difference) < reached)
      events1++
    return events1
  })
}

/** The probability of at least so many events, by their number. */
function upperTails(size: number, risk: number): Float64Array {
  const tails = new Float64Array(size + 1)
  let sum = 0
  for (let events = size; events >= 0; events--) tails[events] = sum += binomialPmf(events, size, risk)
  return tails
}

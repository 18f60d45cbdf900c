import type { ChangePairs, ChangeStatement } from '../../../../shared/domain/measures/change.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { exactLimitsOfDifferenceInSteps } from '../../stats/tables/exact-difference.ts'
import { scoreLimitsOfDifference } from '../../stats/tables/miettinen-nurminen.ts'
import { pairedDifference } from '../../stats/tables/paired-difference.ts'
import { hodgesLehmannShiftInSteps } from '../../stats/tables/rank-sum.ts'
import { peopleInBoth, type Pairs } from './pairs.ts'

type Difference = ChangeStatement['difference']
interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** Tables there can be, up to which exact limits are found within a second. */
const MOST_TABLES = 10_000

/** Share after less share before; exact where so few are counted that score limits hold less than they say. */
export function* differenceOfShares(before: Share, after: Share): InSteps<Difference> {
  if (before.denominator === 0 || after.denominator === 0) return null
  const table = {
    events1: after.numerator,
    size1: after.denominator,
    events2: before.numerator,
    size2: before.denominator,
  }
  const isSmall = (table.size1 + 1) * (table.size2 + 1) <= MOST_TABLES
  const limits = isSmall ? yield* exactLimitsOfDifferenceInSteps(table) : scoreLimitsOfDifference(table)
  const { lower, upper } = limits! // neither side is empty
  const value = table.events1 / table.size1 - table.events2 / table.size2
  return { value, lower, upper, by: isSmall ? 'exact' : 'score' }
}

/**
 * Share after less share before of the same people, with Newcombe's paired interval. Where McNemar's exact test cannot
 * leave out chance the interval holds 0, whatever few pairs make of an approximation. Undefined where fewer than half
 * of those on the smaller side stand in both spans: then most are different people.
 */
export function differenceOfPairs(
  pairs: Pairs,
): { readonly difference: NonNullable<Difference>; readonly pairs: ChangePairs } | undefined {
  const { both, firstOnly: lost, secondOnly: gained, neither, left, came } = pairs
  const people = peopleInBoth(pairs)
  const smaller = people + Math.min(left.denominator, came.denominator)
  if (people === 0 || 2 * people < smaller) return undefined
  const found = pairedDifference({ both, firstOnly: lost, secondOnly: gained, neither })
  if (found.kind === 'not-estimable') return undefined
  const { estimate: value, exactP } = found
  const mayBeChance = exactP > 0.05
  return {
    difference: {
      value,
      lower: mayBeChance ? Math.min(0, found.lower) : found.lower,
      upper: mayBeChance ? Math.max(0, found.upper) : found.upper,
      by: 'paired',
    },
    pairs: { people, both, lost, gained, neither, exactP, left, came },
  }
}

/** By how much a quantity has shifted: Hodges and Lehmann's, which a few very long stays do not move. */
export function* shiftOfQuantities(before: Float64Array, after: Float64Array): InSteps<Difference> {
  const shift = yield* hodgesLehmannShiftInSteps(after, before)
  if (shift.kind === 'not-estimable') return null
  const { estimate: value, lower, upper, limits } = shift
  return { value, lower, upper, by: limits === 'exact' ? 'exact-ranks' : 'ranks' }
}

import type { ChangeStatement } from '../../../../shared/domain/measures/change.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { exactLimitsOfDifferenceInSteps } from '../../stats/tables/exact-difference.ts'
import { scoreLimitsOfDifference } from '../../stats/tables/miettinen-nurminen.ts'
import { hodgesLehmannShiftInSteps } from '../../stats/tables/rank-sum.ts'

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

/** By how much a quantity has shifted: Hodges and Lehmann's, which a few very long stays do not move. */
export function* shiftOfQuantities(before: Float64Array, after: Float64Array): InSteps<Difference> {
  const shift = yield* hodgesLehmannShiftInSteps(after, before)
  if (shift.kind === 'not-estimable') return null
  const { estimate: value, lower, upper, limits } = shift
  return { value, lower, upper, by: limits === 'exact' ? 'exact-ranks' : 'ranks' }
}

import type { Interval } from './interval.ts'
import { scoreLimitsOfRatio } from './miettinen-nurminen.ts'
import { ratioWithLimits, type RatioEstimate } from './ratio-limits.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

export interface RiskRatio {
  /** With the limits of Katz on the logarithm. */
  readonly katz: RatioEstimate
  readonly miettinenNurminen: Interval | null
}

/**
 * Risk ratio of two arms: (x1/n1) / (x2/n2), with two intervals.
 *
 * Katz: the logarithm -/+ z sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2); a zero cell leaves it one limit or none, so use
 * the score limits of Miettinen and Nurminen then. An arm without people: nothing.
 * Source: Katz et al. 1978, Biometrics 34:469. Checked against: R. Errors: RangeError for counts and level.
 */
export function riskRatio(table: TwoByTwo, level = 0.95): RiskRatio {
  checkTwoByTwo('riskRatio', table)
  checkLevel('riskRatio', level)
  const { events1, size1, events2, size2 } = table
  const standardError = Math.sqrt(1 / events1 - 1 / size1 + 1 / events2 - 1 / size2)
  return {
    katz: ratioWithLimits(events1 / size1 / (events2 / size2), standardError, level),
    miettinenNurminen: scoreLimitsOfRatio(table, level),
  }
}

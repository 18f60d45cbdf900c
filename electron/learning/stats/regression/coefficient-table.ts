import { normalCdf, normalQuantile } from '../foundations/normal.ts'
import { studentCdf, studentQuantile } from '../foundations/student.ts'

export interface CoefficientRow {
  readonly estimate: number
  readonly standardError: number
  /** Estimate over standard error. */
  readonly statistic: number
  /** Two-sided. */
  readonly p: number
  readonly lower: number
  readonly upper: number
}

/**
 * Wald's test of 0 and confidence limits, estimate -/+ quantile times standard error, for each coefficient.
 *
 * Normal, or Student's t with `freedom` degrees where they are given (gaussian fits). `level` is the limits' coverage,
 * 0.95 by default. A standard error of 0 gives an infinite statistic and p = 0 (an estimate of 0 then: 0 and 1).
 * Errors: RangeError for a level outside 0..1 or a standard error below 0.
 */
export function coefficientTable(
  estimates: ArrayLike<number>,
  standardErrors: ArrayLike<number>,
  { level = 0.95, freedom }: { level?: number; freedom?: number } = {},
): CoefficientRow[] {
  if (!(level > 0 && level < 1)) throw new RangeError('coefficientTable: level must lie between 0 and 1.')
  if (estimates.length !== standardErrors.length)
    throw new RangeError(
      `coefficientTable: ${estimates.length} estimates and ${standardErrors.length} standard errors.`,
    )
  const tail = (1 - level) / 2
  const reach = freedom === undefined ? normalQuantile(tail, true) : studentQuantile(tail, freedom, true)
  return Array.from(estimates, (estimate, c) => {
    const standardError = standardErrors[c]!
    if (!(standardError >= 0))
      throw new RangeError(`coefficientTable: standardErrors, entry ${c + 1}: ${standardError}.`)
    const statistic = estimate === 0 ? 0 : estimate / standardError
    const beyond =
      freedom === undefined
        ? normalCdf(Math.abs(statistic), true)
        : studentCdf(Math.abs(statistic), freedom, true)
    const half = reach * standardError
    return {
      estimate,
      standardError,
      statistic,
      p: Math.min(1, 2 * beyond),
      lower: estimate - half,
      upper: estimate + half,
    }
  })
}

/** Square roots of a covariance's diagonal. */
export const standardErrorsOf = (covariance: readonly Float64Array[]): Float64Array =>
  Float64Array.from(covariance, (row, c) => Math.sqrt(row[c]!))

import { normalCdf, normalQuantile } from '../foundations/normal.ts'
import type { RestrictedMean } from './restricted-mean.ts'

interface Contrast {
  readonly estimate: number
  readonly lower: number
  readonly upper: number
  readonly p: number
}
export interface RestrictedMeanComparison {
  readonly difference: Contrast & { readonly standardError: number }
  /** Second over first; absent where a mean is 0. */
  readonly ratio: (Contrast & { readonly standardErrorOfLog: number }) | undefined
}

/**
 * Difference and ratio of two groups' restricted means, second minus and over first.
 *
 * The groups are independent: variances add, for the ratio on the log scale (delta method, standard error / mean).
 * Limits and two-sided p are normal.
 * Source: Royston & Parmar 2013, BMC Med Res Methodol 13:152; Uno et al. 2014, J Clin
 * Oncol 32:2380. Checked against: survival::survfit's restricted means in this formula.
 * Both to the same horizon. p is NaN where no event gives the comparison an error. Errors: RangeError for the level.
 */
export function compareRestrictedMeans(
  first: RestrictedMean,
  second: RestrictedMean,
  level = 0.95,
): RestrictedMeanComparison {
  if (!(level > 0 && level < 1))
    throw new RangeError(`compareRestrictedMeans: level ${level} is not between 0 and 1.`)
  const z = normalQuantile((1 - level) / 2, true)
  const contrast = (estimate: number, error: number, back: (value: number) => number): Contrast => ({
    estimate: back(estimate),
    lower: back(estimate - z * error),
    upper: back(estimate + z * error),
    p: error > 0 ? 2 * normalCdf(Math.abs(estimate) / error, true) : NaN,
  })
  const standardError = Math.hypot(first.standardError, second.standardError)
  const standardErrorOfLog = Math.hypot(first.standardError / first.mean, second.standardError / second.mean)
  return {
    difference: { ...contrast(second.mean - first.mean, standardError, value => value), standardError },
    ratio:
      first.mean > 0 && second.mean > 0
        ? {
            ...contrast(Math.log(second.mean / first.mean), standardErrorOfLog, Math.exp),
            standardErrorOfLog,
          }
        : undefined,
  }
}

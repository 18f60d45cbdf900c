import { armMoments } from './arm-moments.ts'
import { requireFlags, requireNumbers, requireWeights } from './arguments.ts'
import { weightedKolmogorovSmirnov } from './kolmogorov-smirnov.ts'

/** How alike the arms are in one covariate. What is not defined is undefined: a ratio 0/0, a variance of one person. */
export interface CovariateBalance {
  readonly meanTreated: number
  readonly meanComparator: number
  readonly difference: number
  /** The difference over four yardsticks. */
  readonly standardised: {
    /** sqrt((v1 + v0) / 2), unweighted variances. */
    readonly pooled: number | undefined
    /** sqrt(v1). */
    readonly treated: number | undefined
    /** sqrt((v1 + v0) / 2), weighted variances. */
    readonly pooledWeighted: number | undefined
    /** sqrt((p1(1 - p1) + p0(1 - p0)) / 2), unweighted; of columns of 0 and 1 only. */
    readonly binary: number | undefined
  }
  /**
   * Weighted variance of the treated over that of the others; not of columns of 0 and 1, where the means say
   * it all.
   */
  readonly varianceRatio: number | undefined
  readonly kolmogorovSmirnov: number
}
export type BalanceResult =
  | ({ kind: 'fitted' } & CovariateBalance)
  | { kind: 'not-estimable'; reason: 'one-arm' }

/**
 * Balance of a covariate between two arms: weighted means, their difference, standardised mean differences, variance
 * ratio and Kolmogorov-Smirnov distance.
 *
 * Means are weighted. The unweighted yardsticks count each person of weight above 0 once: before and after
 * weighting share one, unless weights of 0 (trimming) leave people out. Missing values: none allowed.
 * Source: Austin & Stuart 2015, Stat Med 34:3661; Stuart, Lee & Leacy 2013, J Clin Epidemiol 66:S84.
 * Checked against: R with the same definitions. Means in the covariate's unit, the rest without unit.
 * Not estimable where nobody (of weight above 0) is in one arm.
 */
export function balanceOf(values: Float64Array, treatment: Uint8Array, weight?: Float64Array): BalanceResult {
  requireNumbers('balanceOf', 'values', values, treatment.length)
  requireFlags('balanceOf', 'treatment', treatment, values.length)
  if (weight) requireWeights('balanceOf', 'weight', weight, values.length)
  const [comparator, treated] = armMoments(values, treatment, weight)
  if (comparator.people === 0 || treated.people === 0) return { kind: 'not-estimable', reason: 'one-arm' }

  const difference = treated.mean - comparator.mean
  const binary = values.every((value, i) => value === 0 || value === 1 || weight?.[i] === 0)
  // n/(n - 1) p(1 - p) is the variance of a column of 0 and 1.
  const spread = ({ variance, people }: typeof treated) =>
    people > 1 ? (variance * (people - 1)) / people : 0
  return {
    kind: 'fitted',
    meanTreated: treated.mean,
    meanComparator: comparator.mean,
    difference,
    standardised: {
      pooled: ratio(difference, Math.sqrt((treated.variance + comparator.variance) / 2)),
      treated: ratio(difference, Math.sqrt(treated.variance)),
      pooledWeighted: ratio(
        difference,
        Math.sqrt((treated.weightedVariance + comparator.weightedVariance) / 2),
      ),
      binary: binary ? ratio(difference, Math.sqrt((spread(treated) + spread(comparator)) / 2)) : undefined,
    },
    varianceRatio: binary ? undefined : ratio(treated.weightedVariance, comparator.weightedVariance),
    kolmogorovSmirnov: binary ? Math.abs(difference) : weightedKolmogorovSmirnov(values, treatment, weight),
  }
}

function ratio(above: number, below: number): number | undefined {
  const value = above / below
  return Number.isNaN(value) ? undefined : value
}

import { lnGamma } from '../foundations/gamma-function.ts'
import { requireCounts } from './arguments.ts'
import { notEstimable } from './estimable.ts'
import { estimable } from './two-by-two-effects.ts'
import type { StudyEffect } from './study-effect.ts'

/** Mean difference; standardised mean difference, Hedges' g. */
export type MeanMeasure = 'MD' | 'SMD'

/** One arm of each study: means, standard deviations with n - 1, people. */
export interface ArmSummaries {
  readonly mean: Float64Array
  readonly standardDeviation: Float64Array
  readonly people: Float64Array
}

/**
 * Effect of each of several two-arm studies with a measured outcome, arm 1 minus arm 2:
 * MD m1 - m2, v = s1^2/n1 + s2^2/n2; SMD Hedges' g = J(m) (m1 - m2) / s, s the pooled standard deviation,
 * m = n1 + n2 - 2, J(m) = gamma(m/2) / (sqrt(m/2) gamma((m - 1)/2)) exactly, v = 1/n1 + 1/n2 + g^2 / (2 (n1 + n2)).
 *
 * Source: Hedges 1981, J Educ Stat 6:107. Checked against: R's metafor, escalc("MD", "SMD").
 * Means in any unit; MD in that unit, SMD without one. Not estimable: an arm without people, no spread, for SMD fewer
 * than 4 people in all. Errors: RangeError for what is not a count, what is not finite, standard deviations below 0.
 */
export function meanEffects(measure: MeanMeasure, arm1: ArmSummaries, arm2: ArmSummaries): StudyEffect[] {
  const studies = arm1.mean.length
  requireArm('arm1', arm1, studies)
  requireArm('arm2', arm2, studies)
  return Array.from(arm1.mean, (mean1, row): StudyEffect => {
    const [n1, n2] = [arm1.people[row]!, arm2.people[row]!]
    const [square1, square2] = [arm1.standardDeviation[row]! ** 2, arm2.standardDeviation[row]! ** 2]
    const difference = mean1 - arm2.mean[row]!
    if (n1 === 0 || n2 === 0) return notEstimable('An arm has no people.')
    if (measure === 'MD') return estimable(difference, square1 / n1 + square2 / n2)
    const freedom = n1 + n2 - 2
    if (freedom < 2) return notEstimable('A standardised difference needs four people.')
    const pooled = ((n1 - 1) * square1 + (n2 - 1) * square2) / freedom
    if (!(pooled > 0)) return notEstimable('The outcome does not vary.')
    const g = (smallSampleFactor(freedom) * difference) / Math.sqrt(pooled)
    return estimable(g, 1 / n1 + 1 / n2 + g ** 2 / (2 * (n1 + n2)))
  })
}

const smallSampleFactor = (freedom: number) =>
  Math.exp(lnGamma(freedom / 2) - lnGamma((freedom - 1) / 2) - 0.5 * Math.log(freedom / 2))

function requireArm(name: string, { mean, standardDeviation, people }: ArmSummaries, studies: number): void {
  requireCounts('meanEffects', `${name}.people`, people, studies)
  if (mean.length !== studies || standardDeviation.length !== studies)
    throw new RangeError(`meanEffects: ${name} has columns of different lengths.`)
  for (let row = 0; row < studies; row++) {
    if (!Number.isFinite(mean[row]))
      throw new RangeError(`meanEffects: ${name}.mean, row ${row + 1}, is not a finite number.`)
    if (!(standardDeviation[row]! >= 0 && standardDeviation[row]! < Infinity))
      throw new RangeError(
        `meanEffects: ${name}.standardDeviation, row ${row + 1}, is not a finite number of at least 0.`,
      )
  }
}

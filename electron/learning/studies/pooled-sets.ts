import type { Estimated } from './estimates.ts'
import type { HazardEstimates } from './analysis.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Rubin's rules: the mean over completed data sets, and the mean variance plus (1 + 1/m) times the variance between them.
 * Source: Rubin 1987, Multiple Imputation for Nonresponse in Surveys, section 3.3.
 */
export function overSets(sets: readonly Estimated[]): Estimated {
  const value = mean(sets.map(each => each.value))
  const within = mean(sets.map(each => each.variance))
  if (sets.length === 1) return { value, variance: within }
  const between = sets.reduce((sum, each) => sum + (each.value - value) ** 2, 0) / (sets.length - 1)
  return { value, variance: within + (1 + 1 / sets.length) * between }
}

/** The hazard estimates over completed sets; the profile is flattened to the total variance, so that it claims no more than the interval does. */
export function hazardOverSets(sets: readonly HazardEstimates[]): HazardEstimates {
  const logHazardRatio = overSets(sets.map(each => each.logHazardRatio))
  const flatten = mean(sets.map(each => each.logHazardRatio.variance)) / logHazardRatio.variance
  return {
    logHazardRatio,
    profile: sets[0]!.profile.map((_, point) => flatten * mean(sets.map(each => each.profile[point]!))),
    driftChiSquare: flatten * mean(sets.map(each => each.driftChiSquare)),
  }
}

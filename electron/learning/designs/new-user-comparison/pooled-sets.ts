import { rubinsRules } from '../../stats/imputation/rubin.ts'
import type { Deaths, Estimated } from './estimates.ts'
import type { HazardEstimates } from './hazard.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Rubin's rules over completed data sets. Where one of them says nothing finite (an arm without outcomes), neither
 * do all.
 */
export function overSets(sets: readonly Estimated[]): Estimated {
  if (!sets.every(each => Number.isFinite(each.value) && Number.isFinite(each.variance)))
    return { value: mean(sets.map(each => each.value)), variance: NaN }
  const { estimate, totalVariance, freedom } = rubinsRules(
    sets.map(each => each.value),
    sets.map(each => each.variance),
  )
  return { value: estimate, variance: totalVariance, freedom }
}

/**
 * The hazard estimates over completed sets; the profile is flattened to the total variance, so that it claims no
 * more than the interval does.
 */
export function hazardOverSets(sets: readonly HazardEstimates[]): HazardEstimates {
  const logHazardRatio = overSets(sets.map(each => each.logHazardRatio))
  const flatten = mean(sets.map(each => each.logHazardRatio.variance)) / logHazardRatio.variance
  return {
    logHazardRatio,
    profile: sets[0]!.profile.map((_, point) => flatten * mean(sets.map(each => each.profile[point]!))),
    driftChiSquare: flatten * mean(sets.map(each => each.driftChiSquare)),
  }
}

/** The risks of death over completed sets; undefined where nobody died before the outcome. */
export function deathsOver(sets: readonly (Deaths | undefined)[]): Deaths | undefined {
  const found = sets.flatMap(each => each ?? [])
  if (found.length === 0) return undefined
  const of = (which: keyof Deaths) => overSets(found.map(each => each[which]))
  return { exposed: of('exposed'), comparator: of('comparator'), difference: of('difference') }
}

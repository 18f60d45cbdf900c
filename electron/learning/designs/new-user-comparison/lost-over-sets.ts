import type { Lost } from '../../../../shared/domain/answer.ts'
import type { Frame } from '../../../../shared/domain/frame.ts'
import { imbensManskiInterval } from '../../stats/causal-survival/imbens-manski.ts'
import { symmetric } from './intervals.ts'
import { lostIn, type LostEstimates } from './lost.ts'
import { overSets } from './pooled-sets.ts'

/** What is told of the lost, over completed data sets; undefined where nobody was lost. */
export function lostOver(sets: readonly (LostEstimates | undefined)[], frame: Frame): Lost | undefined {
  const found = sets.flatMap(each => each ?? [])
  if (found.length === 0) return undefined
  const end = (side: 'lower' | 'upper') => {
    const { value, variance } = overSets(
      found.map(({ bounds }) => ({ value: bounds[side].value, variance: bounds[side].standardError ** 2 })),
    )
    return { value, standardError: Math.sqrt(variance) }
  }
  const [lower, upper] = [end('lower'), end('upper')]
  const interval = imbensManskiInterval(lower, upper)
  const weighted = found.flatMap(each => each.weighted?.difference ?? [])
  const tipping = tippingOver(found)
  return {
    people: lostIn(frame),
    boundsPer100: {
      lower: 100 * lower.value,
      upper: 100 * upper.value,
      intervalLower: 100 * interval.lower,
      intervalUpper: 100 * interval.upper,
    },
    ...(tipping && { tipping }),
    ...(weighted.length === found.length && { weightedDifferencePer100: symmetric(overSets(weighted), 100) }),
  }
}

/** The nearest way to make the difference unsure: those with the lower risk fared worse, else the others better. */
function tippingOver(sets: readonly LostEstimates[]): Lost['tipping'] {
  for (const way of ['worse', 'better'] as const) {
    const tips = sets.flatMap(({ bounds }) => bounds[way] ?? [])
    // A tipping point in some of the sets alone is not one of the pooled answer.
    if (tips.length <= sets.length / 2) continue
    const average = (of: 'risk' | 'asFollowed') =>
      (100 * tips.reduce((sum, each) => sum + each[of], 0)) / tips.length
    return { arm: tips[0]!.group, per100: average('risk'), asFollowedPer100: average('asFollowed') }
  }
  return undefined
}

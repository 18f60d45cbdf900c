import { sortedOrder } from '../foundations/order.ts'
import { requireStudies } from './arguments.ts'
import type { Estimator } from './between-study-variance.ts'
import { eggerRandomEffects } from './egger.ts'
import { notEstimable, type NotEstimable } from './estimable.ts'
import { metaAnalysis, type MetaAnalysis } from './meta-analysis.ts'

export interface TrimAndFill {
  readonly kind: 'fitted'
  /** Where studies seem to be missing. */
  readonly side: 'left' | 'right'
  readonly missing: number
  /** Effects and variances that were put in for them. */
  readonly filled: { readonly effect: Float64Array; readonly variance: Float64Array }
  /** Of all studies, those put in among them. */
  readonly analysis: MetaAnalysis
}

/**
 * Duval and Tweedie's trim and fill with the estimator L0 of the number of missing studies.
 *
 * Until it settles: mu of the studies without the k0 most extreme ones on the fuller side; ranks of |y - mu|
 * over all k, signed; T the sum of the positive ones; k0 = max(0, round((4 T - k (k + 1)) / (2 k - 1))). Then
 * the k0 most extreme studies are mirrored about mu. Ties of |y - mu| are ranked in ascending order of y. The
 * side: missing are those to the right where imprecise studies show smaller effects
 * (slope on sqrt v below 0), else to the left.
 * Source: Duval & Tweedie 2000, Biometrics 56:455. Checked against: R's metafor, trimfill.
 * A sensitivity analysis: it assumes that asymmetry is suppression. Not estimable: fewer than three studies, equal
 * variances, or a count that does not settle in 100 rounds. Errors: RangeError for wrong values.
 */
export function trimAndFill(
  effect: Float64Array,
  variance: Float64Array,
  estimator: Estimator = 'DL',
  level = 0.95,
): TrimAndFill | NotEstimable {
  requireStudies('trimAndFill', effect, variance)
  const studies = effect.length
  const slope = eggerRandomEffects(effect, variance, estimator)
  if (slope.kind === 'not-estimable') return slope
  const side = slope.statistic < 0 ? 'right' : 'left'

  // Turned so that the missing ones are on the left; ascending, so that the extreme ones are last.
  const sign = side === 'right' ? -1 : 1
  const turned = effect.map(each => sign * each)
  const order = sortedOrder(turned)
  const sorted = Float64Array.from(order, row => turned[row]!)
  const sortedVariance = Float64Array.from(order, row => variance[row]!)

  let missing = 0
  for (let turn = 0; turn < 100; turn++) {
    const trimmed = metaAnalysis(
      sorted.slice(0, studies - missing),
      sortedVariance.slice(0, studies - missing),
      estimator,
      'z',
      level,
    )
    if (trimmed.kind === 'not-estimable') return trimmed
    const distance = sorted.map(each => each - trimmed.estimate)
    const next = estimateMissing(distance)
    if (next === missing) {
      const last = (values: Float64Array) => values.slice(studies - missing)
      const filled = {
        effect: last(distance).map(each => sign * (trimmed.estimate - each)),
        variance: last(sortedVariance),
      }
      const analysis = metaAnalysis(
        Float64Array.of(...effect, ...filled.effect),
        Float64Array.of(...variance, ...filled.variance),
        estimator,
        'z',
        level,
      )
      return analysis.kind === 'fitted' ? { kind: 'fitted', side, missing, filled, analysis } : analysis
    }
    missing = next
  }
  return notEstimable('The number of missing studies does not settle.')
}

/** L0 from distances in ascending order. */
function estimateMissing(distance: Float64Array): number {
  const studies = distance.length
  let positiveRanks = 0
  sortedOrder(distance.map(Math.abs)).forEach((row, rank) => {
    if (distance[row]! > 0) positiveRanks += rank + 1
  })
  return Math.max(0, Math.round((4 * positiveRanks - studies * (studies + 1)) / (2 * studies - 1)))
}

import type { InSteps } from '../foundations/in-steps.ts'
import { mean } from '../foundations/moments.ts'
import { fitAdditive } from './additive-ridge.ts'
import { boostTrees } from './boosted-trees.ts'

/** Predicts the mean of rows with these columns. */
export type Predict = (columns: readonly Float64Array[], rows: number) => InSteps<Float64Array>

/**
 * A regression that finds bends, jumps and products by itself, for the nuisance models of `crossFittedEffects`.
 *
 * Half of `fitAdditive`, then `boostTrees` from there: trees climb a slope in steps, so they are spared part of it, and
 * as all that boosting adds is shrunk, this first part is too. Binomial: the additive part is a Newton step for the
 * logit, fitted to (y - m) / (m (1 - m)), m the share of events. The half has no finer reason than that people left out
 * were predicted better with it than with all or nothing, or hardly worse, in nine regressions of the ACIC
 * 2016 data (see `crossFittedEffects`), and that it lessened bias in simulated studies.
 * `columns` hold no intercept. Missing values: none allowed. Deterministic. In the outcome's unit.
 * Source: as both parts. Checked against: functions known by construction. Errors: as `boostTrees`.
 */
export function* fitFlexible(
  family: 'gaussian' | 'binomial',
  outcome: Float64Array,
  columns: readonly Float64Array[],
): InSteps<Predict> {
  const rows = outcome.length
  if (rows === 0) throw new RangeError('fitFlexible: there are no rows.')
  const centre = mean(outcome)
  // Squares of what is scaled by its largest value cannot overflow.
  const unit =
    family === 'gaussian' ? outcome.reduce((most, y) => Math.max(most, Math.abs(y - centre)), 0) || 1 : 1
  const slope = family === 'gaussian' ? 1 : centre * (1 - centre) || 1
  const own = family === 'gaussian' ? outcome.map(y => (y - centre) / unit) : outcome
  const additive = yield* fitAdditive(
    outcome.map(y => (y - centre) / unit / slope),
    columns,
  )
  const half = function* (of: readonly Float64Array[], count: number) {
    return (yield* additive.predict(of, count)).map(value => value / 2)
  }
  const trees = yield* boostTrees(family, own, columns, yield* half(columns, rows))
  return function* (of, count) {
    const predicted = yield* trees.predict(of, count, yield* half(of, count))
    return family === 'gaussian' ? predicted.map(value => centre + unit * value) : predicted
  }
}

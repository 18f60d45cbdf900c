import { solveSymmetric } from '../foundations/cholesky.ts'
import { sortedOrder } from '../foundations/order.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import type { CoxData } from './cox-data.ts'
import { coxModel, type CoxModel } from './cox-model.ts'
import { coxWork } from './cox-work.ts'
import { evaluateAt, maximiseLikelihood } from './maximise-likelihood.ts'
import { predictorAlong } from './recession-direction.ts'

/** Where a partial likelihood that rises without limit goes. */
export interface MonotoneLimit {
  /** Columns whose coefficient has no finite estimate. */
  readonly diverging: readonly number[]
  /** Least upper bound of the log likelihood; NaN where it was not reached. */
  readonly logLikelihoodLimit: number
}

/**
 * The supremum of a monotone partial likelihood, and the coefficients that have no estimate.
 *
 * Far out in a direction of recession d, whoever has a smaller x'd than the event does not count beside it:
 * what is left is the partial likelihood stratified by x'd as well. It may again have a direction of
 * recession, and so on, at most once a column. In the end some columns are combinations of others within the
 * strata: their coefficients, and those of the columns in these combinations, have no estimate; the maximum
 * over the others is the supremum.
 * Checked against: the likelihood at coefficients far out, and linear programming over all comparisons.
 */
export function* monotoneLimit(
  data: CoxData,
  model: CoxModel,
  direction: Float64Array,
): InSteps<MonotoneLimit> {
  const { ties } = model
  let strata = refined(model, direction)
  let kept = [...data.design.keys()]
  for (let turn = 0; turn <= 2 * data.design.length; turn++) {
    const left = yield* coxModel({ ...data, strata, design: kept.map(c => data.design[c]!) }, ties)
    const found = yield* maximiseLikelihood(left, coxWork(left))
    if (found.kind === 'dependent') kept = kept.filter((_, c) => c !== found.column)
    else if (found.kind === 'monotone') strata = refined(left, found.direction)
    else if (found.kind === 'maximum')
      return {
        diverging: yield* withoutEstimate(data, strata, kept, model),
        logLikelihoodLimit: found.atMaximum.logLikelihood,
      }
    else break
  }
  return { diverging: [...data.design.keys()].filter(c => !kept.includes(c)), logLikelihoodLimit: Number.NaN }
}

/** Strata by the direction's predictor in each; values that differ by rounding only are one. */
function refined({ design, sets: { rows, stratum } }: CoxModel, direction: Float64Array): Float64Array {
  const along = predictorAlong(design, direction, rows.length)
  const order = sortedOrder(along)
  const largest = along.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const strata = new Float64Array(rows.length)
  let level = 0
  order.forEach((place, k) => {
    if (k > 0 && along[place]! - along[order[k - 1]!]! > 1e-9 * largest) level++
    strata[rows[place]!] = stratum[place]! * rows.length + level
  })
  return strata
}

/** Columns that are combinations of the kept ones within the strata, and the kept ones in these combinations. */
function* withoutEstimate(
  data: CoxData,
  strata: Float64Array,
  kept: readonly number[],
  { scale, ties }: CoxModel,
): InSteps<number[]> {
  const without = new Set<number>()
  for (const c of data.design.keys()) {
    if (kept.includes(c)) continue
    without.add(c)
    const model = yield* coxModel(
      { ...data, strata, design: [...kept, c].map(each => data.design[each]!) },
      ties,
    )
    const { information } = yield* evaluateAt(model, new Float64Array(kept.length + 1), coxWork(model))
    const last = kept.length
    const shares = solveSymmetric(
      information.slice(0, last).map(row => row.subarray(0, last)),
      information[last]!.subarray(0, last),
      0,
    )
    if (shares.kind === 'solution')
      shares.values.forEach((share, k) => {
        if (Math.abs((share * scale[kept[k]!]!) / model.scale[k]!) > 1e-6 * (scale[c]! / model.scale[last]!))
          without.add(kept[k]!)
      })
  }
  return [...without].sort((one, other) => one - other)
}

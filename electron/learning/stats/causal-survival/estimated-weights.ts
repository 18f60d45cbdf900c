import { addModelInfluence, gradientOf } from '../causal/model-influence.ts'

/** How weights depend on the propensity model, for everybody in the study. */
export interface EstimatedWeights {
  /** Columns of the propensity design, the intercept among them. */
  readonly design: readonly Float64Array[]
  /** 1 exposed, 0 comparator. */
  readonly exposed: Uint8Array
  readonly propensity: Float64Array
  /** dw_i / d(linear predictor)_i; times the design row it is dw_i / d(coefficients). */
  readonly slope: Float64Array
  /** Inverse of the propensity model's information, row by row. */
  readonly inverseInformation: readonly Float64Array[]
}

/**
 * Influence of each person on an estimate whose weights come from a fitted logistic propensity model.
 *
 * With g_i = d(estimate)/dw_i at fixed weights: influence_i = w_i g_i + D I^-1 x_i (A_i - e_i),
 * D = sum_j g_j (dw_j/dlp_j) x_j, I the information of the propensity model. The second part is what estimating the
 * propensity score does to the estimate; leaving it out makes intervals too wide (or too narrow) by a known amount.
 * Source: stacked estimating equations, Stefanski & Boos 2002, Am Stat 56:29; for weights Lunceford & Davidian 2004,
 * Stat Med 23:2937, section 3; overlap weights Li, Thomas & Li 2019, Am J Epidemiol 188:250.
 * Checked against: intervals' coverage in simulated practices with a planted truth.
 * Answers a column in the estimate's unit; its sum of squares is the variance. `derivative` and `weight` have
 * one entry a person.
 */
export function estimatedInfluence(
  derivative: Float64Array,
  weight: Float64Array,
  { design, exposed, propensity, slope, inverseInformation }: EstimatedWeights,
): Float64Array {
  const influence = derivative.map((each, i) => weight[i]! * each)
  const byScore = gradientOf(
    design,
    derivative.map((each, i) => each * slope[i]!),
  )
  addModelInfluence(influence, byScore, {
    inverseInformation,
    design,
    residual: propensity.map((e, i) => exposed[i]! - e),
  })
  return influence
}

/** Standard error of an estimate from its influences. */
export const standardErrorOf = (influence: Float64Array): number =>
  Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0))

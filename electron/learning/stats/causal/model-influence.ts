/** A fitted model as far as its coefficients' influences go. */
export interface FittedModel {
  readonly inverseInformation: readonly Float64Array[]
  readonly design: readonly Float64Array[]
  /** Outcome minus fitted mean of each row, 0 in rows not fitted to. */
  readonly residual: Float64Array
}

/**
 * Adds each row's influence on a function of a fitted model's coefficients: gradient' I^-1 x_i r_i.
 *
 * Its sum of squares is gradient' V gradient with V the robust (HC0) covariance.
 * Source: Stefanski & Boos 2002, Am Stat 56:29.
 */
export function addModelInfluence(
  influence: Float64Array,
  gradient: Float64Array,
  { inverseInformation, design, residual }: FittedModel,
): void {
  const pull = inverseInformation.map(row => row.reduce((sum, value, c) => sum + value * gradient[c]!, 0))
  const score = new Float64Array(influence.length)
  design.forEach((column, c) => {
    const slope = pull[c]!
    if (slope !== 0) for (let i = 0; i < score.length; i++) score[i]! += slope * column[i]!
  })
  for (let i = 0; i < influence.length; i++) influence[i]! += score[i]! * residual[i]!
}

/**
 * Sum over rows of factor_i x_i: how a sum over rows moves with the coefficients when its i-th term moves by
 * factor_i per unit of the linear predictor.
 */
export function gradientOf(design: readonly Float64Array[], factor: Float64Array): Float64Array {
  return Float64Array.from(design, column => {
    let sum = 0
    for (let i = 0; i < factor.length; i++) sum += factor[i]! * column[i]!
    return sum
  })
}

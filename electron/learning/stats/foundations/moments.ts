/**
 * Sum with Neumaier's compensation: exact to the last digit or two whatever the order.
 * Source: Neumaier 1974, Z Angew Math Mech 54:39.
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  let lost = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(lost) ? total + lost : total
}

/**
 * Mean, sum of w x / sum of w; without weights all count 1.
 *
 * Two passes: the mean, then the mean of what is left. Checked against: integer weights equal repetition.
 * Errors: RangeError for no values, what is not a number, negative weights or weights that are all 0.
 */
export function mean(values: Float64Array, weights?: Float64Array): number {
  check('mean', values, weights)
  const all = weights ? sum(weights) : values.length
  const first = weightedSum(values, weights, 0) / all
  if (!Number.isFinite(first)) return first
  return first + weightedSum(values, weights, first) / all
}

/**
 * Variance. Without weights sum of (x - m)^2 / (n - 1). With weights
 * sum of w / ((sum of w)^2 - sum of w^2) * sum of w (x - m)^2, which is unbiased for numbers of one variance whatever
 * the weights, and the same as without when all are equal; with `frequencies` the weights count repetitions and the
 * divisor is sum of w - 1.
 *
 * Source: Chan, Golub & LeVeque 1983, Am Stat 37:242 (corrected two-pass). Checked against: R's var and cov.wt.
 * NaN where it is not defined: a single value. Errors: as `mean`.
 */
export function variance(values: Float64Array, weights?: Float64Array, frequencies = false): number {
  const centre = mean(values, weights)
  let squares = 0
  let left = 0
  let all = 0
  let squaredWeights = 0
  for (let row = 0; row < values.length; row++) {
    const weight = weights ? weights[row]! : 1
    const distance = values[row]! - centre
    squares += weight * distance * distance
    left += weight * distance
    all += weight
    squaredWeights += weight * weight
  }
  const divisor = frequencies || !weights ? all - 1 : all - squaredWeights / all
  if (!(divisor > 1e-12 * all)) return NaN
  return Math.max(0, squares - (left * left) / all) / divisor
}

function weightedSum(values: Float64Array, weights: Float64Array | undefined, from: number): number {
  let total = 0
  for (let row = 0; row < values.length; row++) total += (weights ? weights[row]! : 1) * (values[row]! - from)
  return total
}

function check(name: string, values: Float64Array, weights: Float64Array | undefined): void {
  if (values.length === 0) throw new RangeError(`${name}: values hold none.`)
  if (weights && weights.length !== values.length)
    throw new RangeError(`${name}: ${weights.length} weights for ${values.length} values.`)
  let any = !weights
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) throw new RangeError(`${name}: values, row ${row + 1}: not a number.`)
    if (!weights) continue
    if (!(weights[row]! >= 0 && weights[row]! < Infinity))
      throw new RangeError(`${name}: weights, row ${row + 1}: not a weight.`)
    any ||= weights[row]! > 0
  }
  if (!any) throw new RangeError(`${name}: the weights are all 0.`)
}

/** Twelve rows with three outcomes, weights, exposures and clusters; what R 4.2.2 says of them is in the tests. */
export const ones = new Float64Array(12).fill(1)
export const x1 = Float64Array.from([0.2, -1.1, 0.5, 1.4, -0.3, 0.8, -0.9, 2.1, -1.7, 0.1, 0.6, -0.4])
export const x2 = Float64Array.from([1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1])
export const design = [ones, x1, x2]
export const weights = Float64Array.from([1, 2, 1, 1, 3, 1, 2, 1, 1, 2, 1, 1])
export const offset = Float64Array.from([1, 2, 1.5, 1, 2, 1, 3, 1, 2, 1, 1.5, 2], Math.log)
export const cluster = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
export const outcomes = {
  binomial: Float64Array.from([1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0]),
  poisson: Float64Array.from([3, 0, 2, 7, 1, 4, 2, 9, 0, 1, 3, 2]),
  gaussian: Float64Array.from([2.1, 0.3, 1.9, 3.6, 0.8, 2.7, 1.1, 4.4, -0.9, 1.5, 2.2, 0.9]),
}
export const families = ['gaussian', 'binomial', 'poisson'] as const

/** Expects numbers to agree to a relative tolerance. */
export function near(computed: ArrayLike<number>, expected: readonly number[], relative = 1e-9): void {
  if (computed.length !== expected.length)
    throw new Error(`${computed.length} numbers, not ${expected.length}`)
  expected.forEach((value, k) => {
    if (!(Math.abs(computed[k]! - value) <= relative * Math.max(Math.abs(value), 1e-12)))
      throw new Error(`entry ${k}: ${computed[k]} instead of ${value}`)
  })
}

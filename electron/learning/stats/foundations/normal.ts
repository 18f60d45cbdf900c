/** Standard normal density. */
export const normalPdf = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/**
 * Standard normal distribution function, either tail.
 *
 * Within 3 of the middle by the series x + x^3/3 + x^5/15 + ... (Marsaglia 2004, J Stat Softw 11:4), beyond by the
 * continued fraction of Mills' ratio (Abramowitz & Stegun 26.2.14), so that far tails keep their digits.
 * Checked against: R's pnorm. Throws RangeError for NaN.
 */
export function normalCdf(x: number, upper = false): number {
  if (Number.isNaN(x)) throw new RangeError('normalCdf: x is not a number.')
  const towards = upper ? x : -x // P(Z > towards)
  if (Math.abs(towards) < 3) return 0.5 - normalPdf(towards) * oddSeries(towards)
  return towards > 0 ? normalPdf(towards) * millsRatio(towards) : 1 - normalPdf(towards) * millsRatio(-towards)
}

function oddSeries(x: number): number {
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) { term *= (x * x) / k; sum += term }
  return sum
}

function millsRatio(x: number): number {
  if (x > 1e8) return 1 / x
  let fraction = x
  for (let k = 120; k >= 1; k--) fraction = x + k / fraction
  return 1 / fraction
}

/** Standard normal quantile, by Newton's method from the logistic approximation. Infinite at 0 and 1; throws RangeError outside. */
export function normalQuantile(p: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('normalQuantile: p is not a probability.')
  if (p === 0 || p === 1) return (p === 0) === upper ? Infinity : -Infinity
  if (p > 0.5) return -normalQuantile(1 - p, upper)
  // The lower tail, where relative precision is kept; steps on the log scale are safe however far out.
  let x = p < 1e-5 ? -Math.sqrt(-2 * Math.log(p)) : Math.log(p / (1 - p)) / 1.702
  for (let turn = 0; turn < 60; turn++) {
    const at = normalCdf(x)
    const step = (at * (Math.log(at) - Math.log(p))) / normalPdf(x)
    x -= step
    if (Math.abs(step) <= 1e-15 * (1 + Math.abs(x))) break
  }
  return upper ? -x : x
}

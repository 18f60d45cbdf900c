import { normalQuantile } from './normal.ts'

/** ln of the gamma function for x > 0: Lanczos' series, g = 7, nine terms. Checked against: R's lgamma. */
export function lnGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('lnGamma: x is not above 0.')
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const at = x - 1
  const terms = [676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7]
  const series = terms.reduce((sum, term, k) => sum + term / (at + k + 1), 0.99999999999980993)
  const base = at + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(base) - base + Math.log(series)
}

/** Regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (DLMF 8.17.22). */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) throw new RangeError('betaCdf: a and b must be above 0 and x a number.')
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a)
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  const tiny = 1e-300
  let c = 1
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1), tiny)
  let fraction = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keep(1 + even * d, tiny)
    c = keep(1 + even / c, tiny)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keep(1 + odd * d, tiny)
    c = keep(1 + odd / c, tiny)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return front * fraction
}

const keep = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value)

/** Student's t distribution function with `freedom` degrees of freedom. Checked against: R's pt. */
export function studentCdf(t: number, freedom: number, upper = false): number {
  const tail = 0.5 * betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5)
  return t > 0 === upper ? tail : 1 - tail
}

/** Student's t quantile: bisection between the normal quantile and a bound that is doubled until it holds. Checked against: R's qt. */
export function studentQuantile(p: number, freedom: number): number {
  if (!(p > 0 && p < 1) || !(freedom > 0)) throw new RangeError('studentQuantile: p must lie between 0 and 1 and the degrees of freedom above 0.')
  if (p === 0.5) return 0
  if (p < 0.5) return -studentQuantile(1 - p, freedom)
  let low = normalQuantile(p)
  let high = low * 2
  while (studentCdf(high, freedom, true) > 1 - p) high *= 2
  for (let turn = 0; turn < 200 && high - low > 1e-14 * high; turn++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, freedom, true) > 1 - p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

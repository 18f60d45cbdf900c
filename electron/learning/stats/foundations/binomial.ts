import { incompleteBeta } from './incomplete-beta.ts'
import { normalQuantile } from './normal.ts'
import { lnBetaTerm } from './saddle-point.ts'
import { lnProbability, probability, type Tail } from './tail.ts'
import { wholeQuantile } from './whole-quantile.ts'

/**
 * Binomial probability P(X = k) of k events among n with probability p, in saddle point form; 0 where k lies outside
 * 0..n.
 * Source: Loader 2000, Fast and Accurate Computation of Binomial Probabilities. Checked against: mpmath.
 * Errors: RangeError unless k and n are whole, n at least 0, and p in 0..1.
 */
export function binomialPmf(k: number, n: number, p: number): number {
  check('binomialPmf', n, p)
  if (!Number.isInteger(k)) throw new RangeError('binomialPmf: k is not a whole number.')
  if (k < 0 || k > n) return 0
  if (p === 0 || p === 1) return k === (p === 0 ? 0 : n) ? 1 : 0
  if (k === 0) return Math.exp(n * Math.log1p(-p))
  if (k === n) return Math.exp(n * Math.log(p))
  // choose(n, k) p^k q^(n-k) = n / (k (n - k)) times p^k q^(n-k) / B(k, n - k)
  return (Math.exp(lnBetaTerm({ a: k, b: n - k, x: p, y: 1 - p })) / k) * (n / (n - k))
}

/**
 * Binomial distribution function, P(X <= k), or P(X > k) with `upper` (k itself left out): I_p(k + 1, n - k) is the
 * upper one.
 *
 * Between whole numbers it is flat. Source: Abramowitz & Stegun 26.5.24. Checked against: mpmath, 1e-13 relative.
 * Errors: RangeError unless n is whole and at least 0, p in 0..1, and k a number.
 */
export function binomialCdf(k: number, n: number, p: number, upper = false): number {
  return probability(binomialTail('binomialCdf', k, n, p), upper)
}

/** Natural logarithm of `binomialCdf`, also where that is too small for a number. */
export function lnBinomialCdf(k: number, n: number, p: number, upper = false): number {
  return lnProbability(binomialTail('lnBinomialCdf', k, n, p), upper)
}

/**
 * Binomial quantile: the smallest k with P(X <= k) >= probability, or with P(X > k) <= probability with `upper`; what
 * differs by rounding only counts as reached. Checked against: R's qbinom. Errors: RangeError for a probability
 * outside 0..1; as `binomialCdf`.
 */
export function binomialQuantile(probability: number, n: number, p: number, upper = false): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError('binomialQuantile: probability is not one.')
  check('binomialQuantile', n, p)
  if (n === 0 || p === 0) return 0
  if (p === 1) return n
  if (probability === 0 || probability === 1) return (probability === 0) === upper ? n : 0
  const guess = Math.round(n * p + normalQuantile(probability, upper) * Math.sqrt(n * p * (1 - p)))
  return wholeQuantile(probability, upper, guess, n, (k, tail) => binomialCdf(k, n, p, tail))
}

function binomialTail(name: string, k: number, n: number, p: number): Tail {
  check(name, n, p)
  if (Number.isNaN(k)) throw new RangeError(`${name}: k is not a number.`)
  const count = Math.floor(k + 1e-7)
  if (count < 0 || (p === 1 && count < n)) return { ln: -Infinity, upper: false }
  if (count >= n || p === 0) return { ln: -Infinity, upper: true }
  const { ln, upper } = incompleteBeta({ a: count + 1, b: n - count, x: p, y: 1 - p })
  return { ln, upper: !upper }
}

function check(name: string, n: number, p: number): void {
  if (!(Number.isInteger(n) && n >= 0))
    throw new RangeError(`${name}: n must be a whole number of at least 0.`)
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${name}: p is not a probability.`)
}

import { gammaCdf, gammaQuantile, lnGammaCdf } from './gamma-distribution.ts'
import { lnPoissonTerm } from './saddle-point.ts'
import { wholeQuantile } from './whole-quantile.ts'

/**
 * Poisson probability P(X = k) = exp(-mean) mean^k / k!, in saddle point form; 0 where k is below 0.
 * Source: Loader 2000.
 * Checked against: mpmath.
 * Errors: RangeError for k not whole, and for a mean below 0 or not finite.
 */
export function poissonPmf(k: number, mean: number): number {
  check('poissonPmf', mean)
  if (!Number.isInteger(k)) throw new RangeError('poissonPmf: k is not a whole number.')
  if (k < 0) return 0
  if (mean === 0) return k === 0 ? 1 : 0
  return Math.exp(lnPoissonTerm(k, mean))
}

/**
 * Poisson distribution function, P(X <= k), or P(X > k) with `upper` (k itself left out): the gamma distribution of
 * shape k + 1 at the mean. Between whole numbers it is flat. Checked against: mpmath, 1e-13 relative. Errors:
 * RangeError for k that is no number, and for a mean below 0 or not finite.
 */
export function poissonCdf(k: number, mean: number, upper = false): number {
  const count = counted('poissonCdf', k, mean)
  if (count < 0 || mean === 0 || count === Infinity) return count < 0 === upper ? 1 : 0
  return gammaCdf(mean, count + 1, !upper)
}

/** Natural logarithm of `poissonCdf`, also where that is too small for a number. */
export function lnPoissonCdf(k: number, mean: number, upper = false): number {
  const count = counted('lnPoissonCdf', k, mean)
  if (count < 0 || mean === 0 || count === Infinity) return count < 0 === upper ? 0 : -Infinity
  return lnGammaCdf(mean, count + 1, !upper)
}

/**
 * Poisson quantile: the smallest k with P(X <= k) >= p, or with P(X > k) <= p with `upper`; what differs from p by
 * rounding only counts as reaching it. Errors: RangeError for p outside 0..1; as `poissonCdf`.
 */
export function poissonQuantile(p: number, mean: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('poissonQuantile: p is not a probability.')
  check('poissonQuantile', mean)
  if (mean === 0) return 0
  return wholeQuantile(p, upper, gammaGuess(p, mean, upper), Infinity, (k, tail) => poissonCdf(k, mean, tail))
}

/** A gamma distribution of the same mean and variance is near enough to begin with. */
const gammaGuess = (p: number, mean: number, upper: boolean) => Math.floor(gammaQuantile(p, mean, upper))

function counted(name: string, k: number, mean: number): number {
  check(name, mean)
  if (Number.isNaN(k)) throw new RangeError(`${name}: k is not a number.`)
  return Math.floor(k + 1e-7)
}

function check(name: string, mean: number): void {
  if (!(mean >= 0 && mean < Infinity))
    throw new RangeError(`${name}: the mean must be at least 0 and finite.`)
}

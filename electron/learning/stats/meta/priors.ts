import type { BayesianPriors } from './posterior-over-tau.ts'

/** Throws RangeError unless both scales are finite and above 0. */
export function requirePriors(by: string, { muStandardDeviation, tauScale }: BayesianPriors): void {
  if (!(muStandardDeviation > 0 && muStandardDeviation < Infinity))
    throw new RangeError(`${by}: the prior standard deviation of mu is not above 0.`)
  if (!(tauScale > 0 && tauScale < Infinity))
    throw new RangeError(`${by}: the prior scale of tau is not above 0.`)
}

import { findRoot } from '../foundations/find-root.ts'
import { lnNormalCdf, normalCdf } from '../foundations/normal.ts'

/**
 * How much noise makes a released number differentially private: (epsilon, delta), for a number that one person can
 * change by at most `sensitivity`.
 *
 * Source: Dwork & Roth 2014, The Algorithmic Foundations of Differential Privacy, sections 3.3 and 3.5 and
 * appendix A; Ghosh, Roughgarden & Sundararajan 2012, SIAM J Comput 41:1673 (geometric); Balle & Wang 2018,
 * ICML (analytic Gaussian).
 * Checked against: R. Errors: RangeError for epsilon or sensitivity that are not above 0, delta outside 0..1.
 */
export interface PrivacyLoss {
  readonly epsilon: number
  readonly sensitivity: number
}

/** Laplace noise: scale sensitivity / epsilon, standard deviation root 2 times that; delta is 0. */
export function laplaceNoise(loss: PrivacyLoss): { scale: number; standardDeviation: number } {
  check('laplaceNoise', loss)
  const scale = loss.sensitivity / loss.epsilon
  return { scale, standardDeviation: Math.SQRT2 * scale }
}

/**
 * Two-sided geometric noise for whole numbers, P(k) as a^|k| with a = exp(-epsilon / sensitivity); variance 2
 * a / (1 - a)^2.
 */
export function geometricNoise(loss: PrivacyLoss): { ratio: number; variance: number } {
  check('geometricNoise', loss)
  const rate = loss.epsilon / loss.sensitivity
  const ratio = Math.exp(-rate)
  return { ratio, variance: (2 * ratio) / Math.expm1(-rate) ** 2 }
}

/**
 * Standard deviation of Gaussian noise by the classical formula sensitivity sqrt(2 ln(1.25 / delta)) / epsilon.
 * Proven for epsilon below 1 only (`proven`); always more noise than needed: prefer `analyticGaussianNoise`.
 */
export function classicalGaussianNoise(
  loss: PrivacyLoss,
  delta: number,
): { standardDeviation: number; proven: boolean } {
  check('classicalGaussianNoise', loss, delta)
  return {
    standardDeviation: (loss.sensitivity * Math.sqrt(2 * Math.log(1.25 / delta))) / loss.epsilon,
    proven: loss.epsilon < 1,
  }
}

/**
 * Least standard deviation s of Gaussian noise: where F(D/(2s) - epsilon s/D) - e^epsilon
 * F(-D/(2s) - epsilon s/D) = delta, F the normal distribution function and D the sensitivity.
 */
export function analyticGaussianNoise(loss: PrivacyLoss, delta: number): number {
  check('analyticGaussianNoise', loss, delta)
  const { epsilon, sensitivity } = loss
  const excess = (logScale: number) => {
    const scale = Math.exp(logScale) // standard deviation over sensitivity
    const [half, shift] = [1 / (2 * scale), epsilon * scale]
    return normalCdf(half - shift) - Math.exp(epsilon + lnNormalCdf(-half - shift)) - delta
  }
  let low = 0
  let high = 0
  while (excess(low) < 0) low -= 1
  while (excess(high) > 0) high += 1
  return sensitivity * Math.exp(low === high ? low : findRoot(excess, low, high))
}

function check(caller: string, { epsilon, sensitivity }: PrivacyLoss, delta = 0.5): void {
  if (!(epsilon > 0 && epsilon < Infinity))
    throw new RangeError(`${caller}: epsilon must be above 0 and finite.`)
  if (!(sensitivity > 0 && sensitivity < Infinity))
    throw new RangeError(`${caller}: sensitivity must be above 0 and finite.`)
  if (!(delta > 0 && delta < 1)) throw new RangeError(`${caller}: delta must lie between 0 and 1.`)
}

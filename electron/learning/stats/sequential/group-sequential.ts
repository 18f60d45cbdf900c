import { findRoot } from '../foundations/find-root.ts'
import { normalCdf } from '../foundations/normal.ts'
import { alphaSpent, type Spending } from './alpha-spending.ts'
import { crossingProbabilities, requireRates, startLooks } from './crossing-probabilities.ts'

/** One planned look. */
export interface Look {
  readonly informationRate: number
  /** The standardised score at which it stops; Infinity where there is no error to spend yet. */
  readonly boundary: number
  /** Error spent up to and with this look. */
  readonly alphaSpent: number
  /** What a single look with this boundary would spend. */
  readonly nominalP: number
}

/**
 * Boundaries by alpha spending: at each look the one at which, without effect, what is first reached there
 * equals the error newly spent.
 *
 * One-sided, `alpha` in all (0.025 for a two-sided 0.05); information rates are shares of the final
 * information, equal or not, and may be those at which one really looked: nothing but their history enters.
 * No boundary for futility.
 * Source: Lan & DeMets 1983, Biometrika 70:659; Armitage, McPherson & Rowe 1969.
 * Checked against: rpact 3.3.4, within 1e-6 up to ten looks.
 * Errors: RangeError for rates that do not rise within 0..1; alpha not between 0 and 1.
 */
export function spendingBoundaries(rates: readonly number[], alpha: number, spending: Spending): Look[] {
  requireRates('spendingBoundaries', rates)
  requireAlpha('spendingBoundaries', alpha)
  const looks = startLooks(rates)
  let before = 0
  return rates.map((informationRate, k) => {
    const spent = alphaSpent(spending, alpha, informationRate)
    const boundary =
      spent > before ? boundaryFor(boundary => looks.probabilityAbove(boundary), spent - before) : Infinity
    if (k + 1 < rates.length) looks.pass(boundary)
    before = Math.max(before, spent)
    return { informationRate, boundary, alphaSpent: before, nominalP: normalCdf(boundary, true) }
  })
}

/**
 * Boundaries of Wang and Tsiatis: C t^(shape - 1/2), the constant C such that all looks together have the error alpha.
 *
 * Shape 0 is O'Brien-Fleming's, 1/2 Pocock's. Classically at equal steps of information. One-sided.
 * Source: Wang & Tsiatis 1987, Biometrics 43:193.
 * Checked against: rpact 3.3.4, Jennison & Turnbull's tables 2.1 and 2.3.
 * Errors: RangeError for rates that do not rise within 0..1; alpha not between 0 and 1; a shape that is not finite.
 */
export function wangTsiatisBoundaries(rates: readonly number[], alpha: number, shape: number): Look[] {
  requireRates('wangTsiatisBoundaries', rates)
  requireAlpha('wangTsiatisBoundaries', alpha)
  if (!Number.isFinite(shape)) throw new RangeError('wangTsiatisBoundaries: shape is not a finite number.')
  const boundaries = (constant: number) =>
    rates.map(rate => constant * (rate / rates.at(-1)!) ** (shape - 0.5))
  const total = (constant: number) =>
    crossingProbabilities(rates, boundaries(constant)).reduce((sum, each) => sum + each, 0)
  const found = boundaries(boundaryFor(total, alpha))
  let spent = 0
  const probabilities = crossingProbabilities(rates, found)
  return rates.map((informationRate, k) => {
    spent += probabilities[k]!
    return { informationRate, boundary: found[k]!, alphaSpent: spent, nominalP: normalCdf(found[k]!, true) }
  })
}

/** Where a probability that falls in the boundary equals `target`: on the logarithm, as that is nearly a parabola. */
function boundaryFor(probability: (boundary: number) => number, target: number): number {
  const excess = (boundary: number) =>
    Math.log(Math.max(probability(boundary), Number.MIN_VALUE)) - Math.log(target)
  let [low, high] = [-1, 1]
  while (excess(low) < 0 && low > -40) low *= 2
  while (excess(high) > 0 && high < 40) high *= 2
  if (excess(low) < 0) return -Infinity
  return excess(high) > 0 ? Infinity : findRoot(excess, low, high, 1e-12)
}

function requireAlpha(by: string, alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`${by}: alpha is not between 0 and 1.`)
}

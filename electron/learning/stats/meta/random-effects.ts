import { studentQuantile } from '../foundations/student.ts'

export interface RandomEffects {
  readonly estimate: number
  readonly standardError: number
  readonly interval: { lower: number; upper: number }
  readonly prediction: { lower: number; upper: number }
  readonly tau2: number
  /** Share of the variation that is between sites, per cent. */
  readonly i2Percent: number
  /** Weight of each site, per cent. */
  readonly weightPercent: readonly number[]
}

/**
 * Random-effects meta-analysis: REML, Hartung-Knapp interval, prediction interval with t(k - 2).
 *
 * tau2 maximises the restricted likelihood -1/2 [ sum ln(v + tau2) + ln sum 1/(v + tau2) + sum (y - mu)^2 / (v + tau2) ];
 * the interval is mu +- t(k - 1) s, s^2 = sum w (y - mu)^2 / ((k - 1) sum w); the prediction interval
 * mu +- t(k - 2) sqrt(tau2 + s^2). I2 = tau2 / (tau2 + typical sampling variance).
 * The restricted likelihood can have several maxima: a grid finds the highest hill, golden section its top.
 * Source: Viechtbauer 2005; Hartung & Knapp 2001, Stat Med 20:3875; Higgins, Thompson & Spiegelhalter 2009; Higgins & Thompson 2002.
 * Checked against: metafor's rma(method = "REML", test = "knha"). Effects and variances on a log scale; at least 3 sites.
 */
export function randomEffects(effect: readonly number[], variance: readonly number[]): RandomEffects {
  const sites = effect.length
  if (sites < 3 || variance.length !== sites || variance.some(each => !(each > 0)) || effect.some(each => !Number.isFinite(each))) {
    throw new RangeError('randomEffects: needs three or more finite effects with variances above 0.')
  }
  const tau2 = highest(value => restrictedLogLikelihood(effect, variance, value), upperBound(effect, variance))
  const weight = variance.map(each => 1 / (each + tau2))
  const total = sum(weight)
  const estimate = sum(weight.map((each, i) => each * effect[i]!)) / total
  const standardError = Math.sqrt(sum(weight.map((each, i) => each * (effect[i]! - estimate) ** 2)) / ((sites - 1) * total))
  const half = studentQuantile(0.975, sites - 1) * standardError
  const reach = studentQuantile(0.975, sites - 2) * Math.sqrt(tau2 + standardError ** 2)
  const fixed = variance.map(each => 1 / each)
  const typical = ((sites - 1) * sum(fixed)) / (sum(fixed) ** 2 - sum(fixed.map(each => each ** 2)))
  return {
    estimate, standardError, tau2,
    interval: { lower: estimate - half, upper: estimate + half },
    prediction: { lower: estimate - reach, upper: estimate + reach },
    i2Percent: (100 * tau2) / (tau2 + typical),
    weightPercent: weight.map(each => (100 * each) / total),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function restrictedLogLikelihood(effect: readonly number[], variance: readonly number[], tau2: number): number {
  let weights = 0
  let weighted = 0
  let logs = 0
  for (let i = 0; i < effect.length; i++) { const total = variance[i]! + tau2; weights += 1 / total; weighted += effect[i]! / total; logs += Math.log(total) }
  const mean = weighted / weights
  let squares = 0
  for (let i = 0; i < effect.length; i++) squares += (effect[i]! - mean) ** 2 / (variance[i]! + tau2)
  return -0.5 * (logs + Math.log(weights) + squares)
}

/** Beyond the squared range of the effects the restricted likelihood only falls. */
const upperBound = (effect: readonly number[], variance: readonly number[]) => (Math.max(...effect) - Math.min(...effect)) ** 2 + 1e-3 * Math.min(...variance)

const GRID = 200
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Where a smooth function on [0, bound] is highest. The grid is finer near 0, where hills are narrow. */
function highest(of: (value: number) => number, bound: number): number {
  const at = (k: number) => bound * (k / GRID) ** 3
  let top = 0
  let best = of(0)
  for (let k = 1; k <= GRID; k++) { const value = of(at(k)); if (value > best) { best = value; top = k } }
  let low = at(Math.max(0, top - 1))
  let high = at(Math.min(GRID, top + 1))
  for (let turn = 0; turn < 100 && high - low > 1e-13 * (1 + high); turn++) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
    if (of(left) >= of(right)) high = right
    else low = left
  }
  const middle = (low + high) / 2
  return of(0) >= of(middle) ? 0 : middle
}

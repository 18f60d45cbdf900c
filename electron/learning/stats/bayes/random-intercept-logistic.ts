import { invertSymmetric } from '../foundations/cholesky.ts'
import { lnChoose } from '../foundations/gamma-function.ts'
import { minimiseOn } from '../foundations/minimise.ts'
import { gaussHermite, type Rule } from '../foundations/quadrature.ts'
import { requireEvents } from './arguments.ts'
import { tally, type Tally } from './tally.ts'

export type RandomInterceptResult =
  | {
    readonly kind: 'fitted'
    /** Log odds of the unit in the middle. */
    readonly intercept: number
    readonly interceptStandardError: number
    /** Standard deviation of the units' log odds; 0 where nothing speaks for a difference. */
    readonly sigma: number
    readonly logLikelihood: number
    /** By how much each unit's log odds most likely lie above the intercept. */
    readonly conditionalModes: Float64Array
    /** The probability that follows for each unit. */
    readonly predicted: Float64Array
  }
  | { readonly kind: 'not-estimable'; readonly reason: 'no-trials' | 'no-events' | 'only-events' | 'single-trials' | 'all-or-nothing' }

/** Units that differ more than this in log odds (standard deviation) are all or nothing. */
const LARGEST_SIGMA = 20

/**
 * Logistic regression with a random intercept and nothing else: x of n events in each unit, log odds b0 + s u, u standard normal.
 *
 * Maximises sum ln of the integral of Bin(x; n, expit(b0 + s u)) phi(u) du, by adaptive Gauss-Hermite quadrature: the points are
 * centred at the mode of each unit's integrand and spread by its curvature there; 1 point is Laplace's method. For every s the
 * likelihood has one peak in b0; over s, 0 to 20, a grid finds the highest and Brent's method its top. The standard error is from the second
 * differences in b0 and s together. Rows without trials get the mode 0.
 * Not estimable: no trials, no events or nothing else; no unit with two trials, as then nothing tells sigma; every unit all or nothing.
 * Source: Pinheiro & Bates 1995, J Comput Graph Stat 4:12. Checked against: R's lme4, glmer(nAGQ = 25, 11 and 1); integrate.
 * Errors: RangeError unless lengths agree, counts are whole with events <= trials, and points whole, 1 to 200.
 */
export function randomInterceptLogistic(events: Float64Array, trials: Float64Array, points = 25): RandomInterceptResult {
  if (events.length !== trials.length) throw new RangeError(`randomInterceptLogistic: trials has ${trials.length} rows, events ${events.length}.`)
  events.forEach((value, row) => { requireEvents(`randomInterceptLogistic, row ${row + 1}`, value, trials[row]!) })
  const rule = gaussHermite(points)
  const [all, of] = [sum(events), sum(trials)]
  if (of === 0) return { kind: 'not-estimable', reason: 'no-trials' }
  if (all === 0) return { kind: 'not-estimable', reason: 'no-events' }
  if (all === of) return { kind: 'not-estimable', reason: 'only-events' }
  if (trials.every(each => each <= 1)) return { kind: 'not-estimable', reason: 'single-trials' }

  const kinds = tally(events, trials)
  const constant = kinds.first.reduce((total, x, k) => total + kinds.times[k]! * lnChoose(kinds.second[k]!, x), 0)
  const at = (intercept: number, sigma: number) => constant + logLikelihood(kinds, rule, intercept, sigma)
  const pooled = Math.log(all / (of - all))
  const profile = (sigma: number) => {
    // The further units are apart, the further the middle one may lie from the pooled log odds.
    const reach = 1 + 3 * sigma
    const { at: intercept, value } = minimiseOn(b => -at(b, sigma), pooled - reach, pooled + reach, 1e-9)
    return { intercept, value: -value }
  }
  const sigma = highestSigma(profile)
  if (sigma > 0.999 * LARGEST_SIGMA) return { kind: 'not-estimable', reason: 'all-or-nothing' }
  const { intercept, value } = sigma === 0 ? { intercept: pooled, value: at(pooled, 0) } : profile(sigma)
  const modes = kinds.first.map((x, k) => sigma * mode(x, kinds.second[k]!, intercept, sigma).at)
  const conditionalModes = Float64Array.from(kinds.kind, kind => modes[kind]!)
  return {
    kind: 'fitted', intercept, sigma, logLikelihood: value, conditionalModes,
    interceptStandardError: standardError(at, intercept, sigma, all, of),
    predicted: conditionalModes.map(each => expit(intercept + each)),
  }
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
const expit = (x: number) => 1 / (1 + Math.exp(-x))
/** ln(1 + e^x) */
const softPlus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/** Of s = 0 and all peaks between the points of a grid the one with the highest likelihood; 0 where the gain is not above rounding. */
function highestSigma(profile: (sigma: number) => { value: number }): number {
  const grid = [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.4, 2, 3, 4.5, 7, 10, 14, LARGEST_SIGMA]
  const values = grid.map(sigma => profile(sigma).value)
  let best = { sigma: 0, value: values[0]! + 1e-8 * Math.max(1, Math.abs(values[0]!)) }
  for (let k = 1; k < grid.length; k++) {
    if (values[k]! < values[k - 1]! || values[k]! < (values[k + 1] ?? -Infinity)) continue
    const top = minimiseOn(sigma => -profile(sigma).value, grid[k - 1]!, grid[k + 1] ?? LARGEST_SIGMA, 1e-8)
    if (-top.value > best.value) best = { sigma: top.at, value: -top.value }
  }
  if (best.sigma > 0 || values[1]! > values[0]!) return best.sigma
  // A peak below the first point of the grid.
  const top = minimiseOn(sigma => -profile(sigma).value, 0, grid[1]!, 1e-8)
  return -top.value > best.value ? top.at : 0
}

function logLikelihood({ first, second, times }: Tally, { points, weights }: Rule, intercept: number, sigma: number): number {
  let total = 0
  for (let k = 0; k < first.length; k++) {
    const [x, n] = [first[k]!, second[k]!]
    if (sigma === 0) { total += times[k]! * (x * intercept - n * softPlus(intercept)); continue }
    const { at, curvature } = mode(x, n, intercept, sigma)
    const spread = Math.SQRT2 / Math.sqrt(curvature)
    const peak = lnIntegrand(x, n, intercept, sigma, at)
    let integral = 0
    for (let q = 0; q < points.length; q++) {
      const z = points[q]!
      integral += weights[q]! * Math.exp(lnIntegrand(x, n, intercept, sigma, at + spread * z) - peak + z * z)
    }
    total += times[k]! * (peak + Math.log((spread * integral) / Math.sqrt(2 * Math.PI)))
  }
  return total
}

/** Without the binomial coefficient and the normal's constant. */
function lnIntegrand(x: number, n: number, intercept: number, sigma: number, u: number): number {
  const odds = intercept + sigma * u
  return x * odds - n * softPlus(odds) - (u * u) / 2
}

/** Where the integrand of a unit is highest, and how sharply it bends there: Newton's method, held within the bracket its concavity gives. */
function mode(x: number, n: number, intercept: number, sigma: number): { at: number; curvature: number } {
  // At the mode u = s (x - n p), and 0 < p < 1.
  let low = sigma * (x - n)
  let high = sigma * x
  let at = 0
  for (let turn = 0; turn < 100; turn++) {
    const p = expit(intercept + sigma * at)
    const slope = sigma * (x - n * p) - at
    const curvature = 1 + sigma * sigma * n * p * (1 - p)
    if (slope > 0) low = at
    else high = at
    const newton = at + slope / curvature
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - at) <= 1e-13 * (1 + Math.abs(at))) return { at, curvature }
    at = next
  }
  const p = expit(intercept + sigma * at)
  return { at, curvature: 1 + sigma * sigma * n * p * (1 - p) }
}

/** From the curvature of the log likelihood in b0 and s together; at s = 0, where it is even in s, that of b0 alone. */
function standardError(at: (intercept: number, sigma: number) => number, intercept: number, sigma: number, events: number, trials: number): number {
  if (sigma === 0) return Math.sqrt(trials / events / (trials - events))
  const step = 1e-3 * Math.min(1, sigma)
  const side = (b: number, s: number) => at(intercept + b * step, sigma + s * step)
  const middle = side(0, 0)
  const second = (plus: number, minus: number) => -(plus - 2 * middle + minus) / (step * step)
  const crossed = -(side(1, 1) - side(1, -1) - side(-1, 1) + side(-1, -1)) / (4 * step * step)
  const inverse = invertSymmetric([Float64Array.of(second(side(1, 0), side(-1, 0)), crossed), Float64Array.of(crossed, second(side(0, 1), side(0, -1)))])
  // Where the spread is hardly determined, the curvature of the intercept alone must do.
  return inverse.kind === 'inverse' && inverse.rows[0]![0]! > 0 ? Math.sqrt(inverse.rows[0]![0]!) : 1 / Math.sqrt(second(side(1, 0), side(-1, 0)))
}

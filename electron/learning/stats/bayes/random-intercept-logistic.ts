import { lnChoose } from '../foundations/gamma-function.ts'
import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { minimiseOnInSteps } from '../foundations/minimise.ts'
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
  | {
      readonly kind: 'not-estimable'
      readonly reason: 'no-trials' | 'no-events' | 'only-events' | 'single-trials' | 'all-or-nothing'
    }

/** Units that differ more than this in log odds (standard deviation) are all or nothing. */
const LARGEST_SIGMA = 20

/**
 * Logistic regression with a random intercept and nothing else: x of n events in each unit, log odds b0 + s
 * u, u standard normal.
 *
 * Maximises sum ln of the integral of Bin(x; n, expit(b0 + s u)) phi(u) du, by adaptive Gauss-Hermite
 * quadrature: the points are centred at the mode of each unit's integrand and spread by its curvature there;
 * 1 point is Laplace's method. For every s the likelihood has one peak in b0; over s, 0 to 20, a grid and
 * Brent's method find the highest with few points, and Newton's method with second
 * differences goes on from there with all of them. The standard error is from these differences in b0 and s
 * together. Rows without trials get the mode 0.
 * Not estimable: no trials, no events or nothing else; no unit with two trials, as then nothing tells sigma;
 * every unit all or nothing.
 * Source: Pinheiro & Bates 1995, J Comput Graph Stat 4:12.
 * Checked against: R's lme4, glmer with nAGQ 25, 5 and 1; integrate.
 * Errors: RangeError unless lengths agree, counts are whole with events <= trials, and points whole, 1 to 200.
 */
export const randomInterceptLogistic = (
  events: Float64Array,
  trials: Float64Array,
  points?: number,
): RandomInterceptResult => atOnce(randomInterceptLogisticInSteps(events, trials, points))

export function* randomInterceptLogisticInSteps(
  events: Float64Array,
  trials: Float64Array,
  points = 25,
): InSteps<RandomInterceptResult> {
  if (events.length !== trials.length)
    throw new RangeError(
      `randomInterceptLogistic: trials has ${trials.length} rows, events ${events.length}.`,
    )
  for (let row = 0; row < events.length; row++) {
    if (row % PIECE === PIECE - 1) yield
    requireEvents(`randomInterceptLogistic, row ${row + 1}`, events[row]!, trials[row]!)
  }
  const [all, of] = [sum(events), sum(trials)]
  if (of === 0) return { kind: 'not-estimable', reason: 'no-trials' }
  if (all === 0) return { kind: 'not-estimable', reason: 'no-events' }
  if (all === of) return { kind: 'not-estimable', reason: 'only-events' }
  if (trials.every(each => each <= 1)) return { kind: 'not-estimable', reason: 'single-trials' }

  const kinds = yield* tally(events, trials)
  yield
  const constant = kinds.first.reduce(
    (total, x, k) => total + kinds.times[k]! * lnChoose(kinds.second[k]!, x),
    0,
  )
  const likelihoodBy = (rule: Rule): Likelihood =>
    function* (intercept, sigma) {
      return constant + (yield* logLikelihood(kinds, rule, intercept, sigma))
    }
  const likelihood = likelihoodBy(gaussHermite(points))
  const pooled = Math.log(all / (of - all))
  const alike = {
    intercept: pooled,
    sigma: 0,
    value: yield* likelihood(pooled, 0),
    standardError: Math.sqrt(of / all / (of - all)),
  }
  const rough = yield* roughTop(likelihoodBy(gaussHermite(Math.min(points, FEW_POINTS))), pooled)
  if (rough.sigma > 0.999 * LARGEST_SIGMA) return { kind: 'not-estimable', reason: 'all-or-nothing' }
  const apart = rough.sigma > 0 ? yield* climb(likelihood, rough) : alike
  const { intercept, sigma, value, standardError } =
    apart.value > alike.value + 1e-8 * Math.max(1, Math.abs(alike.value)) ? apart : alike
  yield
  const modes = kinds.first.map((x, k) => sigma * mode({ x, n: kinds.second[k]! }, intercept, sigma).at)
  yield
  const conditionalModes = new Float64Array(events.length)
  for (let row = 0; row < events.length; row++) conditionalModes[row] = modes[kinds.kind[row]!]!
  yield
  return {
    kind: 'fitted',
    intercept,
    interceptStandardError: standardError,
    sigma,
    logLikelihood: value,
    conditionalModes,
    predicted: conditionalModes.map(each => expit(intercept + each)),
  }
}

type Likelihood = (intercept: number, sigma: number) => InSteps<number>
interface Top {
  readonly intercept: number
  readonly sigma: number
  readonly value: number
}

/** So many kinds of units are worked out in one piece. */
const KINDS = 1_024

/** So many points show where the peak is. */
const FEW_POINTS = 5

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
const expit = (x: number) => 1 / (1 + Math.exp(-x))
/** ln(1 + e^x) */
const softPlus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/** The highest peak roughly: over a grid of s the likeliest intercepts, then between the grid's points. */
function* roughTop(likelihood: Likelihood, pooled: number): InSteps<Top> {
  let near = pooled
  function* profile(sigma: number): InSteps<Top> {
    // The intercept moves little with s, so it is sought near the last one; where it lies at the end of the
    // stretch, in a longer one.
    for (let reach = 0.1 * (1 + sigma); ; reach *= 4) {
      const { at: intercept, value } = yield* minimiseOnInSteps(
        function* (b) {
          return -(yield* likelihood(b, sigma))
        },
        near - reach,
        near + reach,
        1e-4,
      )
      const inside = Math.abs(intercept - near) < 0.95 * reach
      near = intercept
      if (inside || reach > 100) return { intercept, sigma, value: -value }
    }
  }
  const grid = [0, 0.05, 0.15, 0.3, 0.6, 1, 1.7, 3, 5, 9, 14, LARGEST_SIGMA]
  const tops: Top[] = []
  for (const sigma of grid) tops.push(yield* profile(sigma))
  const best = tops.reduce((highest, top, k) => (top.value > tops[highest]!.value ? k : highest), 0)
  if (best === grid.length - 1) return tops[best]!
  const { at } = yield* minimiseOnInSteps(
    function* (sigma) {
      return -(yield* profile(sigma)).value
    },
    grid[Math.max(0, best - 1)]!,
    grid[best + 1]!,
    1e-3,
  )
  return yield* profile(at)
}

/**
 * From near a peak to its top by Newton's method on differences, halving steps that go down; with the
 * intercept's standard error there.
 */
function* climb(likelihood: Likelihood, start: Top): InSteps<Top & { standardError: number }> {
  let { intercept, sigma } = start
  for (let turn = 0; ; turn++) {
    const step = 1e-3 * Math.min(1, sigma)
    const side = (b: number, s: number) => likelihood(intercept + b * step, sigma + s * step)
    const value = yield* side(0, 0)
    const [up, down, wider, narrower] = [
      yield* side(1, 0),
      yield* side(-1, 0),
      yield* side(0, 1),
      yield* side(0, -1),
    ]
    const slope = [(up - down) / (2 * step), (wider - narrower) / (2 * step)] as const
    const [bendIntercept, bendSigma] = [
      (2 * value - up - down) / step ** 2,
      (2 * value - wider - narrower) / step ** 2,
    ]
    const crossed =
      -((yield* side(1, 1)) - (yield* side(1, -1)) - (yield* side(-1, 1)) + (yield* side(-1, -1))) /
      (4 * step ** 2)
    const determinant = bendIntercept * bendSigma - crossed ** 2
    const peaked = bendIntercept > 0 && determinant > 0
    // Where the spread is hardly determined, the curvature of the intercept alone must do.
    const standardError = Math.sqrt(peaked ? bendSigma / determinant : 1 / Math.abs(bendIntercept))
    const move = peaked
      ? ([
          (bendSigma * slope[0] - crossed * slope[1]) / determinant,
          (bendIntercept * slope[1] - crossed * slope[0]) / determinant,
        ] as const)
      : ([slope[0] / Math.abs(bendIntercept), slope[1] / Math.max(Math.abs(bendSigma), 1)] as const)
    let share = 1
    while (
      share > 1e-6 &&
      !((yield* likelihood(intercept + share * move[0], Math.abs(sigma + share * move[1]))) >= value)
    )
      share /= 2
    if (share <= 1e-6 || turn === 50 || Math.hypot(move[0], move[1]) < 1e-7)
      return { intercept, sigma, value, standardError }
    intercept += share * move[0]
    sigma = Math.min(LARGEST_SIGMA, Math.abs(sigma + share * move[1]))
    if (sigma < 1e-6) return { intercept, sigma: 0, value, standardError }
  }
}

function* logLikelihood(
  { first, second, times }: Tally,
  { points, weights }: Rule,
  intercept: number,
  sigma: number,
): InSteps<number> {
  let total = 0
  for (let k = 0; k < first.length; k++) {
    if (k % KINDS === 0) yield
    const [x, n] = [first[k]!, second[k]!]
    if (sigma === 0) {
      total += times[k]! * (x * intercept - n * softPlus(intercept))
      continue
    }
    const { at, curvature } = mode({ x, n }, intercept, sigma)
    const spread = Math.SQRT2 / Math.sqrt(curvature)
    const lnIntegrand = lnIntegrandOf({ x, n }, intercept, sigma)
    const peak = lnIntegrand(at)
    let integral = 0
    for (let q = 0; q < points.length; q++) {
      const z = points[q]!
      integral += weights[q]! * Math.exp(lnIntegrand(at + spread * z) - peak + z * z)
    }
    total += times[k]! * (peak + Math.log((spread * integral) / Math.sqrt(2 * Math.PI)))
  }
  return total
}

/** x events in n trials. */
interface Unit {
  readonly x: number
  readonly n: number
}

/** A unit's integrand at u, without the binomial coefficient and the normal's constant. */
function lnIntegrandOf({ x, n }: Unit, intercept: number, sigma: number): (u: number) => number {
  return u => {
    const odds = intercept + sigma * u
    return x * odds - n * softPlus(odds) - (u * u) / 2
  }
}

/**
 * Where the integrand of a unit is highest, and how sharply it bends there: Newton's method, held within the
 * bracket its concavity gives.
 */
function mode({ x, n }: Unit, intercept: number, sigma: number): { at: number; curvature: number } {
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

import { findRoot } from '../foundations/find-root.ts'
import { gammaCdf, gammaQuantile } from '../foundations/gamma-distribution.ts'
import { digamma, lnGamma, lnGammaRise } from '../foundations/gamma-function.ts'
import { requireCounts, requireLevel } from '../meta/arguments.ts'
import { mostLikelyConcentration } from './concentration.ts'

export interface ShrunkenRatio {
  /** Observed over expected; undefined where nothing was expected. */
  readonly raw: number | undefined
  readonly shrunken: number
  readonly lower: number
  readonly upper: number
  /** Probability that the unit's true ratio exceeds 1. */
  readonly aboveOne: number
}

export type EmpiricalGammaResult =
  | {
      readonly kind: 'fitted'
      readonly shape: number
      readonly rate: number
      readonly logLikelihood: number
      readonly units: readonly ShrunkenRatio[]
    }
  /** No difference between units beyond chance: every one's best guess is the overall ratio. */
  | {
      readonly kind: 'no-difference'
      readonly ratio: number
      readonly logLikelihood: number
      readonly units: readonly ShrunkenRatio[]
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'ungraded' | 'all-or-nothing' }

/**
 * Empirical Bayes of observed over expected counts: O is Poisson with mean E times a ratio, ratios follow one
 * gamma distribution with the shape and rate most likely given all units
 * (negative binomial marginal likelihood); each unit's ratio is then drawn
 * towards the mean, the more so the less was expected.
 *
 * Maximises sum [ ln G(O + s) - ln G(s) - ln O! + s ln(r/(r + E)) + O ln(E/(r + E)) ]. Unit: mean
 * (s + O)/(r + E), limits the quantiles of Gamma(s + O, r + E), which leave out that s and r are estimated.
 * For a given shape the slope in the mean m = s/r has one root; over ln s all peaks are compared with the
 * limit of no difference (s infinite, Poisson): there everybody has the overall
 * ratio, with the limits of Gamma(sum O, sum E). A unit with nothing expected and observed gets the mean.
 * Not estimable: nothing expected at all; all of it in so few units that the shape runs to 0.
 * Source: Clayton & Kaldor 1987, Biometrics 43:671. Checked against: R's nlm on the same likelihood.
 * Errors: RangeError unless lengths agree, observed are counts, expected finite and at least 0, above 0 where
 * something was observed.
 */
export function empiricalGamma(
  observed: Float64Array,
  expected: Float64Array,
  level = 0.95,
): EmpiricalGammaResult {
  requireLevel('empiricalGamma', level)
  requireCounts('empiricalGamma', 'observed', observed, expected.length)
  expected.forEach((value, row) => {
    if (!(value >= 0 && value < Infinity && (value > 0 || observed[row] === 0)))
      throw new RangeError(`empiricalGamma: expected, row ${row + 1}, is not finite and above 0.`)
  })
  const total = sum(expected)
  if (total === 0) return { kind: 'not-estimable', reason: 'ungraded' }
  const ratio = sum(observed) / total
  const constant = observed.reduce(
    (all, count, i) => all - lnGamma(count + 1) + (count > 0 ? count * Math.log(expected[i]!) : 0),
    0,
  )
  const limit = constant + (ratio > 0 ? sum(observed) * Math.log(ratio) : 0) - sum(observed)

  const raw = (row: number) => (expected[row]! > 0 ? observed[row]! / expected[row]! : undefined)
  const found =
    ratio === 0
      ? { kind: 'none-between' as const }
      : mostLikelyConcentration(ln => profile(observed, expected, constant, Math.exp(ln)), limit)
  const tail = (1 - level) / 2
  const ratioOf = (ownShape: number, ownRate: number) => ({
    shrunken: ownShape / ownRate,
    lower: gammaQuantile(tail, ownShape) / ownRate,
    upper: gammaQuantile(tail, ownShape, true) / ownRate,
    aboveOne: gammaCdf(ownRate, ownShape, true),
  })
  if (found.kind === 'all-or-nothing') return { kind: 'not-estimable', reason: 'all-or-nothing' }
  if (found.kind === 'none-between') {
    const alike =
      ratio > 0
        ? { ...ratioOf(sum(observed), total), shrunken: ratio }
        : { shrunken: 0, lower: 0, upper: 0, aboveOne: 0 }
    return {
      kind: 'no-difference',
      ratio,
      logLikelihood: limit,
      units: Array.from(observed.keys(), row => ({ raw: raw(row), ...alike })),
    }
  }
  const shape = Math.exp(found.ln)
  const rate = shape / likeliestMean(observed, expected, shape)
  const units = Array.from(observed, (count, row) => ({
    raw: raw(row),
    ...ratioOf(shape + count, rate + expected[row]!),
  }))
  return {
    kind: 'fitted',
    shape,
    rate,
    logLikelihood: logLikelihood(observed, expected, constant, shape, shape / rate),
    units,
  }
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

/** Written with E m / s, so that nothing large cancels where s is large. */
function logLikelihood(
  observed: Float64Array,
  expected: Float64Array,
  constant: number,
  shape: number,
  mean: number,
): number {
  let total = constant
  for (let i = 0; i < observed.length; i++) {
    const count = observed[i]!
    total +=
      (count > 0 ? lnGammaRise(shape, count) + count * Math.log(mean / shape) : 0) -
      (shape + count) * Math.log1p((expected[i]! * mean) / shape)
  }
  return total
}

function profile(observed: Float64Array, expected: Float64Array, constant: number, shape: number) {
  const mean = likeliestMean(observed, expected, shape)
  let slope = 0
  for (let i = 0; i < observed.length; i++) {
    const count = observed[i]!
    const load = (expected[i]! * mean) / shape
    slope +=
      (count > 0 ? digamma(shape + count) - digamma(shape) - count / shape : 0) -
      Math.log1p(load) +
      ((shape + count) * load) / (shape * (1 + load))
  }
  return { value: logLikelihood(observed, expected, constant, shape, mean), slope: shape * slope }
}

/**
 * The mean ratio at which the likelihood is highest for a given shape: sum of (O - m E) s / (s + m E) falls
 * through 0 there.
 */
function likeliestMean(observed: Float64Array, expected: Float64Array, shape: number): number {
  let least = Infinity
  let most = 0
  for (let i = 0; i < observed.length; i++) {
    if (expected[i] === 0) continue
    least = Math.min(least, observed[i]! / expected[i]!)
    most = Math.max(most, observed[i]! / expected[i]!)
  }
  if (least === most) return least
  const slope = (mean: number) =>
    observed.reduce(
      (total, count, i) => total + (count - mean * expected[i]!) / (1 + (mean * expected[i]!) / shape),
      0,
    )
  return findRoot(slope, least, most, 0)
}

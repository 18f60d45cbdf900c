import { betaQuantile } from '../foundations/beta-distribution.ts'
import { findRoot } from '../foundations/find-root.ts'
import { digamma, lnChoose, lnGammaRise } from '../foundations/gamma-function.ts'
import { requireLevel } from '../meta/arguments.ts'
import { requireEvents } from './arguments.ts'
import { mostLikelyConcentration } from './concentration.ts'
import { tally, type Tally } from './tally.ts'

export interface ShrunkenRate {
  /** Own events over own trials; undefined without trials. */
  readonly raw: number | undefined
  readonly shrunken: number
  readonly lower: number
  readonly upper: number
}

export type EmpiricalBetaResult =
  | { readonly kind: 'fitted'; readonly a: number; readonly b: number; readonly logLikelihood: number; readonly units: readonly ShrunkenRate[] }
  /** No difference between units beyond chance: every one's best guess is the overall rate. */
  | { readonly kind: 'no-difference'; readonly rate: number; readonly logLikelihood: number; readonly units: readonly ShrunkenRate[] }
  | { readonly kind: 'not-estimable'; readonly reason: 'no-trials' | 'all-or-nothing' }

/**
 * Empirical Bayes of proportions: units' rates follow one beta distribution, whose a and b are the most likely given all units
 * (beta-binomial marginal likelihood); each unit's rate is then drawn towards the mean, the more so the fewer its trials.
 *
 * Maximises sum ln [ choose(n, x) B(a + x, b + n - x) / B(a, b) ]. Unit: mean (a + x)/(a + b + n), limits the quantiles of
 * Beta(a + x, b + n - x), which leave out that a and b are estimated. Written with mean m = a/(a+b) and M = a + b: for given M the
 * likelihood has one peak in m, where the slope crosses 0; over ln M all peaks are compared with the limit of no difference
 * (M infinite, binomial): there everybody has the overall rate, with the limits of Beta(sum x, sum n - x). A unit without trials gets
 * the mean.
 * Not estimable: no trials; every unit all or nothing (M = 0).
 * Source: Griffiths 1973, Biometrics 29:637; Casella 1985, Am Stat 39:83. Checked against: R's optim on the same likelihood.
 * Errors: RangeError unless lengths agree, counts are whole with events <= trials, and the level is between 0 and 1.
 */
export function empiricalBeta(events: Float64Array, trials: Float64Array, level = 0.95): EmpiricalBetaResult {
  requireLevel('empiricalBeta', level)
  if (events.length !== trials.length) throw new RangeError(`empiricalBeta: trials has ${trials.length} rows, events ${events.length}.`)
  events.forEach((value, row) => { requireEvents(`empiricalBeta, row ${row + 1}`, value, trials[row]!) })
  const totalTrials = sum(trials)
  const rate = sum(events) / totalTrials
  if (totalTrials === 0) return { kind: 'not-estimable', reason: 'no-trials' }

  const kinds = tally(events, trials)
  const raw = (row: number) => (trials[row]! > 0 ? events[row]! / trials[row]! : undefined)
  const constant = kinds.first.reduce((total, x, k) => total + kinds.times[k]! * lnChoose(kinds.second[k]!, x), 0)
  const limit = constant + binomialLogLikelihood(kinds, rate)
  const found = rate === 0 || rate === 1 ? { kind: 'none-between' as const } : mostLikelyConcentration(ln => profile(kinds, constant, Math.exp(ln)), limit)
  if (found.kind === 'all-or-nothing') return { kind: 'not-estimable', reason: 'all-or-nothing' }
  const tail = (1 - level) / 2
  if (found.kind === 'none-between') {
    const [all, others] = [sum(events), totalTrials - sum(events)]
    const alike = all > 0 && others > 0 ? { shrunken: rate, lower: betaQuantile(tail, all, others), upper: betaQuantile(tail, all, others, true) } : { shrunken: rate, lower: rate, upper: rate }
    return { kind: 'no-difference', rate, logLikelihood: limit, units: Array.from(events.keys(), row => ({ raw: raw(row), ...alike })) }
  }
  const total = Math.exp(found.ln)
  const mean = likeliestMean(kinds, total)
  const [a, b] = [mean * total, (1 - mean) * total]
  const units = Array.from(kinds.first, (x, k) => {
    const n = kinds.second[k]!
    return { shrunken: (a + x) / (total + n), lower: betaQuantile(tail, a + x, b + n - x), upper: betaQuantile(tail, a + x, b + n - x, true) }
  })
  return { kind: 'fitted', a, b, logLikelihood: logLikelihood(kinds, constant, a, b), units: Array.from(events.keys(), row => ({ raw: raw(row), ...units[kinds.kind[row]!]! })) }
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

function binomialLogLikelihood({ first, second, times }: Tally, rate: number): number {
  return first.reduce((total, x, k) => total + times[k]! * ((x > 0 ? x * Math.log(rate) : 0) + (second[k]! > x ? (second[k]! - x) * Math.log1p(-rate) : 0)), 0)
}

function logLikelihood({ first, second, times }: Tally, constant: number, a: number, b: number): number {
  return first.reduce((total, x, k) => {
    const n = second[k]!
    return total + times[k]! * (rise(a, x) + rise(b, n - x) - rise(a + b, n))
  }, constant)
}

const rise = (from: number, by: number) => (by === 0 ? 0 : lnGammaRise(from, by))
const riseSlope = (from: number, by: number) => (by === 0 ? 0 : digamma(from + by) - digamma(from))

function profile(kinds: Tally, constant: number, total: number) {
  const mean = likeliestMean(kinds, total)
  const [a, b] = [mean * total, (1 - mean) * total]
  // At the likeliest mean its own slope is 0, so the profile's is the partial one; times M, as it is against ln M.
  const slope = total * kinds.first.reduce((sum, x, k) => {
    const n = kinds.second[k]!
    return sum + kinds.times[k]! * (mean * riseSlope(a, x) + (1 - mean) * riseSlope(b, n - x) - riseSlope(total, n))
  }, 0)
  return { value: logLikelihood(kinds, constant, a, b), slope }
}

/** The mean at which the likelihood is highest for a given a + b: it is concave there, so its slope has one root. */
function likeliestMean({ first, second, times }: Tally, total: number): number {
  const slope = (logOdds: number) => {
    const mean = 1 / (1 + Math.exp(-logOdds))
    return first.reduce((sum, x, k) => sum + times[k]! * (riseSlope(mean * total, x) - riseSlope((1 - mean) * total, second[k]! - x)), 0)
  }
  return 1 / (1 + Math.exp(-findRoot(slope, -35, 35, 1e-13)))
}

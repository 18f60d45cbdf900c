import { betaQuantile } from '../foundations/beta-distribution.ts'
import { findRoot } from '../foundations/find-root.ts'
import { digamma, lnChoose, lnGammaRise } from '../foundations/gamma-function.ts'
import { requireLevel } from '../meta/arguments.ts'
import { requireEvents } from './arguments.ts'
import { mostLikelyConcentration } from './concentration.ts'
import { histogram, type Histogram } from './histogram.ts'

export interface ShrunkenRate {
  /** Own events over own trials; undefined without trials. */
  readonly raw: number | undefined
  readonly shrunken: number
  readonly lower: number
  readonly upper: number
}

export type EmpiricalBetaResult =
  | {
      readonly kind: 'fitted'
      readonly a: number
      readonly b: number
      readonly logLikelihood: number
      readonly units: readonly ShrunkenRate[]
    }
  /** No difference between units beyond chance: every one's best guess is the overall rate. */
  | {
      readonly kind: 'no-difference'
      readonly rate: number
      readonly logLikelihood: number
      readonly units: readonly ShrunkenRate[]
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'no-trials' | 'all-or-nothing' }

/**
 * Empirical Bayes of proportions: units' rates follow one beta distribution, whose a and b are the most
 * likely given all units (beta-binomial marginal likelihood); each unit's rate is then drawn towards the
 * mean, the more so the fewer its trials.
 *
 * Maximises sum ln [ choose(n, x) B(a + x, b + n - x) / B(a, b) ]. Unit: mean (a + x)/(a + b + n), limits the
 * quantiles of Beta(a + x, b + n - x), which leave out that a and b are estimated. Written with mean
 * m = a/(a+b) and M = a + b: for given M the likelihood has one peak in m, where the slope crosses 0; over ln
 * M all peaks are compared with the limit of no difference (M infinite, binomial): there everybody has the
 * overall rate, with the limits of Beta(sum x, sum n - x). A unit without trials gets
 * the mean.
 * Not estimable: no trials; every unit all or nothing (M = 0).
 * Source: Griffiths 1973, Biometrics 29:637; Casella 1985, Am Stat 39:83.
 * Checked against: R's optim on the same likelihood.
 * Errors: RangeError unless lengths agree, counts are whole with events <= trials, and the level is between 0 and 1.
 */
export function empiricalBeta(events: Float64Array, trials: Float64Array, level = 0.95): EmpiricalBetaResult {
  requireLevel('empiricalBeta', level)
  if (events.length !== trials.length)
    throw new RangeError(`empiricalBeta: trials has ${trials.length} rows, events ${events.length}.`)
  events.forEach((value, row) => {
    requireEvents(`empiricalBeta, row ${row + 1}`, value, trials[row]!)
  })
  const totalTrials = sum(trials)
  const rate = sum(events) / totalTrials
  if (totalTrials === 0) return { kind: 'not-estimable', reason: 'no-trials' }

  const raw = (row: number) => (trials[row]! > 0 ? events[row]! / trials[row]! : undefined)
  const counts = {
    events: histogram(events),
    others: histogram(trials.map((n, row) => n - events[row]!)),
    trials: histogram(trials),
  }
  const constant = events.reduce((total, x, row) => total + lnChoose(trials[row]!, x), 0)
  const [all, others] = [sum(events), totalTrials - sum(events)]
  const limit =
    constant + (all > 0 ? all * Math.log(rate) : 0) + (others > 0 ? others * Math.log1p(-rate) : 0)
  const found =
    all === 0 || others === 0
      ? { kind: 'none-between' as const }
      : mostLikelyConcentration(profileOf(counts, constant, rate), limit)
  if (found.kind === 'all-or-nothing') return { kind: 'not-estimable', reason: 'all-or-nothing' }
  const tail = (1 - level) / 2
  const limits = (a: number, b: number) => ({
    lower: betaQuantile(tail, a, b),
    upper: betaQuantile(tail, a, b, true),
  })
  if (found.kind === 'none-between') {
    const alike = {
      shrunken: rate,
      ...(all > 0 && others > 0 ? limits(all, others) : { lower: rate, upper: rate }),
    }
    return {
      kind: 'no-difference',
      rate,
      logLikelihood: limit,
      units: Array.from(events.keys(), row => ({ raw: raw(row), ...alike })),
    }
  }
  const total = Math.exp(found.ln)
  const logOdds = likeliestLogOdds(counts, total, Math.log(rate / (1 - rate)))
  const [a, b] = [total / (1 + Math.exp(-logOdds)), total / (1 + Math.exp(logOdds))]
  const units = Array.from(events, (x, row) => ({
    raw: raw(row),
    shrunken: (a + x) / (total + trials[row]!),
    ...limits(a + x, b + trials[row]! - x),
  }))
  return { kind: 'fitted', a, b, logLikelihood: logLikelihood(counts, constant, a, b), units }
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

/**
 * How often each number of events, of non-events and of trials occurs: the likelihood is a sum over the three
 * apart.
 */
interface Counts {
  readonly events: Histogram
  readonly others: Histogram
  readonly trials: Histogram
}

function sumOver({ values, times }: Histogram, of: (count: number) => number): number {
  let total = 0
  for (let k = 0; k < values.length; k++) if (values[k]! > 0) total += times[k]! * of(values[k]!)
  return total
}

function logLikelihood({ events, others, trials }: Counts, constant: number, a: number, b: number): number {
  return (
    constant +
    sumOver(events, x => lnGammaRise(a, x)) +
    sumOver(others, y => lnGammaRise(b, y)) -
    sumOver(trials, n => lnGammaRise(a + b, n))
  )
}

/** Sum of digamma(from + count) - digamma(from): the slope of the sum of ln rises. */
function riseSlope(counts: Histogram, from: number): number {
  const start = digamma(from)
  return sumOver(counts, count => digamma(from + count) - start)
}

function profileOf(counts: Counts, constant: number, rate: number) {
  let near = Math.log(rate / (1 - rate))
  return (ln: number) => {
    const total = Math.exp(ln)
    near = likeliestLogOdds(counts, total, near)
    const mean = 1 / (1 + Math.exp(-near))
    const [a, b] = [mean * total, (1 - mean) * total]
    // At the likeliest mean its own slope is 0, so the profile's is the partial one; times M, as it is against ln M.
    const slope =
      total *
      (mean * riseSlope(counts.events, a) +
        (1 - mean) * riseSlope(counts.others, b) -
        riseSlope(counts.trials, total))
    return { value: logLikelihood(counts, constant, a, b), slope }
  }
}

/**
 * Log odds of the mean at which the likelihood is highest for a given a + b: it is concave in the mean, so
 * its slope has one root.
 */
function likeliestLogOdds({ events, others }: Counts, total: number, near: number): number {
  const slope = (logOdds: number) =>
    riseSlope(events, total / (1 + Math.exp(-logOdds))) - riseSlope(others, total / (1 + Math.exp(logOdds)))
  let reach = 0.1
  while (reach < 40 && (slope(near - reach) < 0 || slope(near + reach) > 0)) reach *= 4
  return findRoot(slope, near - reach, near + reach, 1e-13)
}

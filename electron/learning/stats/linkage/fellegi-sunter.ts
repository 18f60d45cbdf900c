import { AGREES, UNKNOWN } from './agreement.ts'
import type { AgreementPattern } from './compare-pairs.ts'

/** Where the search for the parameters begins, and when it ends. */
export interface FellegiSunterOptions {
  /**
   * Share of matches among the pairs; agreement of a field among matches and among others: one for all
   * fields, or one each.
   */
  readonly start?: {
    readonly p: number
    readonly m: number | readonly number[]
    readonly u: number | readonly number[]
  }
  /** Ends when the log likelihood changes by less than this share of itself; 1e-13. */
  readonly stopRelative?: number
  /** m and u stay within clamp and 1 - clamp, so that no single field decides for ever; 1e-10. */
  readonly clamp?: number
  readonly turns?: number
}

export interface FellegiSunterFit {
  readonly kind: 'fitted'
  /** Share of pairs that are matches. */
  readonly p: number
  /** Per field, how often matches agree, and how often others do. */
  readonly m: Float64Array
  readonly u: Float64Array
  readonly logLikelihood: number
  readonly turns: number
  /** False where the turns ran out first. */
  readonly converged: boolean
  /** Per field log2 m/u and log2 (1 - m)/(1 - u): what agreeing and disagreeing weigh. */
  readonly agreementWeight: Float64Array
  readonly disagreementWeight: Float64Array
  /** Per pattern the sum of its weights, and the probability of a match. */
  readonly patternWeight: Float64Array
  readonly matchProbability: Float64Array
}
export type FellegiSunterResult =
  | FellegiSunterFit
  | { readonly kind: 'not-estimable'; readonly reason: 'no-pairs' }

/**
 * Fellegi-Sunter model of record linkage, fitted without knowing any match: expectation maximisation.
 *
 * A pair is a match with probability p; its fields agree independently with probability m_f if so and u_f if not.
 * Maximises sum n ln( p prod m^a (1-m)^(1-a) + (1-p) prod u^a (1-u)^(1-a) ) over the patterns of agreement, n
 * pairs each.
 * A field that one of the two has not recorded says nothing (its factor is 1). Weights are log2 likelihood ratios.
 * Fields that depend on one another (town and postcode) make the model too sure: give one of them.
 * Source: Fellegi & Sunter 1969, J Am Stat Assoc 64:1183; Winkler 1988; Jaro 1989. Checked against: R, RLdata500.
 * Errors: RangeError for start values, clamp or stop outside their ranges, and for patterns of differing length.
 */
export function fellegiSunter(
  patterns: readonly AgreementPattern[],
  options: FellegiSunterOptions = {},
): FellegiSunterResult {
  const fields = patterns[0]?.agreements.length ?? 0
  const total = patterns.reduce((sum, { pairs }) => sum + pairs, 0)
  if (total === 0) return { kind: 'not-estimable', reason: 'no-pairs' }
  if (patterns.some(({ agreements }) => agreements.length !== fields))
    throw new RangeError('fellegiSunter: patterns have differing numbers of fields.')
  const {
    start = { p: 0.05, m: 0.9, u: 0.1 },
    stopRelative = 1e-13,
    clamp = 1e-10,
    turns: most = 10_000,
  } = options
  if (!(clamp > 0 && clamp < 0.5)) throw new RangeError('fellegiSunter: clamp is not between 0 and 0.5.')
  if (!(stopRelative >= 0)) throw new RangeError('fellegiSunter: stopRelative is below 0.')
  let p = requireProbability('p', start.p)
  const m = startOf('m', start.m, fields)
  const u = startOf('u', start.u, fields)
  const within = (share: number) => Math.min(1 - clamp, Math.max(clamp, share))
  const posterior = new Float64Array(patterns.length)
  let logLikelihood = -Infinity
  let turns = 0
  let converged = false
  while (turns < most && !converged) {
    turns++
    const before = logLikelihood
    logLikelihood = expect(patterns, p, m, u, posterior)
    converged = Math.abs(logLikelihood - before) < stopRelative * Math.abs(before) || logLikelihood === before
    p = maximise(patterns, posterior, total, m, u, within)
  }
  const agreementWeight = m.map((value, f) => Math.log2(value / u[f]!))
  const disagreementWeight = m.map((value, f) => Math.log2((1 - value) / (1 - u[f]!)))
  const patternWeight = Float64Array.from(patterns, ({ agreements }) =>
    agreements.reduce((sum, each, f) => {
      if (each === UNKNOWN) return sum
      return sum + (each === AGREES ? agreementWeight[f]! : disagreementWeight[f]!)
    }, 0),
  )
  expect(patterns, p, m, u, posterior)
  return {
    kind: 'fitted',
    p,
    m,
    u,
    logLikelihood,
    turns,
    converged,
    agreementWeight,
    disagreementWeight,
    patternWeight,
    matchProbability: posterior,
  }
}

/** Fills the probability of a match of each pattern and answers the log likelihood. */
function expect(
  patterns: readonly AgreementPattern[],
  p: number,
  m: Float64Array,
  u: Float64Array,
  posterior: Float64Array,
): number {
  let logLikelihood = 0
  patterns.forEach(({ agreements, pairs }, k) => {
    const match = Math.log(p) + lnChance(agreements, m)
    const other = Math.log1p(-p) + lnChance(agreements, u)
    const high = Math.max(match, other)
    const ln = high + Math.log(Math.exp(match - high) + Math.exp(other - high))
    posterior[k] = Math.exp(match - ln)
    logLikelihood += pairs * ln
  })
  return logLikelihood
}

function lnChance(agreements: Uint8Array, agree: Float64Array): number {
  let ln = 0
  for (let f = 0; f < agreements.length; f++)
    if (agreements[f] !== UNKNOWN)
      ln += agreements[f] === AGREES ? Math.log(agree[f]!) : Math.log1p(-agree[f]!)
  return ln
}

/**
 * Sets m and u to the shares of agreement weighted by the posterior; answers the new p. A class without any
 * weight keeps what it had.
 */
function maximise(
  patterns: readonly AgreementPattern[],
  posterior: Float64Array,
  total: number,
  m: Float64Array,
  u: Float64Array,
  within: (share: number) => number,
): number {
  const matches = patterns.reduce((sum, { pairs }, k) => sum + pairs * posterior[k]!, 0)
  for (let f = 0; f < m.length; f++) {
    let [agreeing, known, othersAgreeing, othersKnown] = [0, 0, 0, 0]
    patterns.forEach(({ agreements, pairs }, k) => {
      if (agreements[f] === UNKNOWN) return
      const match = pairs * posterior[k]!
      const other = pairs * (1 - posterior[k]!)
      known += match
      othersKnown += other
      if (agreements[f] === AGREES) {
        agreeing += match
        othersAgreeing += other
      }
    })
    if (known > 0) m[f] = within(agreeing / known)
    if (othersKnown > 0) u[f] = within(othersAgreeing / othersKnown)
  }
  return Math.min(1, matches / total)
}

function startOf(name: string, values: number | readonly number[], fields: number): Float64Array {
  const each = typeof values === 'number' ? new Float64Array(fields).fill(values) : Float64Array.from(values)
  if (each.length !== fields)
    throw new RangeError(`fellegiSunter: start.${name} has ${each.length} values for ${fields} fields.`)
  each.forEach(value => {
    requireProbability(name, value)
  })
  return each
}

function requireProbability(name: string, value: number): number {
  if (!(value > 0 && value < 1)) throw new RangeError(`fellegiSunter: start.${name} is not between 0 and 1.`)
  return value
}

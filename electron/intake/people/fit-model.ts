import { AGREES, DISAGREES, UNKNOWN } from '../../learning/stats/linkage/agreement.ts'
import type { AgreementPattern } from '../../learning/stats/linkage/compare-pairs.ts'
import { fellegiSunter, type FellegiSunterFit } from '../../learning/stats/linkage/fellegi-sunter.ts'
import { levels, type Agreement, type ComparedField, type KnownLevel, type Level } from './levels.ts'
import type { Chances, FieldChances, MatchModel } from './model.ts'

/** What is compared anew for each practice; for the others there is too little to learn from. */
const learned = [
  'given',
  'family',
  'year',
  'month',
  'day',
  'sex',
  'telecom',
  'address',
] as const satisfies readonly ComparedField[]

/** What the model to begin with counts for, in pairs: a few matches do not overturn it. */
const PAIRS_OF_THE_BEGINNING = 200

export type FittedModel =
  | { readonly kind: 'fitted'; readonly model: MatchModel; readonly matches: number }
  | { readonly kind: 'not-estimable'; readonly reason: 'no-pairs' | 'not-converged' | 'no-matches' }

function agreementOf(level: Level): number {
  if (level === 'unknown') return UNKNOWN
  return level === 'exact' || level === 'close' ? AGREES : DISAGREES
}

interface Patterns {
  readonly patterns: readonly AgreementPattern[]
  /** Per pair the place of its pattern. */
  readonly placeOf: Int32Array
}

function patternsOf(candidates: readonly Agreement[]): Patterns {
  const places = new Map<string, number>()
  const found: { agreements: Uint8Array; pairs: number; trueMatches: number }[] = []
  const placeOf = Int32Array.from(candidates, agreement => {
    const agreements = Uint8Array.from(learned, field => agreementOf(agreement[field]))
    const name = agreements.join('')
    const place = places.get(name) ?? found.length
    if (place === found.length) {
      places.set(name, place)
      found.push({ agreements, pairs: 0, trueMatches: 0 })
    }
    found[place]!.pairs++
    return place
  })
  return { patterns: found, placeOf }
}

/** Per level of a field, the sum of the weights of the pairs that are at it. */
function sumsOf(field: ComparedField, pairs: readonly Agreement[], weightOf: (k: number) => number) {
  const sums = new Map<Level, number>()
  pairs.forEach((pair, k) => sums.set(pair[field], (sums.get(pair[field]) ?? 0) + weightOf(k)))
  const known = levels.reduce((sum, level) => sum + (sums.get(level) ?? 0), 0)
  const share = (level: KnownLevel, before: number) =>
    ((sums.get(level) ?? 0) + PAIRS_OF_THE_BEGINNING * before) / (known + PAIRS_OF_THE_BEGINNING)
  return share
}

function agreeing(chances: FieldChances, of: keyof Chances): number {
  const sum = (chances.exact?.[of] ?? 0) + (chances.close?.[of] ?? 0)
  return Math.min(0.99, Math.max(1e-6, sum))
}

function fitted(
  candidates: readonly Agreement[],
  random: readonly Agreement[],
  { model, posterior }: { model: MatchModel; posterior: (k: number) => number },
): MatchModel {
  const fields: Record<ComparedField, FieldChances> = { ...model.fields }
  for (const field of learned) {
    const m = sumsOf(field, candidates, posterior)
    const u = sumsOf(field, random, () => 1)
    const entries = levels.flatMap(level => {
      const before = model.fields[field][level]
      // That the day is exchanged says nothing beside the month: it stays so.
      if (!before || (field === 'day' && level === 'close')) return before ? [[level, before] as const] : []
      return [[level, { m: m(level, before.m), u: u(level, before.u) }] as const]
    })
    fields[field] = Object.fromEntries(entries)
  }
  return { ...model, fields }
}

/** The matches agree more often than the others in most fields, or what was found are not matches. */
const findsMatches = ({ m, u }: FellegiSunterFit) =>
  m.filter((value, f) => value > u[f]!).length > m.length / 2

/**
 * Learns m from candidates, without knowing any match, and u from pairs drawn at random.
 *
 * m by expectation maximisation (`fellegiSunter`: exact and close count as agreement), then by level in proportion
 * to each candidate's probability; u by counting, as hardly any random pair is a match. Both are drawn towards
 * `model`, which counts as 200 pairs. Candidates that were found by a field agree in it too often: take those of
 * all keys together. Names keep weighing by their own frequency.
 */
export function fitModel(
  candidates: readonly Agreement[],
  random: readonly Agreement[],
  model: MatchModel,
): FittedModel {
  const { patterns, placeOf } = patternsOf(candidates)
  const fit = fellegiSunter(patterns, {
    start: {
      p: 0.05,
      m: learned.map(field => agreeing(model.fields[field], 'm')),
      u: learned.map(field => agreeing(model.fields[field], 'u')),
    },
    clamp: 1e-6,
    stopRelative: 1e-10,
  })
  if (fit.kind === 'not-estimable') return fit
  if (!fit.converged) return { kind: 'not-estimable', reason: 'not-converged' }
  const posterior = (k: number) => fit.matchProbability[placeOf[k]!]!
  const matches = candidates.reduce((sum, _, k) => sum + posterior(k), 0)
  if (matches < 1 || !findsMatches(fit)) return { kind: 'not-estimable', reason: 'no-matches' }
  return { kind: 'fitted', model: fitted(candidates, random, { model, posterior }), matches }
}

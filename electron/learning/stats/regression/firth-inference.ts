import { chiSquareCdf, chiSquareQuantile } from '../foundations/chi-square.ts'
import { climb, firthInSteps, heldFrom, penalisedLogLikelihood, type FirthFit, type Held } from './firth.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { likelihoodLimit } from './likelihood-limit.ts'
import type { NotEstimable } from './maximum-likelihood.ts'
import type { RegressionData } from './regression-data.ts'

export interface FirthCoefficient {
  readonly estimate: number
  readonly standardError: number
  /** Limits of the penalised profile likelihood. */
  readonly lower: number
  readonly upper: number
  /** Penalised likelihood ratio test of 0. */
  readonly p: number
}
export type FirthInference =
  | { readonly kind: 'estimated'; readonly fit: FirthFit; readonly coefficients: readonly FirthCoefficient[] }
  | NotEstimable

/**
 * Firth's logistic regression with penalised profile likelihood intervals and tests.
 *
 * The limits are the values b of a coefficient at which twice the fall of the penalised log likelihood, the
 * others fitted with the penalty of all columns, is the chi-square quantile with 1 degree of freedom; p is
 * that of the fall at b = 0.
 * Wald's intervals are misleading here: under separation the likelihood is far from symmetric. In a handful
 * of separated rows the penalised likelihood of the others can have several peaks; up to 1,000 rows they are
 * looked for, and a limit misses the highest in about 1 of 100 such limits (then the interval is a little short).
 * Source: Heinze & Schemper 2002, Stat Med 21:2409.
 * Checked against: brute force; brglm2 for the fit.
 * Errors: RangeError for a level outside 0..1, and as every regression.
 */
export const firthInference = (data: RegressionData, level = 0.95): FirthInference =>
  atOnce(firthInferenceInSteps(data, level))

export function* firthInferenceInSteps(data: RegressionData, level = 0.95): InSteps<FirthInference> {
  if (!(level > 0 && level < 1)) throw new RangeError('firthInference: level must lie between 0 and 1.')
  const quantile = chiSquareQuantile(level, 1)
  const free = yield* firthInSteps(data)
  if (free.kind === 'not-estimable') return free
  const fit: FirthFit = free
  const coefficients: FirthCoefficient[] = []
  for (const column of data.design.keys()) {
    const estimate = fit.coefficients[column]!
    const standardError = Math.sqrt(fit.covariance[column]![column]!)
    const limits = yield* limitsOf(data, fit, column, quantile)
    const without = yield* heldFrom(data, [fit.coefficients], new Map([[column, 0]]))
    if (without.kind === 'not-estimable') return without
    const chiSquare = Math.max(0, 2 * (fit.penalisedLogLikelihood - without.penalisedLogLikelihood))
    coefficients.push({ estimate, standardError, ...limits, p: chiSquareCdf(chiSquare, 1, true) })
  }
  return { kind: 'estimated', fit, coefficients }
}

/**
 * Both limits of a coefficient. Each fit begins from the nearest one known; at a limit no other start may
 * reach a higher peak, else the search goes on outward along that one.
 */
function* limitsOf(
  data: RegressionData,
  fit: FirthFit,
  column: number,
  quantile: number,
): InSteps<{ lower: number; upper: number }> {
  const estimate = fit.coefficients[column]!
  const step = Math.sqrt(quantile * fit.covariance[column]![column]!)
  const known = [{ value: estimate, coefficients: fit.coefficients }]
  const fallOf = ({ penalisedLogLikelihood }: FirthFit) =>
    2 * (fit.penalisedLogLikelihood - penalisedLogLikelihood)
  function* fall(value: number): InSteps<number> {
    const near = known.reduce((best, each) =>
      Math.abs(each.value - value) <= Math.abs(best.value - value) ? each : best,
    )
    const held = yield* climb(data, new Map([[column, value]]), near.coefficients)
    if (held.kind === 'not-estimable') return Infinity // so far off that no digits are left
    known.push({ value, coefficients: held.coefficients })
    return fallOf(held)
  }
  function* limit(side: -1 | 1): InSteps<number> {
    let start = estimate
    for (let turn = 0; turn < 5; turn++) {
      const found = yield* likelihoodLimit(fall, quantile, start, side, step)
      if (!Number.isFinite(found)) return found
      const other = yield* heldFrom(
        data,
        [fit.coefficients, ...elsewhere(data, known.at(-1)!.coefficients, column)],
        new Map([[column, found]]),
      )
      start = found
      if (other.kind === 'not-estimable' || fallOf(other) >= quantile * (1 - 1e-7)) break
      // follow this peak, forget the lower one
      known.splice(0, known.length, { value: found, coefficients: other.coefficients })
    }
    return start
  }
  return { lower: yield* limit(-1), upper: yield* limit(1) }
}

export type FirthTest =
  | {
      readonly kind: 'estimated'
      readonly chiSquare: number
      readonly freedom: number
      readonly p: number
      readonly penalisedLogLikelihood: number
    }
  | NotEstimable

/**
 * Penalised likelihood ratio test that the coefficients of `columns` are all 0, the penalty that of all columns.
 * Source: Heinze & Schemper 2002. Also the penalised log likelihood with these held. Errors: as `fitFirth`.
 */
export function firthLikelihoodRatio(data: RegressionData, columns: readonly number[]): FirthTest {
  const held: Held = new Map(columns.map(column => [column, 0]))
  const full = atOnce(firthInSteps(data))
  if (full.kind === 'not-estimable') return full
  const less = held.size > 0 ? atOnce(heldFrom(data, [full.coefficients], held)) : full
  if (less.kind === 'not-estimable') return less
  const chiSquare = Math.max(0, 2 * (full.penalisedLogLikelihood - less.penalisedLogLikelihood))
  return {
    kind: 'estimated',
    chiSquare,
    freedom: held.size,
    p: chiSquareCdf(chiSquare, held.size, true),
    penalisedLogLikelihood: less.penalisedLogLikelihood,
  }
}

/** Rows up to which other peaks are looked for, along each other coefficient and along all of them together. */
const FEW = 1_000
const LOOKS = 24

/** Where, along such a line, the penalised likelihood is higher than on both sides: other peaks may be near. */
function elsewhere(data: RegressionData, at: Float64Array, column: number): Float64Array[] {
  if (data.outcome.length > FEW) return []
  const largest = data.design.map(values => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0))
  const others = [...data.design.keys()].filter(c => c !== column)
  const along = (move: (value: number, c: number, share: number) => number) => {
    const places = Array.from({ length: 2 * LOOKS + 1 }, (_, k) =>
      at.map((value, c) => (c === column ? value : move(value, c, (k - LOOKS) / LOOKS))),
    )
    const heights = places.map(place => penalisedLogLikelihood(data, place))
    return places.filter(
      (_, k) => heights[k]! > (heights[k - 1] ?? -Infinity) && heights[k]! > (heights[k + 1] ?? -Infinity),
    )
  }
  const reach = (c: number) => (2 * Math.abs(at[column]!) * largest[column]! + 10) / largest[c]!
  return [
    ...others.flatMap(own => along((value, c, share) => (c === own ? share * reach(c) : value))),
    ...along((value, _, share) => 4 * share * value),
  ]
}

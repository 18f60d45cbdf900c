import { chiSquareCdf, chiSquareQuantile } from '../foundations/chi-square.ts'
import { firthInSteps, heldFrom, type FirthFit, type Held } from './firth.ts'
import { atOnce, type InSteps } from './in-steps.ts'
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
export type FirthInference = { readonly kind: 'estimated'; readonly fit: FirthFit; readonly coefficients: readonly FirthCoefficient[] } | NotEstimable

/**
 * Firth's logistic regression with penalised profile likelihood intervals and tests.
 *
 * The limits are the values b of a coefficient at which twice the fall of the penalised log likelihood, the others fitted
 * with the penalty of all columns, is the chi-square quantile with 1 degree of freedom; p is that of the fall at b = 0.
 * Wald's intervals are misleading here: under separation the likelihood is far from symmetric.
 * Source: Heinze & Schemper 2002, Stat Med 21:2409. Checked against: brute force; brglm2 for the fit. Errors: RangeError
 * for a level outside 0..1, and as every regression.
 */
export const firthInference = (data: RegressionData, level = 0.95): FirthInference => atOnce(firthInferenceInSteps(data, level))

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
    const known = [{ value: estimate, coefficients: fit.coefficients }]
    function* fall(value: number): InSteps<number> {
      const nearest = known.reduce((best, each) => (Math.abs(each.value - value) < Math.abs(best.value - value) ? each : best))
      const held = yield* heldFrom(data, nearest.coefficients === fit.coefficients ? [fit.coefficients] : [nearest.coefficients, fit.coefficients], new Map([[column, value]]))
      if (held.kind === 'not-estimable') return Infinity // so far off that no digits are left
      known.push({ value, coefficients: held.coefficients })
      return 2 * (fit.penalisedLogLikelihood - held.penalisedLogLikelihood)
    }
    const step = Math.sqrt(quantile) * standardError
    const lower = yield* likelihoodLimit(fall, quantile, estimate, -1, step)
    const upper = yield* likelihoodLimit(fall, quantile, estimate, 1, step)
    const without = yield* heldFrom(data, [fit.coefficients], new Map([[column, 0]]))
    if (without.kind === 'not-estimable') return without
    const chiSquare = Math.max(0, 2 * (fit.penalisedLogLikelihood - without.penalisedLogLikelihood))
    coefficients.push({ estimate, standardError, lower, upper, p: chiSquareCdf(chiSquare, 1, true) })
  }
  return { kind: 'estimated', fit, coefficients }
}

export type FirthTest = { readonly kind: 'estimated'; readonly chiSquare: number; readonly freedom: number; readonly p: number; readonly penalisedLogLikelihood: number } | NotEstimable

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
  return { kind: 'estimated', chiSquare, freedom: held.size, p: chiSquareCdf(chiSquare, held.size, true), penalisedLogLikelihood: less.penalisedLogLikelihood }
}

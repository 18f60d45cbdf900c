import { chiSquareCdf, chiSquareQuantile } from '../foundations/chi-square.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { likelihoodLimit } from '../regression/likelihood-limit.ts'
import { checkCoxData, type CoxData } from './cox-data.ts'
import { coxModel } from './cox-model.ts'
import { coxWork } from './cox-work.ts'
import { climb, climbHeld, penalisedAt } from './penalised-peak.ts'

export interface FirthCoxCoefficient {
  readonly estimate: number
  /** From the inverse of the information, without the penalty. */
  readonly standardError: number
  /** Limits of the penalised profile likelihood; infinite where it never falls far enough. */
  readonly lower: number
  readonly upper: number
  /** Penalised likelihood ratio test of 0. */
  readonly p: number
}
export type FirthCoxResult =
  | {
      kind: 'fitted'
      coefficients: readonly FirthCoxCoefficient[]
      covariance: readonly Float64Array[]
      penalisedLogLikelihood: number
    }
  | { kind: 'not-estimable'; reason: 'no-events' | 'not-converged' }
  | { kind: 'not-estimable'; reason: 'dependent'; column: number }

/**
 * Firth's penalised Cox regression, for rare events and where the plain likelihood rises without limit.
 *
 * Maximises l(b) + 1/2 ln |information(b)|, which takes the first-order bias away and is finite under
 * monotone likelihood.
 * Limits and p come from the penalised profile likelihood, twice its fall against chi-square with 1 degree of
 * freedom (the others fitted, the penalty that of all columns): under monotone likelihood Wald's are misleading.
 * Ties (Efron, Breslow), strata, start and stop, weights as in `coxRegression`. Weights must count rows.
 * Source: Firth 1993, Biometrika 80:27; Heinze & Schemper 2001, Biometrics 57:114. Checked against: the penalised
 * likelihood by its definition, maximised by search. Log hazard ratios per unit of each column.
 * Errors: RangeError as `checkCoxData`; a level outside 0..1.
 */
export function* firthCox(
  data: CoxData,
  ties: 'efron' | 'breslow' = 'efron',
  level = 0.95,
): InSteps<FirthCoxResult> {
  yield* checkCoxData('firthCox', data)
  if (!(level > 0 && level < 1)) throw new RangeError('firthCox: level must lie between 0 and 1.')
  const model = yield* coxModel(data, ties)
  if (model.sets.first.length === 0) return { kind: 'not-estimable', reason: 'no-events' }
  const work = coxWork(model)
  const size = model.design.length
  const atNull = yield* penalisedAt(model, new Float64Array(size), work)
  if (!atNull.inverse) return { kind: 'not-estimable', reason: 'dependent', column: atNull.dependent! }
  const best = yield* climb(model, work, new Float64Array(size))
  if (!best) return { kind: 'not-estimable', reason: 'not-converged' }

  const quantile = chiSquareQuantile(level, 1)
  const coefficients: FirthCoxCoefficient[] = []
  for (let c = 0; c < size; c++) {
    const estimate = best.coefficients[c]!
    const standardError = Math.sqrt(best.inverse[c]![c]!)
    let near = best.coefficients
    function* fall(value: number): InSteps<number> {
      const held = yield* climbHeld(model, work, near, c, value)
      if (!held) return Infinity // so far off that no digits are left
      near = held.coefficients
      return Math.max(0, 2 * (best!.logLikelihood - held.logLikelihood))
    }
    const step = Math.sqrt(quantile) * standardError
    const lower = yield* likelihoodLimit(fall, quantile, estimate, -1, step)
    near = best.coefficients
    const upper = yield* likelihoodLimit(fall, quantile, estimate, 1, step)
    near = best.coefficients
    const scale = model.scale[c]!
    coefficients.push({
      estimate: estimate / scale,
      standardError: standardError / scale,
      lower: lower / scale,
      upper: upper / scale,
      p: chiSquareCdf(yield* fall(0), 1, true),
    })
  }
  const { scale } = model
  return {
    kind: 'fitted',
    coefficients,
    covariance: best.inverse.map((row, a) => row.map((value, b) => value / (scale[a]! * scale[b]!))),
    // the determinant is that of the columns as given
    penalisedLogLikelihood: best.logLikelihood + scale.reduce((sum, each) => sum + Math.log(each), 0),
  }
}

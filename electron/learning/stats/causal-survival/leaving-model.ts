import { coxModel } from '../cox/cox-model.ts'
import { coxRegression, type CoxResult } from '../cox/cox-regression.ts'
import { coxWork } from '../cox/cox-work.ts'
import { hazardSteps } from '../cox/hazard-steps.ts'
import { climb } from '../cox/penalised-peak.ts'
import { scoreResidualsAt } from '../cox/score-residuals.ts'
import type { InSteps } from '../foundations/in-steps.ts'

/** Who leaves when, in one group and for one reason. */
export interface Leaving {
  /** Place in time, whole numbers from 0; several people may share one. */
  readonly rank: Uint32Array
  /** 1 where the person leaves for the reason at their rank; others leave for another or not at all. */
  readonly left: Uint8Array
  /** What leaving may depend on; none asks for the same chance for everybody still there. */
  readonly design: readonly Float64Array[]
}

/** How likely everybody was to leave before their own rank. */
export interface LeavingModel {
  /** By person, -ln of the chance of not having left before the own rank. */
  readonly hazard: Float64Array
  /** Columns of the design that were fitted; the others are constant or combinations of those before them. */
  readonly kept: readonly number[]
  /** Some column told leavers apart, and Firth's penalty keeps its coefficient finite. */
  readonly penalised: boolean
  /** Influence of each person on a function of the hazards, given its derivative by each person's hazard. */
  influenceOf(derivative: Float64Array): Float64Array
}
export type LeavingModelResult =
  | ({ kind: 'fitted' } & LeavingModel)
  | { kind: 'not-estimable'; reason: 'not-converged' }

/**
 * Hazard of leaving observation, with what its estimation adds to whatever is made from it.
 *
 * With columns: Cox's regression of leaving (Breslow's ties), H_i = exp(x_i'b) H0 just before the own rank; where the
 * likelihood is monotone, as when nobody of some group left, with Firth's penalty. Without: -ln of the product-limit
 * estimator, so that weights exp(H) make a share of known states equal to Kaplan-Meier's.
 * Influence of person j on H_i, sums taken before i's rank:
 * exp(x_i'b) [ the sum of dM_j / S0 + (x_i H0 - sum of means dH)' V L_j ], V the inverse information and L_j the
 * score residuals; all of it O(n p).
 * Source: Cox 1972; Breslow 1972; Firth 1993; influence as Reid & Crepeau 1985, Biometrika 72:1, and van der Laan &
 * Robins 2003, Unified Methods for Censored Longitudinal Data, section 3.3. Checked against: small changes of how often
 * a person counts. Missing values: none allowed. No unit. Not estimable where no maximum is found.
 */
export function* leavingModel(leaving: Leaving): InSteps<LeavingModelResult> {
  const { rank, left, design } = leaving
  const leavers = left.reduce((sum, each) => sum + each, 0)
  const fit = leavers === 0 ? NOTHING : yield* coefficientsOf(leaving)
  if (!fit) return { kind: 'not-estimable', reason: 'not-converged' }
  const columns = fit.kept.map(c => centred(design[c]!))
  const relative = new Float64Array(rank.length)
  columns.forEach((column, k) => column.forEach((x, i) => (relative[i]! += fit.coefficients[k]! * x)))
  relative.forEach((predictor, i) => (relative[i] = Math.exp(predictor)))
  yield
  const ranks = rank.reduce((most, each) => Math.max(most, each), -1) + 1
  const limit = fit.kept.length === 0
  const { pull, press, hazard } = stepsOf(leaving, relative, ranks, limit)
  const before = (running: Float64Array, i: number) => running[rank[i]!]! // entry r: the sum below rank r
  const sums = running(hazard)
  const means: Float64Array[] = []
  for (const column of columns) {
    yield
    means.push(running(meansAtRisk(column, rank, relative, ranks).map((mean, r) => mean * hazard[r]!)))
  }

  function influenceOf(derivative: Float64Array): Float64Array {
    const share = derivative.map((each, i) => each * relative[i]!)
    /** Sum of the shares of those whose rank is beyond r: whom a step at r concerns. */
    const beyond = new Float64Array(ranks + 1)
    share.forEach((each, i) => (beyond[rank[i]!]! += each))
    for (let r = ranks - 1; r >= 0; r--) beyond[r]! += beyond[r + 1]!
    const lived = running(press.map((each, r) => each * beyond[r + 1]!))
    const influence = Float64Array.from(
      rank,
      (r, j) => (left[j] === 1 ? pull[r]! * beyond[r + 1]! : 0) - relative[j]! * lived[r + 1]!,
    )
    const gradient = columns.map((column, k) =>
      share.reduce((sum, each, i) => sum + each * (column[i]! * before(sums, i) - before(means[k]!, i)), 0),
    )
    fit!.residuals.forEach((residual, k) => {
      const slope = fit!.inverse[k]!.reduce((sum, each, c) => sum + each * gradient[c]!, 0)
      residual.forEach((each, j) => (influence[j]! += slope * each))
    })
    return influence
  }

  return {
    kind: 'fitted',
    hazard: relative.map((each, i) => each * before(sums, i)),
    kept: fit.kept,
    penalised: fit.penalised,
    influenceOf,
  }
}

/** A fitted Cox regression as far as the influence needs it; entries by kept column. */
interface Fit {
  readonly kept: readonly number[]
  readonly coefficients: Float64Array
  readonly inverse: readonly Float64Array[]
  readonly residuals: readonly Float64Array[]
  readonly penalised: boolean
}
const NOTHING: Fit = {
  kept: [],
  coefficients: new Float64Array(),
  inverse: [],
  residuals: [],
  penalised: false,
}

function* coefficientsOf({ rank, left, design }: Leaving): InSteps<Fit | undefined> {
  const stop = Float64Array.from(rank)
  const kept = [...design.keys()]
  while (kept.length > 0) {
    const data = { stop, event: left, design: kept.map(c => design[c]!) }
    const fit: CoxResult = yield* coxRegression(data, 'breslow')
    if (fit.kind === 'fitted') {
      const { model, work } = fit.solution
      const residuals = yield* scoreResidualsAt(model, work)
      return { kept, coefficients: fit.coefficients, inverse: fit.covariance, residuals, penalised: false }
    }
    if (fit.reason === 'monotone') return yield* penalisedFit(data, kept)
    if (fit.reason !== 'dependent') return undefined
    kept.splice(fit.column, 1)
  }
  return NOTHING
}

function* penalisedFit(
  data: Parameters<typeof coxRegression>[0],
  kept: readonly number[],
): InSteps<Fit | undefined> {
  const model = yield* coxModel(data, 'breslow')
  const work = coxWork(model)
  const peak = yield* climb(model, work, new Float64Array(kept.length))
  if (!peak) return undefined
  yield* hazardSteps(model, peak.coefficients, work)
  const { scale } = model
  return {
    kept,
    coefficients: peak.coefficients.map((value, c) => value / scale[c]!),
    inverse: peak.inverse.map((row, a) => row.map((value, b) => value / (scale[a]! * scale[b]!))),
    residuals: yield* scoreResidualsAt(model, work),
    penalised: true,
  }
}

/** At each rank: how the hazard grows, and how that moves with a leaver's and with anybody's counting. */
function stepsOf(
  { rank, left }: Leaving,
  relative: Float64Array,
  ranks: number,
  limit: boolean,
): { hazard: Float64Array; pull: Float64Array; press: Float64Array } {
  const gone = new Float64Array(ranks)
  const atRisk = new Float64Array(ranks)
  rank.forEach((r, i) => {
    gone[r]! += left[i]!
    atRisk[r]! += relative[i]!
  })
  for (let r = ranks - 2; r >= 0; r--) atRisk[r]! += atRisk[r + 1]!
  /** Nobody stays: nobody's weight depends on the step. */
  const spent = (r: number) => limit && gone[r]! >= atRisk[r]!
  const pull = atRisk.map((all, r) => (spent(r) || all <= 0 ? 0 : 1 / (limit ? all - gone[r]! : all)))
  return {
    pull,
    press: pull.map((each, r) => (gone[r] === 0 ? 0 : (each * gone[r]!) / atRisk[r]!)),
    hazard: atRisk.map((all, r) => {
      if (gone[r] === 0 || spent(r)) return 0
      return limit ? -Math.log1p(-gone[r]! / all) : gone[r]! / all
    }),
  }
}

/** Mean of a column among those at risk at each rank, each counting by their relative risk. */
function meansAtRisk(
  column: Float64Array,
  rank: Uint32Array,
  relative: Float64Array,
  ranks: number,
): Float64Array {
  const sums = new Float64Array(ranks)
  const all = new Float64Array(ranks)
  rank.forEach((r, i) => {
    sums[r]! += column[i]! * relative[i]!
    all[r]! += relative[i]!
  })
  for (let r = ranks - 2; r >= 0; r--) {
    sums[r]! += sums[r + 1]!
    all[r]! += all[r + 1]!
  }
  return sums.map((sum, r) => (all[r]! > 0 ? sum / all[r]! : 0))
}

/** Sums of the entries below each position. */
function running(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  values.forEach((value, r) => (sums[r + 1] = sums[r]! + value))
  return sums
}

function centred(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length
  return column.map(value => value - mean)
}

import { quantiles } from '../foundations/quantile.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { requireFlags, requireNumbers } from '../propensity/arguments.ts'
import { eventStepsInSteps, stepsBefore } from '../survival/event-steps.ts'
import { leavingModel, type LeavingModel } from './leaving-model.ts'

/** What ended a person's observation, in the order in which they count at one time. */
export const ENDING = {
  /** An outcome or a death, from which on the state is known; or nothing ended it before the horizon. */
  known: 0,
  /** Moved away, stopped coming: may depend on how they were. */
  lost: 1,
  /** The data were taken out: depends on nothing but when they began. */
  extract: 2,
} as const

export interface Observation {
  /** From the start to the ending, 0 or more, in any unit. */
  readonly time: Float64Array
  /** One of `ENDING`. */
  readonly ending: Uint8Array
  /** The time by which the risk is asked. */
  readonly horizon: number
  /** 1 exposed, 0 comparator. */
  readonly exposed: Uint8Array
  /** What was known at the start and loss may depend on, without an intercept. */
  readonly design: readonly Float64Array[]
}

/** One arm's share in it. */
export interface ArmCensoring {
  readonly people: number
  /** Whose state at the horizon is known. */
  readonly known: number
  readonly lost: number
  readonly extract: number
  /** Columns that the model of loss used, and whether its coefficients needed a penalty to be finite. */
  readonly kept: readonly number[]
  readonly penalised: boolean
  /** Largest weight, where the mean of those known is 1; before truncation. */
  readonly largest: number
  /** People whose weight was brought down to the bound. */
  readonly truncated: number
}

export interface CensoringWeights {
  /** 1 where the state at the horizon is known. */
  readonly known: Uint8Array
  /** 0 where it is not known; averages 1 over those of an arm of whom it is. */
  readonly weight: Float64Array
  readonly exposed: ArmCensoring
  readonly comparator: ArmCensoring
  /**
   * What estimating the weights adds to each person's influence on an estimate, given its derivative by each weight.
   * For an estimate that does not mind the scale of an arm's weights, as a weighted mean.
   */
  influenceOf(derivative: Float64Array): Float64Array
}
export type CensoringWeightsResult =
  | ({ kind: 'fitted' } & CensoringWeights)
  | { kind: 'not-estimable'; reason: 'nobody-known' | 'not-converged'; arm: 0 | 1 }

/**
 * Inverse probability of censoring weights for a risk at one horizon.
 *
 * Somebody's state at the horizon h is known who had an outcome by then or was seen until then. Their weight is
 * 1 / G(min(T, h)-), the chance of still being observed just then: G = G_lost(. | arm, baseline covariates) times
 * G_extract(. | arm), two reasons of leaving, each censored by the other (`leavingModel`). A weighted mean of the
 * states known then stands for everybody of the arm, if who is lost differs from who stays only in what the covariates
 * say. Without covariates it is Kaplan-Meier's, or with several outcomes Aalen-Johansen's, to the digit.
 * Stabilised: divided by the arm's mean, so that those known average 1; at a fixed horizon a constant changes nothing.
 * Truncated, where `truncateAbove` is given: weights beyond that quantile (type 7, of those known in the arm) are
 * brought down to it; some of the bias of loss then stays, and the bound counts as known.
 * Ties: an outcome precedes a loss, a loss the extract; who is lost at the horizon was seen until then.
 * Missing values: none allowed.
 * Its part in the variance: `influenceOf`. With propensity weights v beside these w, and g the derivative by v w, the
 * influence is `estimatedInfluence`(w g, v) + `influenceOf`(v g).
 * Source: Robins & Finkelstein 2000, Biometrics 56:779; Graf et al. 1999, Stat Med 18:2529 (one horizon); Cole & Hernan
 * 2008, Am J Epidemiol 168:656 (truncation); Satten & Datta 2001, Am Stat 55:207 (equal to Kaplan-Meier). Checked
 * against: Kaplan-Meier and Aalen-Johansen; simulated practices with loss that depends on a covariate.
 * Weights have no unit. Not estimable where an arm has nobody of known state or the model of loss has no maximum.
 * Errors: RangeError naming argument and row; for a horizon or quantile out of range.
 */
export const censoringWeights = (observation: Observation, truncateAbove?: number): CensoringWeightsResult =>
  atOnce(censoringWeightsInSteps(observation, truncateAbove))

export function* censoringWeightsInSteps(
  observation: Observation,
  truncateAbove = 1,
): InSteps<CensoringWeightsResult> {
  requireObservation(observation, truncateAbove)
  const people = observation.time.length
  const known = new Uint8Array(people)
  const weight = new Float64Array(people)
  const arms: ArmWeights[] = []
  for (const arm of [0, 1] as const) {
    const found = yield* armWeights(observation, arm, truncateAbove)
    if (typeof found === 'string') return { kind: 'not-estimable', reason: found, arm }
    arms.push(found)
    found.rows.forEach((row, k) => {
      known[row] = found.known[k]!
      weight[row] = found.weight[k]!
    })
  }
  return {
    kind: 'fitted',
    known,
    weight,
    comparator: arms[0]!.summary,
    exposed: arms[1]!.summary,
    influenceOf(derivative) {
      const influence = new Float64Array(people)
      for (const { rows, weight: own, moves, models } of arms) {
        // A weight exp(H) moves with its hazard by itself; a truncated one does not move.
        const byHazard = own.map((each, k) => (moves[k] ? each * derivative[rows[k]!]! : 0))
        for (const model of models)
          model.influenceOf(byHazard).forEach((each, k) => (influence[rows[k]!]! += each))
      }
      return influence
    },
  }
}

interface ArmWeights {
  readonly rows: Uint32Array
  readonly known: Uint8Array
  readonly weight: Float64Array
  /** 1 where the weight follows the models. */
  readonly moves: Uint8Array
  readonly models: readonly LeavingModel[]
  readonly summary: ArmCensoring
}

function* armWeights(
  { time, ending, horizon, exposed, design }: Observation,
  arm: 0 | 1,
  truncateAbove: number,
): InSteps<ArmWeights | 'nobody-known' | 'not-converged'> {
  const rows = Uint32Array.from(exposed.keys()).filter(row => exposed[row] === arm)
  const pick = (column: Float64Array) => Float64Array.from(rows, row => column[row]!)
  const { times, stepOf } = yield* eventStepsInSteps(
    { time: pick(time), event: new Uint8Array(rows.length) },
    'censoringWeights',
  )
  /** Steps before the horizon; whoever is seen beyond them has reached it. */
  const within = stepsBefore(times, horizon)
  const reason = Uint8Array.from(rows, (row, k) => (stepOf[k]! >= within ? ENDING.known : ending[row]!))
  const known = reason.map(each => (each === ENDING.known ? 1 : 0))
  // At one time outcomes come first, then losses, then the extract: a weight counts who left before.
  const rank = Uint32Array.from(stepOf, (step, k) => 3 * Math.min(step, within) + reason[k]!)
  if (!known.includes(1)) return 'nobody-known'
  const leaving = (left: number) => ({ rank, left: reason.map(each => (each === left ? 1 : 0)) })
  const lost = yield* leavingModel({ ...leaving(ENDING.lost), design: design.map(pick) })
  const extract = yield* leavingModel({ ...leaving(ENDING.extract), design: [] })
  if (lost.kind === 'not-estimable' || extract.kind === 'not-estimable') return 'not-converged'

  const full = Float64Array.from(known, (each, k) =>
    each === 1 ? Math.exp(lost.hazard[k]! + extract.hazard[k]!) : 0,
  )
  const ofKnown = full.filter((_, k) => known[k] === 1)
  const [bound] = quantiles(ofKnown, [truncateAbove])
  const mean = ofKnown.reduce((sum, each) => sum + Math.min(each, bound!), 0) / ofKnown.length
  const moves = Uint8Array.from(full, (each, k) => (known[k] === 1 && each <= bound! ? 1 : 0))
  const count = (of: number) => reason.reduce((sum, each) => sum + (each === of ? 1 : 0), 0)
  return {
    rows,
    known,
    weight: full.map(each => Math.min(each, bound!) / mean),
    moves,
    models: [lost, extract],
    summary: {
      people: rows.length,
      known: ofKnown.length,
      lost: count(ENDING.lost),
      extract: count(ENDING.extract),
      kept: lost.kept,
      penalised: lost.penalised,
      largest: ofKnown.reduce((most, each) => Math.max(most, each), 0) / mean,
      truncated: known.reduce((sum, each, k) => sum + (each === 1 && moves[k] === 0 ? 1 : 0), 0),
    },
  }
}

function requireObservation(
  { time, ending, horizon, exposed, design }: Observation,
  truncateAbove: number,
): void {
  const by = 'censoringWeights'
  const people = time.length
  requireFlags(by, 'exposed', exposed, people)
  design.forEach((column, c) => requireNumbers(by, `design, column ${c + 1}`, column, people))
  if (ending.length !== people)
    throw new RangeError(`${by}: ending has ${ending.length} rows, not ${people}.`)
  ending.forEach((each, row) => {
    if (each > 2) throw new RangeError(`${by}: ending, row ${row + 1}: ${each} is no reason.`)
  })
  if (!(horizon > 0 && horizon < Infinity))
    throw new RangeError(`${by}: horizon ${horizon} is not a finite time above 0.`)
  if (!(truncateAbove > 0 && truncateAbove <= 1))
    throw new RangeError(`${by}: truncateAbove ${truncateAbove} is not a probability above 0.`)
}

import { coxRegression } from '../cox/cox-regression.ts'
import { solveSymmetric } from '../foundations/cholesky.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { subdistributionCovariance } from './subdistribution-covariance.ts'
import { evaluateAt, type Evaluated } from './subdistribution-likelihood.ts'
import {
  subdistributionModel,
  type CensoringTies,
  type SubdistributionData,
  type SubdistributionModel,
} from './subdistribution-model.ts'

export interface FineGrayFit {
  /** Log subdistribution hazard ratios per unit of each column. */
  readonly coefficients: Float64Array
  /** Robust, with the part that comes from having estimated the censoring. */
  readonly covariance: readonly Float64Array[]
  readonly logLikelihood: number
  readonly logLikelihoodNull: number
  readonly events: number
  /**
   * Times of the cause's events, and the cumulative subdistribution hazard H for a design of zeros:
   * 1 - exp(-H e^x'b) is the incidence.
   */
  readonly times: Float64Array
  readonly baselineHazard: Float64Array
}
export type FineGrayResult =
  | ({ readonly kind: 'fitted' } & FineGrayFit)
  | { readonly kind: 'not-estimable'; readonly reason: 'no-events' | 'not-converged' }
  | { readonly kind: 'not-estimable'; readonly reason: 'dependent'; readonly column: number }
  /** Columns whose coefficient has no finite estimate. */
  | { readonly kind: 'not-estimable'; readonly reason: 'monotone'; readonly diverging: readonly number[] }

/**
 * Fine and Gray's regression of a cumulative incidence in the presence of competing causes.
 *
 * Models -ln(1 - F(t)) = H(t) exp(x'b). Maximises the sum over events of the cause of
 * [ x'b - ln sum of w_j(t) exp(x_j'b) ], over everybody still seen (w = 1) and everybody who had another
 * event before t, with w = G(t-) / G(T_j-), G the Kaplan-Meier curve of censoring, common to all. Good for
 * saying how a covariate goes with risk; for what drives the event itself take the cause-specific Cox model
 * (`coxRegression` with other causes censored).
 * Ties: Breslow's; times as in `eventSteps`. Censorings at the time of an event: `with-events` counts whoever has the
 * event among those who could be censored then (cmprsk); `after-events` does not, as is the rule elsewhere
 * here, and gives the weights of survival::finegray. Missing values: none allowed.
 * Not estimable: as `coxRegression`, on whose verdict for the same risk sets without weights this rests.
 * Source: Fine & Gray 1999, JASA 94:496, sections 3 and 4 (variance: eq. 7, 8). Checked against: cmprsk::crr;
 * survival::finegray with coxph.
 * Times in any unit. O(n p^2) an iteration. Runs in steps, see `InSteps`. Errors: RangeError as `subdistributionModel`.
 */
export function* fineGray(
  data: SubdistributionData,
  cause: number,
  ties: CensoringTies = 'with-events',
): InSteps<FineGrayResult> {
  const model = yield* subdistributionModel(data, cause, ties)
  const start = yield* coxRegression(staying(data, model), 'breslow')
  if (start.kind !== 'fitted')
    return start.reason === 'monotone'
      ? { kind: 'not-estimable', reason: 'monotone', diverging: start.diverging }
      : start
  const atNull = yield* evaluateAt(model, new Float64Array(data.design.length))
  const found = yield* maximum(
    model,
    start.coefficients.map((value, c) => value * model.scale[c]!),
  )
  if (!found) return { kind: 'not-estimable', reason: 'not-converged' }
  const { coefficients, at } = found
  const covariance = yield* subdistributionCovariance(model, at)
  if (!covariance) return { kind: 'not-estimable', reason: 'not-converged' }
  return {
    kind: 'fitted',
    coefficients: coefficients.map((value, c) => value / model.scale[c]!),
    covariance: covariance.map((row, a) =>
      row.map((value, b) => value / (model.scale[a]! * model.scale[b]!)),
    ),
    logLikelihood: at.logLikelihood,
    logLikelihoodNull: atNull.logLikelihood,
    events: model.died.reduce((sum, each) => sum + each, 0),
    ...baseline(model, at, data.design, coefficients),
  }
}

/**
 * Those who had another event, seen to the end: a partial likelihood with a maximum exactly where Fine and
 * Gray's has one.
 */
function staying({ time, design }: SubdistributionData, { own, staying: stays }: SubdistributionModel) {
  const end = 2 * time.reduce((most, each) => Math.max(most, each), 1)
  return { stop: time.map((each, row) => (stays[row]! > 0 ? end : each)), event: own, design }
}

/** Newton's method; a step that does not raise the likelihood is halved. */
function* maximum(
  model: SubdistributionModel,
  start: Float64Array,
): InSteps<{ coefficients: Float64Array; at: Evaluated } | undefined> {
  let coefficients = start
  let at = yield* evaluateAt(model, coefficients)
  for (let turn = 0; turn < 50; turn++) {
    const step = solveSymmetric(at.information, at.score, 1e-14)
    if (step.kind === 'dependent') return undefined
    let share = 1
    let next = coefficients
    let reached = at
    for (let half = 0; half < 40; half++, share /= 2) {
      next = coefficients.map((value, c) => value + share * step.values[c]!)
      reached = yield* evaluateAt(model, next)
      if (reached.logLikelihood >= at.logLikelihood - 1e-13 * Math.abs(at.logLikelihood)) break
    }
    coefficients = next
    at = reached
    if (step.values.every((value, c) => Math.abs(value) <= 1e-10 * (1 + Math.abs(coefficients[c]!))))
      return { coefficients, at }
  }
  return undefined
}

function baseline(
  { steps, eventTimes, scale, columns }: SubdistributionModel,
  { hazard, largest }: Evaluated,
  design: readonly Float64Array[],
  coefficients: Float64Array,
) {
  // The columns were centred: x'b = centred x'b + what the means make.
  let shift = -largest
  columns.forEach((column, c) => {
    shift -= coefficients[c]! * (design[c]![0]! / scale[c]! - column[0]!)
  })
  let sum = 0
  return {
    times: steps.times.filter((_, step) => eventTimes[step]! > (step > 0 ? eventTimes[step - 1]! : 0)),
    baselineHazard: hazard.map(each => (sum += each * Math.exp(shift))),
  }
}

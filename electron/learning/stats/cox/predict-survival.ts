import { normalQuantile } from '../foundations/normal.ts'
import type { InSteps } from '../foundations/in-steps.ts'
import { stepsUntil } from '../survival/event-steps.ts'
import { columnAtRisk } from './column-at-risk.ts'
import type { CoxFit } from './cox-regression.ts'

/** Predicted survival of one person at one time. */
export interface PredictedSurvival {
  readonly time: number
  readonly cumulativeHazard: number
  readonly survival: number
  /** Of the survival. */
  readonly standardError: number
  /** Log-log limits; undefined where the survival is 1 or 0 and they do not exist. */
  readonly lower: number | undefined
  readonly upper: number | undefined
}

/**
 * Survival that a Cox regression predicts for given columns in a stratum, with standard errors.
 *
 * H(t | x) = H(t) exp(x'b), S = exp(-H). Variance of H(t | x) = exp(2 x'b) [ sum of c/s_l^2 + q'V q ], q the
 * sum up to t of (mean at risk - x) dH, V the covariance given (model-based or robust); standard error of
 * S = S times its root.
 * Limits: exp(-exp(ln H -/+ z se(H)/H)). Past the last event time the last value holds. With start and stop it is the
 * survival of somebody followed from before the first event time whose columns never change.
 * Source: Tsiatis 1981, Ann Stat 9:93; Therneau & Grambsch 2000, section 10.2.
 * Checked against: survival::survfit.coxph.
 * Answers, for each person, one entry a time. Errors: RangeError for a stratum without events, columns that do not fit.
 */
export function* predictSurvival(
  fit: CoxFit,
  people: readonly Float64Array[],
  times: readonly number[],
  options: { covariance?: readonly Float64Array[]; stratum?: number; level?: number } = {},
): InSteps<PredictedSurvival[][]> {
  const { model, work } = fit.solution
  const { covariance = fit.covariance, stratum = model.sets.strataCodes[0]!, level = 0.95 } = options
  if (!(level > 0 && level < 1)) throw new RangeError('predictSurvival: level must lie between 0 and 1.')
  people.forEach((columns, p) => {
    if (columns.length !== model.design.length || !columns.every(Number.isFinite))
      throw new RangeError(
        `predictSurvival: people, entry ${p + 1}: needs ${model.design.length} finite columns.`,
      )
  })
  const { from, to } = momentsOf(fit, stratum)
  const s = model.sets.stratum[model.sets.first[from]!]!
  // 1 + the last event time, or `from`
  const upTo = times.map(time => from + stepsUntil(model.sets.times.subarray(from, to), time))

  let summed = 0
  const squares = new Float64Array(to - from + 1)
  for (let k = from; k < to; k++) squares[k - from + 1] = summed += work.steps.square[k]!
  const hazard = upTo.map(until => (until > from ? work.steps.cumulative[until]! : 0))
  const means: Float64Array[] = [] // by column, by time: sum of mean x dH, in the column's scale around its centre
  for (let c = 0; c < model.design.length; c++) {
    const { cumulative } = yield* columnAtRisk(model, work, c)
    means.push(Float64Array.from(upTo, until => (until > from ? cumulative[until]! * model.scale[c]! : 0)))
  }
  const z = normalQuantile((1 - level) / 2, true)
  return people.map(columns => {
    const apart = columns.map((value, c) => value - model.centre[c]![s]!)
    const ratio = Math.exp(apart.reduce((sum, value, c) => sum + value * fit.coefficients[c]!, 0))
    return times.map((time, t) => {
      const cumulativeHazard = hazard[t]! * ratio
      const q = apart.map((value, c) => means[c]![t]! - value * hazard[t]!)
      const ofCoefficients = q.reduce(
        (sum, value, a) => sum + value * covariance[a]!.reduce((inner, each, b) => inner + each * q[b]!, 0),
        0,
      )
      const hazardError = ratio * Math.sqrt(squares[upTo[t]! - from]! + ofCoefficients)
      const survival = Math.exp(-cumulativeHazard)
      return {
        time,
        cumulativeHazard,
        survival,
        standardError: survival * hazardError,
        ...logLogLimits({ survival, hazard: cumulativeHazard, error: hazardError }, z),
      }
    })
  })
}

/** Limits of survival exp(-hazard), `error` the standard error of the hazard. */
function logLogLimits(
  { survival, hazard, error }: { survival: number; hazard: number; error: number },
  z: number,
): { lower: number | undefined; upper: number | undefined } {
  if (!(survival > 0 && survival < 1)) return { lower: undefined, upper: undefined }
  const reach = (z * error) / hazard
  return { lower: Math.exp(-hazard * Math.exp(reach)), upper: Math.exp(-hazard * Math.exp(-reach)) }
}

/** The event times of a stratum. */
function momentsOf(
  {
    solution: {
      model: { sets },
    },
  }: CoxFit,
  stratum: number,
): { from: number; to: number } {
  const s = sets.strataCodes.indexOf(stratum)
  const from = sets.first.findIndex(place => sets.stratum[place] === s)
  if (s < 0 || from < 0) throw new RangeError(`predictSurvival: stratum: ${stratum} has no events.`)
  let to = from
  while (sets.begins[to] === 0) to++
  return { from, to: to + 1 }
}

import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { normalQuantile } from '../foundations/normal.ts'
import { eventStepsInSteps, type EventSteps, type FollowUp } from './event-steps.ts'
import { isSpent } from './kaplan-meier.ts'

/** How often one cause has come by each of the curve's times, in the presence of the others. */
export interface CauseIncidence {
  readonly cause: number
  /** Weighted events of this cause at each time. */
  readonly events: Float64Array
  readonly incidence: Float64Array
  /** Infinitesimal jackknife. */
  readonly standardError: Float64Array
}
export interface CumulativeIncidence extends Omit<EventSteps, 'stepOf'> {
  /** Share without any event. */
  readonly survival: Float64Array
  /** Causes 1, 2, ... in their order. */
  readonly causes: readonly CauseIncidence[]
}

/**
 * Cumulative incidence of competing causes: the Aalen-Johansen estimator with its infinitesimal jackknife.
 *
 * `event` is 0 for people last seen without an event and otherwise the cause 1, 2, ... S(t) = product of (1 - d/n) over
 * events of every cause; F_k(t) = sum over s <= t of S(s-) d_k(s)/n(s). With g_i = dF_k/dw_i the variance is the sum of
 * (w_i g_i)^2; somebody still there shares all others' g, and after leaving g changes by dlnS_i times the
 * increase of F_k, so that running sums give every time in one pass. One minus a Kaplan-Meier curve that
 * censors other causes is larger than F_k and is nobody's risk.
 * Ties: see `eventSteps`. Missing values: none allowed.
 * Source: Aalen & Johansen 1978, Scand J Stat 5:141; Jaeckel 1972. Checked against: survival::survfit of a factor.
 * Times in any unit. `causes` asks for causes that may not occur. Errors: RangeError as `eventSteps`.
 */
export const cumulativeIncidence = (
  followUp: Omit<FollowUp, 'start'>,
  causes?: number,
): CumulativeIncidence => atOnce(cumulativeIncidenceInSteps(followUp, causes))

export function* cumulativeIncidenceInSteps(
  followUp: Omit<FollowUp, 'start'>,
  causes = largest(followUp.event),
): InSteps<CumulativeIncidence> {
  const { stepOf, ...counts } = yield* eventStepsInSteps(followUp, 'cumulativeIncidence')
  const { times, atRisk, events } = counts
  const steps = times.length
  yield
  const survival = new Float64Array(steps)
  let product = 1
  for (let step = 0; step < steps; step++) {
    if (events[step]! > 0)
      product *= isSpent(events[step]!, atRisk[step]!) ? 0 : (atRisk[step]! - events[step]!) / atRisk[step]!
    survival[step] = product
  }
  const found: CauseIncidence[] = []
  for (let cause = 1; cause <= causes; cause++) {
    yield
    const own = eventsOfCause(followUp, stepOf, steps, cause)
    found.push({
      cause,
      events: own,
      ...(yield* incidenceOf(followUp, { stepOf, ...counts }, survival, own, cause)),
    })
  }
  return { ...counts, survival, causes: found }
}

/**
 * Limits F exp(+- z se / F) of a cumulative incidence, cut to 1; NaN where F is 0.
 * Source: Therneau's survfit, conf.type log.
 */
export function incidenceLimits(
  { incidence, standardError }: Pick<CauseIncidence, 'incidence' | 'standardError'>,
  level = 0.95,
): { lower: Float64Array; upper: Float64Array } {
  if (!(level > 0 && level < 1))
    throw new RangeError(`incidenceLimits: level ${level} is not between 0 and 1.`)
  const z = normalQuantile((1 - level) / 2, true)
  const limit = (sign: 1 | -1) =>
    incidence.map((value, step) =>
      value === 0 ? NaN : Math.min(1, value * Math.exp((sign * z * standardError[step]!) / value)),
    )
  return { lower: limit(-1), upper: limit(1) }
}

const largest = (event: Uint8Array): number => event.reduce((most, each) => Math.max(most, each), 0)

/** Weighted events of one cause by step. */
export function eventsOfCause(
  { event, weights }: Pick<FollowUp, 'event' | 'weights'>,
  stepOf: Uint32Array,
  steps: number,
  cause: number,
): Float64Array {
  const own = new Float64Array(steps)
  for (let row = 0; row < event.length; row++)
    if (event[row] === cause) own[stepOf[row]!]! += weights ? weights[row]! : 1
  return own
}

function* incidenceOf(
  { event, weights }: FollowUp,
  { atRisk, events, stepOf }: EventSteps,
  survival: Float64Array,
  own: Float64Array,
  cause: number,
): InSteps<Pick<CauseIncidence, 'incidence' | 'standardError'>> {
  const steps = events.length
  const incidence = new Float64Array(steps)
  // For somebody present: `present` is g after the step, `drop` is dlnS. Leaving fixes dlnS for good.
  const present = new Float64Array(steps)
  const drop = new Float64Array(steps)
  const ownDrop = new Float64Array(steps) // what the own event takes from dlnS, and adds to g if it is of this cause
  const ownGain = new Float64Array(steps)
  let [rate, hazard, total] = [0, 0, 0]
  for (let step = 0; step < steps; step++) {
    if (step % PIECE === 0) yield
    const all = atRisk[step]!
    const before = step === 0 ? 1 : survival[step - 1]!
    if (events[step]! > 0) {
      const gain = (before * own[step]!) / all
      rate += hazard * gain - gain / all
      total += gain
      const left = isSpent(events[step]!, all) ? 0 : 1 / (all - events[step]!)
      hazard += (events[step]! / all) * left
      ownDrop[step] = left
      ownGain[step] = before / all
    }
    incidence[step] = total
    present[step] = rate
    drop[step] = hazard
  }

  const weightOf = (row: number) => (weights ? weights[row]! : 1)
  // g at leaving
  const gainOf = (row: number) => present[stepOf[row]!]! + (event[row] === cause ? ownGain[stepOf[row]!]! : 0)
  // dlnS from then on
  const dropOf = (row: number) => drop[stepOf[row]!]! - (event[row] === 0 ? 0 : ownDrop[stepOf[row]!]!)
  // Sums over those who leave at a step: of w^2, w^2 g^2, w^2 g dlnS, w^2 dlnS^2.
  const staying = new Float64Array(steps + 1)
  const [ofG, ofBoth, ofDrop] = [new Float64Array(steps), new Float64Array(steps), new Float64Array(steps)]
  for (let from = 0; from < event.length; from += PIECE) {
    yield
    for (let row = from; row < Math.min(event.length, from + PIECE); row++) {
      const step = stepOf[row]!
      const square = weightOf(row) ** 2
      const [g, d] = [gainOf(row), dropOf(row)]
      staying[step]! += square
      ofG[step]! += square * g * g
      ofBoth[step]! += square * g * d
      ofDrop[step]! += square * d * d
    }
  }
  yield
  for (let step = steps - 1; step >= 0; step--) staying[step]! += staying[step + 1]!

  function* afresh(until: number): InSteps<[number, number]> {
    let [squares, products] = [0, 0]
    for (let from = 0; from < event.length; from += PIECE) {
      yield
      for (let row = from; row < Math.min(event.length, from + PIECE); row++) {
        if (stepOf[row]! > until) continue
        const [g, d] = [gainOf(row), dropOf(row)]
        const now = g + d * (incidence[until]! - incidence[stepOf[row]!]!)
        squares += (weightOf(row) * now) ** 2
        products += weightOf(row) ** 2 * now * d
      }
    }
    return [squares, products]
  }

  const standardError = new Float64Array(steps)
  let [gg, gd, dd] = [0, 0, 0] // the same over all who have left
  let most = 0
  for (let step = 0; step < steps; step++) {
    if (step % PIECE === 0) yield
    const gain = incidence[step]! - (step === 0 ? 0 : incidence[step - 1]!)
    gg += 2 * gain * gd + gain * gain * dd + ofG[step]!
    gd += gain * dd + ofBoth[step]!
    dd += ofDrop[step]!
    // Where hardly anything is left of what the sum once was, as where all come to have the event, its digits are gone.
    if (gg < 1e-6 * most) {
      ;[gg, gd] = yield* afresh(step)
      most = gg
    }
    most = Math.max(most, gg)
    standardError[step] = Math.sqrt(Math.max(0, gg + present[step]! ** 2 * staying[step + 1]!))
  }
  return { incidence, standardError }
}

import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { weightedIncidenceInSteps } from './weighted-incidence.ts'

/** A risk and its derivative by each person's weight. */
export interface MovingRisk {
  readonly value: number
  readonly derivative: Float64Array
}

/** How long each of a group was watched, and why no longer. */
export interface WatchedGroup {
  readonly time: Float64Array
  /** 0 for people last seen without an event, 1 the outcome, 2 and on what competes with it. */
  readonly event: Uint8Array
  /** 1 where the last sight was a loss. */
  readonly lost: Uint8Array
  readonly weight: Float64Array
}

/** One group's risk by the horizon, for three fates of whoever was lost before it. */
export interface RisksOfTheLost {
  /** None of them had the outcome. */
  readonly none: MovingRisk
  /** All of them had it. */
  readonly all: MovingRisk
  /** They fared as those who were still watched when they left (Aalen-Johansen's assumption). */
  readonly asFollowed: MovingRisk
}

/**
 * Risk by a horizon, whatever became of the lost: Aalen-Johansen with each of them as free of the outcome for good, as
 * having had it when they left, and as last seen then.
 *
 * If a share q of the lost had it, the risk is none + q (all - none), exactly: either fate takes them out of those at
 * risk at one time. So (asFollowed - none) / (all - none) is the risk that the lost have if they are like the others.
 * Where nobody's watching ended for another reason, none is events / people and all is (events + lost) / people.
 * Whoever is lost at the horizon or later was watched to it. Ties: see `eventSteps`. Missing values: none allowed.
 * Source: Horowitz & Manski 2000, JASA 95:77 (bounds); Aalen & Johansen 1978. Checked against: counts by hand; the
 * share of fates drawn by chance.
 * Times in any unit, shares without. Errors: RangeError as `weightedIncidence`, for a horizon that is not above 0 and
 * for somebody lost with an event.
 */
export const incidenceOfTheLost = (group: WatchedGroup, horizon: number): RisksOfTheLost =>
  atOnce(incidenceOfTheLostInSteps(group, horizon))

export function* incidenceOfTheLostInSteps(
  { time, event, lost, weight }: WatchedGroup,
  horizon: number,
): InSteps<RisksOfTheLost> {
  if (!(horizon > 0 && horizon < Infinity))
    throw new RangeError(`incidenceOfTheLost: horizon ${horizon} is not a finite time above 0.`)
  lost.forEach((each, row) => {
    if (each === 1 && event[row] !== 0)
      throw new RangeError(`incidenceOfTheLost: row ${row + 1} is lost and has an event.`)
  })
  const fated = (fate: number) =>
    event.map((each, row) => (lost[row] === 1 && time[row]! < horizon ? fate : each))
  const risks: MovingRisk[] = []
  for (const events of [fated(NEVER), fated(OUTCOME), event]) {
    const incidence = yield* weightedIncidenceInSteps(time, events, weight)
    risks.push({
      value: incidence.at(OUTCOME, horizon),
      derivative: incidence.derivativeAt(OUTCOME, horizon),
    })
    yield
  }
  const [none, all, asFollowed] = risks
  return { none: none!, all: all!, asFollowed: asFollowed! }
}

const OUTCOME = 1
/** What competes with the outcome keeps it away for good. */
const NEVER = 2

import type { Frame } from '../../../../shared/domain/frame.ts'
import { endedBy } from '../../cohorts/ends.ts'
import type { Estimate } from '../../../../shared/domain/answer.ts'
import { share } from './intervals.ts'
import type { Estimated } from './estimates.ts'

type Curve = Estimate['exposed']['curve']

/** Most points a curve is drawn with: more cannot be told apart on a screen. */
const POINTS = 60
/** Most steps between the days under the axis. */
const TICK_STEPS = 6
/** Steps people count time in: days, weeks, months, quarters, years. */
const tickSteps = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365.25 / 2, 365.25, 2 * 365.25, 5 * 365.25, 10 * 365.25]

/** The days at which curves are computed: day 0 to the horizon, every day where there are few. */
export function curveDaysOf(horizonDays: number): number[] {
  const steps = Math.min(POINTS, horizonDays)
  return [...new Set(Array.from({ length: steps + 1 }, (_, k) => Math.round((k * horizonDays) / steps)))]
}

/** The days under the axis: round ones, and the horizon itself, which drives out a round day too near to it. */
export function atRiskDaysOf(horizonDays: number): number[] {
  const step = tickSteps.find(each => horizonDays / each <= TICK_STEPS) ?? horizonDays / TICK_STEPS
  const round = Array.from({ length: TICK_STEPS + 1 }, (_, k) => k * step).filter(
    day => day <= horizonDays - step / 2,
  )
  return [...new Set([...round.map(Math.round), horizonDays])]
}

/** One arm's curve, ready to draw. Numbers at risk are people, unweighted, just before each tick. */
export function curveOf({
  frame,
  arm,
  days,
  points,
  horizonDays,
}: {
  readonly frame: Frame
  readonly arm: 0 | 1
  readonly days: readonly number[]
  /** The share without the outcome on each of these days. */
  readonly points: readonly Estimated[]
  readonly horizonDays: number
}): Curve {
  const levels = points.map(share)
  const rows = [...frame.exposed.keys()].filter(row => frame.exposed[row] === arm)
  const atRiskDays = atRiskDaysOf(horizonDays)
  const [extract, left] = [endedBy(frame, 'extract'), endedBy(frame, 'left')]
  const stopped = extract.map((each, row) => each | left[row]!)
  return {
    days: [...days],
    survival: levels.map(each => each.estimate),
    lower: levels.map(each => each.lower),
    upper: levels.map(each => each.upper),
    censoredDays: [
      ...new Set(rows.filter(row => stopped[row] === 1).map(row => Math.round(frame.timeDays[row]!))),
    ].toSorted((one, other) => one - other),
    atRiskDays,
    atRisk: atRiskDays.map(day =>
      rows.reduce((count, row) => count + (frame.timeDays[row]! >= day ? 1 : 0), 0),
    ),
  }
}

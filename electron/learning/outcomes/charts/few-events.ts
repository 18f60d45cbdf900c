import type { MeasurePoint } from '../../../../shared/domain/measures/series.ts'
import { say } from '../../../../shared/words/message.ts'
import { countsLaw } from '../../stats/monitoring/chance-laws.ts'
import { exactScan, type ExactScan } from '../../stats/monitoring/exact-scan.ts'
import type { Mark, Signal, Sketch } from './chart.ts'

type Drawn = Extract<Sketch, { kind: 'drawn' }>

/** Limits by three sigmas and rules of runs about a mean hold where so many had it in each period, and as many not. */
const ENOUGH_EVENTS = 5

/** Events behind a point on average, or of those without it where these are the fewer. */
function eventsPerPoint(points: readonly MeasurePoint[], of: 'share' | 'rate'): number {
  const sum = (what: (point: MeasurePoint) => number) => points.reduce((all, each) => all + what(each), 0)
  const events = sum(({ numerator }) => numerator)
  const without = sum(({ denominator }) => denominator) - events
  return (of === 'share' ? Math.min(events, without) : events) / points.length
}
export const hasFewEvents = (points: readonly MeasurePoint[], of: 'share' | 'rate'): boolean =>
  eventsPerPoint(points, of) < ENOUGH_EVENTS

/** What a scan told, as signals of marks: one by one, and several together. */
export const signalsOfScan = ({ found }: Pick<ExactScan, 'found'>): Signal[] =>
  found
    .map(({ first, length, direction }): Signal => ({
      pattern: length === 1 ? 'beyond-limit' : 'together',
      direction,
      marks: Array.from({ length }, (_, k) => first + k),
    }))
    .toSorted((one, other) => one.marks[0]! - other.marks[0]!)

/** Where chance makes the most seldom of all stretches more often than is told, nothing ever would be. */
export const judgedBy = ({ level }: Pick<ExactScan, 'level'>): Pick<Drawn, 'judged'> =>
  level === 0 ? { judged: 'few' } : {}

/**
 * A chart of few events: the same points and centre, with exact limits, and points taken together by exact chances, at
 * one false alarm in twenty charts.
 */
export function ofFewEvents(
  points: readonly MeasurePoint[],
  { of, unit, baseline }: { of: 'share' | 'rate'; unit: Drawn['unit']; baseline: number },
): Drawn {
  const events = points.map(({ numerator }) => numerator)
  const sizes = points.map(({ denominator }) => (unit === 'count' ? 1 : denominator))
  const scan = exactScan(events, countsLaw(events, sizes, { of, baselineRows: baseline }))
  const sumOfBaseline = (values: readonly number[]) =>
    values.slice(0, baseline).reduce((all, each) => all + each, 0)
  const centre = sumOfBaseline(events) / sumOfBaseline(sizes)
  const beyond = new Set(scan.found.filter(({ length }) => length === 1).map(({ first }) => first))
  const marks = points.map(({ from, to }, row): Mark => {
    const { lower, upper } = scan.limits(row)
    const valueOf = (count: number | null) => (count === null ? null : count / sizes[row]!)
    return {
      from,
      to,
      value: valueOf(events[row]!),
      centre,
      lower: valueOf(lower),
      upper: valueOf(upper),
      isBeyond: beyond.has(row),
    }
  })
  return {
    kind: 'drawn',
    unit,
    baseline,
    marks,
    signals: signalsOfScan(scan),
    reading: [say('outcome.exact-limits', { events: eventsPerPoint(points, of) })],
    falseAlarm: scan.falseAlarm,
    ...judgedBy(scan),
  }
}

import type { ResultLine } from '../../../shared/contract/patients-summary.ts'
import { resultGroups } from '../../../shared/domain/chart/analytes.ts'
import { chooseResults, type Candidate } from '../../../shared/domain/chart/choose-results.ts'
import type { Watched } from '../../../shared/domain/chart/due.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { isCritical } from '../kinds/critical.ts'
import type { Store } from '../open-store.ts'
import { MILLISECONDS } from '../repositories/fact-rows.ts'
import { lineOfSeries } from './line-of-series.ts'
import { numberSeries, type NumberSeries } from './number-series.ts'
import { originOn } from './origin.ts'
import { toldSeries, type Born } from './result-lines.ts'

/** So many lines of results stand on the first page of a chart. */
const DOZEN = 12
/** No course is drawn with more points than these: the newest. */
const MOST_POINTS = 120
/** No course goes back further than this before the newest result of all. */
const AXIS_MILLISECONDS = 10 * 31_556_952_000

/** What was asked and not measured, by the category of FHIR's observations. */
const asked: ReadonlySet<string> = new Set(['survey', 'social-history', 'activity', 'therapy'])
const isAsked = (said: Said): boolean =>
  said.kind === 'observation' &&
  said.categories.some(({ codes }) => codes.some(({ code }) => asked.has(code)))

/** A line before it is told: a measurement, or both numbers of blood pressure. */
interface Lined extends Candidate {
  readonly first: NumberSeries
  readonly second: NumberSeries | undefined
}
const lastClock = ({ points }: NumberSeries): number => points.at(-1)!.clock * MILLISECONDS

/** Every measurement as a line, systolic and diastolic pressure in one unit as one. */
function linesOf(store: Store, all: readonly NumberSeries[]): Lined[] {
  const isOf = (id: string, each: NumberSeries) => each.ranked?.analyte.id === id
  const secondOf = (first: NumberSeries) =>
    isOf('systolic', first)
      ? all.find(each => isOf('diastolic', each) && each.unit === first.unit)
      : undefined
  const inner = new Set(all.map(secondOf))
  return all
    .filter(each => !inner.has(each))
    .flatMap(first => {
      const newest = store.charts.fact(first.points.at(-1)!.fact)
      return newest
        ? [
            {
              rank: first.ranked?.rank,
              n: first.points.length,
              last: lastClock(first),
              isCritical: isCritical(newest.said),
              isAsked: isAsked(newest.said),
              first,
              second: secondOf(first),
            },
          ]
        : []
    })
}

/** The part of a course that the common axis has room for. */
function within({ clock, value }: ResultLine['course'], from: number): ResultLine['course'] {
  const isIn = clock.map(each => each >= from)
  const first = Math.max(
    isIn.includes(true) ? isIn.indexOf(true) : clock.length - 1,
    clock.length - MOST_POINTS,
  )
  return { clock: clock.slice(first), value: value.slice(first) }
}

/** When each of what may be due was last measured; clock milliseconds. */
function lastOf(all: readonly NumberSeries[]): Record<Watched, number | undefined> {
  const of = (...ids: string[]) => {
    const clocks = all.filter(each => ids.includes(each.ranked?.analyte.id ?? '')).map(lastClock)
    return clocks.length === 0 ? undefined : Math.max(...clocks)
  }
  return {
    pressure: of('systolic', 'diastolic'),
    hba1c: of('hba1c'),
    kidney: of('creatinine', 'filtration'),
  }
}

/** The dozen results that matter, by group, on one axis of time; and when what may be due was last measured. */
export function latestResults(store: Store, patient: number, person: Born) {
  const { rows, witnessesOf } = store.picture.numbers(patient)
  const all = numberSeries(rows, store.picture)
  const origin = originOn(store, patient)
  const { isOtherwise } = store.otherDeliveries
  const chosen = chooseResults(linesOf(store, all), DOZEN).flatMap(({ first, second }) => {
    const told = toldSeries(store, first, person)
    const other = second && toldSeries(store, second, person)
    if (!told) return []
    const beside = second && other ? { series: second, told: other } : undefined
    return [lineOfSeries({ series: first, told }, beside, { origin, witnessesOf, isOtherwise })]
  })
  const clocks = chosen.flatMap(({ course }) => course.clock)
  const to = Math.max(...clocks)
  const from = Math.max(Math.min(...clocks), to - AXIS_MILLISECONDS)
  const results = chosen
    .map(line => ({ ...line, course: within(line.course, from) }))
    .toSorted((one, other) => resultGroups.indexOf(one.group) - resultGroups.indexOf(other.group))
  return { results, last: lastOf(all), ...(clocks.length > 0 && { axis: { from, to } }) }
}

import { dayNumber, isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import { outcomeOfMeasure } from '../../../../shared/domain/logbook/forecastable.ts'
import type { Score } from '../../../../shared/domain/measures/case-frame.ts'
import {
  forecastStates,
  type ForecastState,
  type ForetoldOperations,
} from '../../../../shared/domain/measures/forecast.ts'
import { measureParts, type MeasurePart } from '../../../../shared/domain/measures/frame.ts'
import type { Store } from '../../open-store.ts'
import { notLookedFor } from '../../../../shared/domain/measures/not-looked-for.ts'
import type { OperationForecastRow } from '../../repositories/forecasts.ts'
import { readLogbook, type Operation } from '../logbook/read-logbook.ts'
import { scoreReader } from './score-reader.ts'
import { countMeasure } from './count-measure.ts'

const stateOfPart: Readonly<Record<MeasurePart, ForecastState>> = {
  numerator: 'happened',
  without: 'did-not',
  early: 'waiting',
  unknown: 'unknown',
  excluded: 'excluded',
}

/** An operation: whose chart it stands on, and its ISO day. */
const keyOf = (chart: number, day: string) => `${chart} ${day}`

/** Forecasts of one operation by one measure; the last that was written before it happened counts. */
function counting(all: readonly OperationForecastRow[], operation: Operation | undefined) {
  const outcome = outcomeOfMeasure(all[0]!.measure)
  const came = operation?.outcome.events.find(({ is }) => is === outcome)?.day ?? Infinity
  const inTime = all.findLast(({ written }) => dayNumber(written.slice(0, 10)) <= came)
  return { row: inTime ?? all.at(-1)!, isLate: inTime === undefined }
}

interface Asked {
  readonly score: Score | undefined
  /** ISO day. */
  readonly today: string
  breathe(): Promise<void> | undefined
  told(done: number, of: number): void
}

/** Forecasts by one measure, as it was then, each with what the measure says of its operation. */
async function foretoldBy(
  store: Store,
  rows: readonly OperationForecastRow[],
  { operations, asked }: { operations: ReadonlyMap<string, Operation>; asked: Asked },
): Promise<ForetoldOperations> {
  const whole = store.forecasts.measure(rows[0]!.hash)! // every forecast has one
  const days = rows.map(({ day }) => dayNumber(day))
  const periods = [{ fromDay: Math.min(...days), toDay: Math.max(...days) }]
  const { counted, matched } = await countMeasure(store, whole, {
    periods,
    breathe: asked.breathe,
    told: asked.told,
  })
  const parts = new Map(
    counted.map(({ person, day, part }) => [keyOf(person, isoOfDay(day)), measureParts[part]!]),
  )
  // Where nobody ever wrote down what is looked for, that it stands nowhere says nothing of an operation, unless
  // somebody said that all was well after it.
  const isLookedFor = notLookedFor(whole, { matched }).length === 0
  const stateOf = (part: MeasurePart, key: string): ForecastState => {
    const isTold =
      isLookedFor ||
      (part !== 'without' && part !== 'numerator') ||
      operations.get(key)?.outcome.state === 'well'
    return isTold ? stateOfPart[part] : 'unknown'
  }
  const scoreOf = scoreReader(store, asked.score)
  const groups = [...Map.groupBy(rows, ({ chart, day }) => keyOf(chart, day))]
  const each = groups.map(([key, all]) => {
    const { row, isLate } = counting(all, operations.get(key))
    const part = parts.get(key)
    const state = part === undefined ? 'gone' : stateOf(part, key)
    return { row, state: isLate && state !== 'gone' ? 'late' : state }
  })
  return {
    measure: whole.measure.id,
    title: whole.measure.title,
    expected: Float64Array.from(each, ({ row }) => row.expected),
    state: Uint8Array.from(each, ({ state }) => forecastStates.indexOf(state)),
    member: Uint32Array.from(each, ({ row }) => row.chart),
    score: Float64Array.from(each, ({ row }) => scoreOf(row.chart, dayNumber(row.day))),
    replaced: rows.length - groups.length,
  }
}

/** Operations that were foretold, by each measure as it was then. `measure`: its id; all where undefined. */
export async function foretoldOperations(
  store: Store,
  { measure, ...asked }: Asked & { readonly measure: string | undefined },
): Promise<ForetoldOperations[]> {
  const rows = store.forecasts
    .ofOperations()
    .filter(each => measure === undefined || each.measure === measure)
  if (rows.length === 0) return []
  const logbook = await readLogbook(store, asked)
  const operations = new Map(logbook.map(each => [keyOf(each.person, isoOfDay(each.day)), each]))
  const found: ForetoldOperations[] = []
  for (const by of Map.groupBy(rows, ({ hash }) => hash).values())
    found.push(await foretoldBy(store, by, { operations, asked }))
  return found
}

import { wholeMeasure, type WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import {
  knownThen,
  type KeptPeriodForecast,
  type KnownThen,
} from '../../../shared/domain/measures/forecast.ts'
import type { WritableDb } from '../db.ts'

/** A forecast of an operation, with the chart on which she stands now. */
export interface OperationForecastRow {
  readonly chart: number
  readonly measure: string
  readonly hash: string
  /** ISO day. */
  readonly day: string
  readonly expected: number
  readonly written: string
}
interface PeriodRow extends Omit<KeptPeriodForecast, 'known'> {
  readonly known: string
}
interface NewForecast {
  readonly request: string
  readonly whole: WholeMeasure
  readonly hash: string
  /** Null of a period. */
  readonly person: number | null
  readonly from: string
  readonly to: string | null
  readonly expected: number
  readonly known: KnownThen
  readonly written: string
  readonly who: string
}
/** A row for whoever takes everything along. */
interface TakenForecast extends Omit<NewForecast, 'request' | 'whole' | 'known'> {
  readonly id: number
  readonly measure: string
  readonly known: string
}

/** What somebody expected. Nothing is changed: a later forecast of the same takes the place of an earlier one. */
export function forecastRepository(db: WritableDb) {
  const ofOperations = db.prepare<[], OperationForecastRow>(`
    SELECT coalesce(one, person.id) AS chart, measure, hash, from_day AS day, expected, written FROM forecast
    JOIN person ON person.id = forecast.person ORDER BY forecast.id`)
  const ofPeriods = db.prepare<[], PeriodRow>(`
    SELECT id AS forecast, measure, hash, from_day AS "from", to_day AS "to", expected, known, written FROM forecast
    WHERE person IS NULL ORDER BY id`)
  const measure = db.prepare<[string], string>('SELECT body FROM forecast_measure WHERE hash = ?').pluck()
  const byRequest = db.prepare<[string], number>('SELECT id FROM forecast WHERE request = ?').pluck()
  const keepMeasure = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO forecast_measure (hash, body) VALUES (?, ?)',
  )
  const add = db.prepare<[Omit<NewForecast, 'whole' | 'known'> & { measure: string; known: string }]>(`
    INSERT INTO forecast (request, measure, hash, person, from_day, to_day, expected, known, written, who)
    VALUES (@request, @measure, @hash, @person, @from, @to, @expected, @known, @written, @who)`)
  const after = db.prepare<[{ after: number; limit: number }], TakenForecast>(`
    SELECT id, measure, hash, person, from_day AS "from", to_day AS "to", expected, known, written, who FROM forecast
    WHERE id > @after ORDER BY id LIMIT @limit`)
  return {
    /** All of operations, in the order in which they were written. */
    ofOperations: () => ofOperations.all(),
    /** All of periods, in the order in which they were written. */
    ofPeriods: (): KeptPeriodForecast[] =>
      ofPeriods.all().map(row => ({ ...row, known: knownThen.parse(JSON.parse(row.known)) })),
    /** The measure of this meaning, as it was when something was foretold by it. */
    measure(hash: string): WholeMeasure | undefined {
      const body = measure.get(hash)
      return body === undefined ? undefined : wholeMeasure.parse(JSON.parse(body))
    },
    byRequest: (request: string) => byRequest.get(request),
    add({ whole, known, ...row }: NewForecast): number {
      keepMeasure.run(row.hash, JSON.stringify(whole))
      const { lastInsertRowid } = add.run({
        ...row,
        measure: whole.measure.id,
        known: JSON.stringify(known),
      })
      return Number(lastInsertRowid)
    },
    after: (page: { after: number; limit: number }) => after.all(page),
  }
}

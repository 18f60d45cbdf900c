import { createHash } from 'node:crypto'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { forecastKeeping } from '../../../shared/contract/knowledge-forecasts.ts'
import type { logbookMethods } from '../../../shared/contract/patients-logbook.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { dayNumber, isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { closedTo, outcomeOfMeasure } from '../../../shared/domain/logbook/forecastable.ts'
import type { KnownThen } from '../../../shared/domain/measures/forecast.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { hashOfMeasure } from '../../host/hash-of-measure.ts'
import { extentOf } from '../frames/extent.ts'
import { readLogbook, type Operation } from '../frames/logbook/read-logbook.ts'
import type { Store } from '../open-store.ts'
import { personOf } from '../who.ts'

/** So many graded forecasts were seen when somebody last looked. */
const SEEN = 'forecasts.seen'
const YEAR_MILLISECONDS = 365.25 * 86_400_000

type NewForecast = Omit<Parameters<Store['forecasts']['add']>[0], 'hash' | 'written' | 'who'>

/** Keeps a forecast, and seals what it says. */
function kept(
  { forecasts, audit, now, write }: Store,
  forecast: NewForecast,
  caller: Parameters<typeof personOf>[0],
): { forecast: number } {
  const who = personOf(caller)
  const hash = hashOfMeasure(forecast.whole)
  return write(() => {
    const id = forecasts.add({ ...forecast, hash, written: now().toISOString(), who })
    const { whole, ...said } = forecast
    const seal = createHash('sha256').update(JSON.stringify({ ...said, measure: hash }))
    audit.write(
      say('audit.forecast-written', { forecast: id, measure: whole.measure.id, hash: seal.digest('hex') }),
      who,
    )
    return { forecast: id }
  })
}

/** What is known of an operation on the day on which it is foretold. */
function knownOf(store: Store, { person, on, asa }: Operation): KnownThen {
  const extent = extentOf(store)
  const { birth } = JSON.parse(store.charts.person(person)!.body) as Person // found in the same snapshot
  const [then, born] = [clockOf(on), clockOf(birth)]
  const hasAge = then !== null && born !== null
  return {
    upTo: extent && isoOfDay(extent.toDay),
    ...(hasAge && { ageYears: Math.floor((then - born) / YEAR_MILLISECONDS) }),
    ...(asa && { asa }),
  }
}

/** What records does when an outcome of an operation is foretold. */
export function operationForecasts(
  store: () => Store,
): Pick<Handlers<{ name: 'patients'; methods: typeof logbookMethods }>, 'writeForecast'> {
  return {
    async writeForecast({ requestId, patient, day, whole, expected }, { caller, signal }) {
      const { forecasts, charts, now } = store()
      const before = forecasts.byRequest(requestId)
      if (before !== undefined) return { forecast: before }
      const outcome = outcomeOfMeasure(whole.measure.id)
      if (outcome === undefined) throw new AppError('refused', say('forecast.not-of-operations'))
      const today = now().toISOString().slice(0, 10)
      const alone = charts.chartOf(patient)
      const operations = await readLogbook(store(), { today, alone, breathe: breather(signal) })
      const operation = operations.find(each => each.isExact && isoOfDay(each.day) === day)
      if (!operation) throw new AppError('not-found', say('forecast.no-operation'))
      const { events } = operation.outcome
      const closed = closedTo(outcome, { day: operation.day, events, today: dayNumber(today) })
      if (closed) throw new AppError('refused', say('forecast.closed', { why: closed }))
      return kept(
        store(),
        {
          request: requestId,
          whole,
          person: alone,
          from: day,
          to: null,
          expected,
          known: knownOf(store(), operation),
        },
        caller,
      )
    },
  }
}

/** What records does with forecasts of periods, and with what one has seen of all of them. */
export function forecastHandlers(
  store: () => Store,
): Handlers<{ name: 'knowledge'; methods: typeof forecastKeeping }> {
  return {
    keepForecast({ requestId, whole, from, to, expected, known }, { caller }) {
      const { forecasts, now } = store()
      const before = forecasts.byRequest(requestId)
      if (before !== undefined) return { forecast: before }
      if (from <= now().toISOString().slice(0, 10))
        throw new AppError('refused', say('forecast.period-begun', { from }))
      return kept(store(), { request: requestId, whole, person: null, from, to, expected, known }, caller)
    },
    forecasts() {
      const { forecasts, meta } = store()
      const periods = forecasts.ofPeriods()
      const hashes = [...new Set(periods.map(({ hash }) => hash))]
      return {
        periods,
        measures: hashes.map(hash => ({ hash, whole: forecasts.measure(hash)! })), // every forecast has one
        seen: Number(meta.get(SEEN) ?? 0),
      }
    },
    seeForecasts({ graded }) {
      const { meta, write } = store()
      if (Number(meta.get(SEEN) ?? 0) !== graded) write(() => meta.set(SEEN, String(graded)))
      return {}
    },
  }
}

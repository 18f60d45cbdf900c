import type { Handlers } from '../../../shared/contract/define.ts'
import type { Logbook, logbookMethods } from '../../../shared/contract/patients-logbook.ts'
import {
  logbookLacks,
  type LogbookLack,
  type LogbookLine,
} from '../../../shared/contract/patients-logbook.ts'
import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import type { Person, Sex } from '../../../shared/domain/patient.ts'
import { breather } from '../../host/breathe.ts'
import { outcomeOfMeasure, forecastOutcomes } from '../../../shared/domain/logbook/forecastable.ts'
import { folded } from '../frames/logbook/operations.ts'
import { readLogbook, type Operation } from '../frames/logbook/read-logbook.ts'
import type { Store } from '../open-store.ts'
import { operationForecasts } from './forecasts.ts'

type Work = Handlers<{ name: 'logbook'; methods: typeof logbookMethods }>

const lacks: Readonly<Record<LogbookLack, (operation: Operation) => boolean>> = {
  outcome: ({ outcome }) => outcome.state === 'missing',
  asa: ({ asa }) => asa === undefined,
  role: ({ role }) => role === undefined,
  due: ({ outcome }) => outcome.state === 'due',
}

const yearOf = ({ day }: Operation) => Number(isoOfDay(day).slice(0, 4))

/** How often each operation was done in each year; what is called the same but for its letters is one. */
function countsOf(all: readonly Operation[]): Pick<Logbook, 'years' | 'operations'> {
  const years = [...new Set(all.map(yearOf))].toSorted((one, other) => other - one)
  const byName = new Map<string, { name: string; byYear: number[]; all: number }>()
  for (const operation of all)
    for (const name of operation.what) {
      const key = folded(name)
      const known = byName.get(key) ?? { name, byYear: years.map(() => 0), all: 0 }
      known.byYear[years.indexOf(yearOf(operation))]!++
      known.all++
      byName.set(key, known)
    }
  const operations = [...byName.values()].toSorted(
    (one, other) => other.all - one.all || (one.name < other.name ? -1 : 1),
  )
  return { years, operations }
}

/** What records does when the window asks for the operations of this practice. */
export function logbookHandlers(store: () => Store): Work {
  /** What was expected of each operation, by chart and ISO day. */
  function forecastsByOperation() {
    const rows = Map.groupBy(store().forecasts.ofOperations(), ({ chart, day }) => `${chart} ${day}`)
    return ({ person, day }: Operation): LogbookLine['forecasts'] =>
      forecastOutcomes.flatMap(is => {
        const all = (rows.get(`${person} ${isoOfDay(day)}`) ?? []).filter(
          ({ measure }) => outcomeOfMeasure(measure) === is,
        )
        const last = all.at(-1)
        return last ? [{ is, expected: last.expected, written: last.written, times: all.length }] : []
      })
  }
  function lineOf(operation: Operation, forecasts: LogbookLine['forecasts']): LogbookLine {
    const { person, day, on, what, fact, role, asa, outcome } = operation
    const row = store().charts.person(person)! // counted in the same snapshot
    const { name, birth } = JSON.parse(row.body) as Person // checked when it came in
    return {
      patient: person,
      name,
      ...(birth && { birth }),
      sex: row.sex as Sex, // checked when stored
      on,
      day: isoOfDay(day),
      what: [...what],
      fact: { kind: 'procedure', id: fact },
      ...(role !== undefined && { role }),
      ...(asa && { asa }),
      outcome: {
        state: outcome.state,
        events: outcome.events.map(event => ({
          is: event.is,
          on: isoOfDay(event.day),
          ...(event.grade && { grade: event.grade }),
        })),
        ...(outcome.wellDay !== undefined && { wellOn: isoOfDay(outcome.wellDay) }),
      },
      forecasts,
    }
  }

  return {
    ...operationForecasts(store),
    async logbook({ today, from = '', to = '9999', operation, lacks: lacking, offset, limit }, { signal }) {
      const all = await readLogbook(store(), { today, breathe: breather(signal) })
      const inPeriod = all.filter(({ day }) => isoOfDay(day) >= from && isoOfDay(day) <= to)
      const asked =
        operation === undefined
          ? inPeriod
          : inPeriod.filter(({ what }) => what.some(each => folded(each) === folded(operation)))
      const found = lacking === undefined ? asked : asked.filter(lacks[lacking])
      const forecastsOf = forecastsByOperation()
      return {
        of: asked.length,
        lacking: Object.fromEntries(
          logbookLacks.map(each => [each, asked.filter(lacks[each]).length]),
        ) as Record<LogbookLack, number>,
        total: found.length,
        rows: found.slice(offset, offset + limit).map(each => lineOf(each, forecastsOf(each))),
        ...countsOf(inPeriod),
      }
    },
  }
}

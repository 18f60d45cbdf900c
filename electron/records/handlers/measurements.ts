import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { codeLabel } from '../kinds/code-label.ts'
import { recorded } from '../kinds/registry.ts'
import type { Store } from '../open-store.ts'
import type { SeriesRow } from '../repositories/charts.ts'
import { flagOf } from './plausible.ts'
import { storedFact } from './stored-fact.ts'

/** A chart stands no more medicines than this over a trend. */
const SPANS = 500

/** A stored number with the fact it was read from, and what its source said about it. */
const withFact = (row: SeriesRow) => {
  const fact = storedFact(row.body)
  const results = recorded(fact).results(fact)
  return { row, fact, results, result: results[row.part] }
}

/** What was measured over time, and which medicines ran beside it. */
export function measurementHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, 'measured' | 'series' | 'medicationSpans'> {
  return {
    measured: ({ patient }) =>
      store()
        .charts.measured(patient)
        .map(({ system, code, display, unit, n, last, body }) => {
          const { start } = storedFact(body)
          return {
            code: { system, code, ...(display && { display }) },
            unit,
            n,
            last,
            ...(start && { lastTime: start }),
          }
        }),

    series({ patient, system, code, unit }) {
      const { charts: chart, words } = store()
      const [codeId, unitId] = [words.lookUp(system, code), words.lookUpUnit(unit)]
      const found =
        codeId === undefined || unitId === undefined
          ? []
          : chart.series({ person: patient, code: codeId, unit: unitId }).map(withFact)
      const newest = found.at(-1)?.result
      const { low, high } = newest?.referenceRange ?? {}
      return {
        label: newest ? codeLabel(newest.codes) : code,
        unit,
        ...(newest?.referenceRange && {
          reference: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
        }),
        points: found.flatMap(({ row, fact, results, result }) => {
          if (!fact.start) return []
          const flag = flagOf(results)
          return [
            {
              time: fact.start,
              value: row.value,
              fact: { kind: fact.kind, id: row.fact },
              ...(row.comparator && { comparator: row.comparator }),
              ...(result?.interpretation && { interpretation: result.interpretation }),
              ...(flag && { flag }),
            },
          ]
        }),
      }
    },

    medicationSpans: ({ patient }) =>
      store()
        .charts.facts({ person: patient, kind: numberOf('medication'), limit: SPANS, offset: 0 })
        .rows.map(each => storedFact(each.body))
        .flatMap(({ codes, start, end, status }) =>
          start ? [{ label: codeLabel(codes), start, status, ...(end && { end }) }] : [],
        ),
  }
}

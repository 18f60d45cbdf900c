import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { whenOf, wordsOf } from '../../../shared/domain/fact.ts'
import { medicineState } from '../../../shared/domain/facts/medicine-state.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import { named } from '../kinds/kind.ts'
import { recorded } from '../kinds/registry.ts'
import type { Store } from '../open-store.ts'
import type { SeriesRow } from '../repositories/measured.ts'
import { usualRange } from '../kinds/usual-range.ts'
import { shownUnit } from '../../../shared/domain/printed-unit.ts'
import { inUnit, limitsOf, unitIn, writtenIn } from './in-unit.ts'
import { originOn } from './origin.ts'
import { flagOf } from './plausible.ts'
import { unitOf } from './result-text.ts'

/** A chart stands no more medicines than this over a trend. */
const SPANS = 500

/** A stored number with the fact it was read from, and what its source said about it. */
const withFact = (row: SeriesRow) => {
  const fact = row.said
  const results = recorded(fact).results(fact)
  return { row, fact, results, result: results[row.part] }
}

/** Whether a described person died, and when where that is known. */
export function deathOf(body: string | undefined): Person['death'] {
  const { death } = JSON.parse(body ?? '{}') as Partial<Person> // checked when it came in
  return death
}

/** What was measured over time, and which medicines ran beside it. */
export function measurementHandlers(
  store: () => Store,
): Pick<Handlers<typeof patients>, 'measured' | 'series' | 'medicationSpans'> {
  return {
    measured: ({ patient }) =>
      store()
        .measured.latest(patient)
        .map(({ system, code, display, unit, n, last, said: fact }) => {
          const start = whenOf(fact)?.moment
          const own = recorded(fact)
            .results(fact)
            .find(({ concept }) => concept.codes.some(each => each.system === system && each.code === code))
          const newest = writtenIn(own)
          // A code that its source spells out nowhere is called what the newest result is called.
          const name = display || (own ? wordsOf(own.concept) : '')
          return {
            code: { system, code, ...(name && { display: name }) },
            ...(newest
              ? { unit: unitIn(newest), printed: unitOf(newest) ?? '', last: newest.value }
              : { unit, printed: shownUnit({ unit }) ?? '', last }),
            n,
            ...(start && { lastTime: start }),
          }
        }),

    series({ patient, system, code, unit }) {
      const { measured, words } = store()
      const [codeId, asked] = [words.lookUp(system, code), words.lookUpUnit(unit)]
      const conversion =
        codeId === undefined || asked === undefined ? undefined : words.conversion(codeId, asked)
      const unitId = conversion?.kept ?? asked
      const found =
        codeId === undefined || unitId === undefined
          ? []
          : measured.series({ person: patient, code: codeId, unit: unitId }).map(withFact)
      const newest = found.at(-1)?.result
      const ofUnit = found.map(({ result }) => writtenIn(result)).find(each => each && unitIn(each) === unit)
      const origin = originOn(store(), patient)
      const { low, high } = limitsOf(usualRange(newest?.ranges), unit)
      return {
        label: newest ? wordsOf(newest.concept) : code,
        unit: (ofUnit && unitOf(ofUnit)) ?? shownUnit({ unit }) ?? '',
        ...((low ?? high) !== undefined && {
          reference: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
        }),
        points: found.flatMap(({ row, fact, results, result }) => {
          const time = whenOf(fact)?.moment
          if (!time) return []
          const interpretation = named(result?.interpretations ?? [])
          const flag = flagOf(results)
          return [
            {
              time,
              ...inUnit({ value: row.value, written: writtenIn(result), unit, conversion }),
              ...origin(row.scope),
              fact: { kind: fact.kind, id: row.fact },
              ...(row.comparator && { comparator: row.comparator }),
              ...(interpretation !== undefined && { interpretation }),
              ...(flag && { flag }),
            },
          ]
        }),
      }
    },

    medicationSpans({ patient }) {
      const { charts, now, referents } = store()
      const death = deathOf(charts.person(patient)?.body)
      const situation = { today: now().getTime(), ...(death && { death }) }
      return charts
        .facts({ person: patient, kind: numberOf('medication'), limit: SPANS, offset: 0 })
        .rows.map(({ said }) => said)
        .filter(fact => fact.kind === 'medication')
        .flatMap(fact => {
          const { is, start, end, provenUntil } = medicineState(fact, situation)
          if (is === 'never' || !start) return []
          return [
            {
              label: wordsOf(referents.complete(fact).concept),
              start,
              is,
              ...(end && { end }),
              ...(provenUntil !== undefined && { provenUntil }),
            },
          ]
        })
    },
  }
}

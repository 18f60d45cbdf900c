import type { Handlers } from '../../../shared/contract/define.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { isBirthAbout, type Person, type Sex } from '../../../shared/domain/patient.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { countsByKind } from '../kinds/stored-kind.ts'
import type { Store } from '../open-store.ts'
import type { PatientRow } from '../repositories/charts.ts'
import { personOf } from '../who.ts'
import { ALLERGIES, allergiesOf } from './allergies.ts'
import { behindHandlers } from './behind.ts'
import { decisionHandlers } from './decisions.ts'
import { findingHandlers } from './findings.ts'
import { followUpHandlers } from './follow-up.ts'
import { byHandHandlers } from './by-hand.ts'
import { criticalHandlers } from './critical.ts'
import { factLineOf } from './fact-line.ts'
import { flowsheetHandlers } from './flowsheet.ts'
import { geneHandlers } from './genes.ts'
import { joinedHandlers, joinedOn } from './joined.ts'
import { logbookHandlers } from './logbook.ts'
import { measurementHandlers } from './measurements.ts'
import { noteHandlers } from './notes.ts'
import { provenanceHandlers } from './provenance.ts'
import { summaryHandlers } from './summary.ts'
import { dayAt } from './moments.ts'
import { originOn } from './origin.ts'
import { sourceOfFact } from './source-name.ts'

const described = (row: PatientRow) => JSON.parse(row.body) as Omit<Person, 'place'> // checked when it came in
const unnamed = (name: string) => name || '(no name recorded)'

/** What records does when the window asks for patients and their charts. */
export function patientHandlers(store: () => Store): Handlers<typeof patients> {
  function personRow(id: number) {
    const row = store().charts.person(id)
    if (!row?.described) throw new AppError('not-found', say('store.no-patient'))
    return row
  }

  /** To the minute; '' where nothing is known of her. */
  function lastChangeOf(patient: number): string {
    const newest = store().charts.newestFact(patient)
    return newest === null ? '' : store().bringing.storedAt(newest).slice(0, 16)
  }

  function witnessOf(id: number) {
    const row = store().charts.fact(id)! // found in the same snapshot
    return { fact: { kind: row.said.kind, id }, source: sourceOfFact(store(), row) }
  }

  return {
    list({ query, offset, limit }) {
      const { total, isMore, counts, rows } = store().charts.page({ query, limit, offset })
      return {
        total,
        isMore,
        ...(counts && { counts }),
        rows: rows.map(row => {
          const { birth, identifiers } = described(row)
          return {
            patient: row.id,
            name: unnamed(row.name),
            sex: row.sex as Sex, // checked when stored
            deceased: row.deceased === 1,
            // Of one source alone no more is looked at than is kept: a key press waits for this.
            facts: row.facts - (row.is_joined === 1 ? store().charts.toldAgain(row.id) : 0),
            ...(birth && { birth }),
            ...(identifiers[0] && { identifier: identifiers[0].value }),
            ...(row.last_clock !== null && { lastActivity: dayAt(row.last_clock) }),
            ...(row.hit !== null && { hit: row.hit }),
            ...(row.by !== null && { by: row.by }),
          }
        }),
      }
    },

    open({ patient }, { caller }) {
      const { charts: chart, audit, write } = store()
      const row = personRow(patient)
      write(() => audit.write(say('audit.chart-opened', { chart: patient }), personOf(caller)))
      const { name, otherNames, birth, death, identifiers, sex, active, unread, qualifiers } = described(row)
      const { rows: found } = chart.facts({
        person: patient,
        kind: numberOf('allergy'),
        limit: ALLERGIES,
        offset: 0,
      })
      return {
        patient: row.id,
        name: unnamed(name),
        otherNames,
        sex,
        active,
        ...(birth && { birth }),
        ...(birth && isBirthAbout({ qualifiers }) && { birthIsAbout: true as const }),
        ...(death && { death }),
        identifiers: identifiers.map(each => ({ label: each.label ?? '', value: each.value })),
        ...allergiesOf(found.map(({ said }) => said)),
        unread,
        ...joinedOn(store(), row.id),
        lastChange: lastChangeOf(patient),
        ...(row.last_clock !== null && { upTo: dayAt(row.last_clock) }),
        counts: countsByKind(chart.kinds(patient)),
      }
    },

    named: ({ patients: asked }) =>
      asked.flatMap(each => {
        const row = store().charts.person(each)
        if (!row) return []
        const { name, birth } = described(row)
        return [{ patient: row.id, name: unnamed(name), ...(birth && { birth }) }]
      }),

    facts({ patient, kind, offset, limit }) {
      const { charts, referents, otherDeliveries } = store()
      const origin = originOn(store(), patient)
      const { total, rows } = charts.facts({ person: patient, kind: numberOf(kind), limit, offset })
      return {
        total,
        rows: rows.map(row => ({
          ...factLineOf(row.id, row.versions, referents.complete(row.said)),
          ...origin(row.scope),
          ...(row.isUndecided && { undecided: true }),
          ...(otherDeliveries.isOtherwise(row.id) && { otherwise: true }),
          ...(row.witnesses.length > 0 && { witnesses: row.witnesses.map(witnessOf) }),
        })),
      }
    },

    ...byHandHandlers(store),
    ...behindHandlers(store),
    ...followUpHandlers(store),
    ...decisionHandlers(store),
    ...findingHandlers(store),
    ...logbookHandlers(store),
    ...joinedHandlers(store),
    ...measurementHandlers(store),
    ...criticalHandlers(store),
    ...noteHandlers(store, personRow),
    ...provenanceHandlers(store),
    ...summaryHandlers(store, personRow),
    ...geneHandlers(store),
    ...flowsheetHandlers(store, personRow),
  }
}

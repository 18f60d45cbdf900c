import { afterEach, beforeEach, expect } from 'vitest'
import { factKinds } from '../../../shared/domain/fact.ts'
import { bundle, hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

export type Resource = Readonly<Record<string, unknown>>
export const HILL = { source: 'Hill clinic' }
export const LAKE = { source: 'Lake hospital' }
export const phone = (value: string) => ({ telecom: [{ system: 'phone', value }] })
export const number = (value: string) => ({ identifier: [{ system: 'urn:health-number', value }] })
export const born = (birthDate: string) => ({ birthDate })
export const male = { gender: 'male' }
export const changed = (lastUpdated: string) => ({ meta: { lastUpdated } })

const certain = [phone('555 123 4567'), number('HN-778812'), born('1951-06-23')]
/** Somebody of whom so much is known that she is the same wherever all of it is said. */
export const anna = (id: string, name: string, more: Resource = {}) =>
  patient(id, name, Object.assign({}, ...certain, more) as Resource)

/** A new casebook for each test, and two clinics that know some of the same people. */
export function twoClinics() {
  const folder = temporaryFolder()
  let room: IntakeRoom
  beforeEach(() => {
    room = intakeRoom()
  })
  afterEach(() => room.end())

  const bring = (answers: Record<string, string>, ...resources: Resource[]) =>
    room.import([bundle(folder, ...resources)], answers)
  async function charts() {
    const { rows } = await room.patients.list({ query: '', offset: 0, limit: 50 })
    const found = []
    for (const { name, patient: id, facts: n } of rows) {
      const facts: string[] = []
      for (const kind of factKinds)
        for (const each of (await room.patients.facts({ patient: id, kind, offset: 0, limit: 50 })).rows)
          facts.push(`${each.label} ${each.number ?? ''}`)
      found.push({ name, n, facts: facts.toSorted() })
    }
    return found
  }
  /** Everything that can be seen of the store, but for who was asked and what was written about it. */
  async function seen() {
    const { contentHash, patients } = await room.library.counts({})
    return { contentHash, patients, charts: await charts(), unsound: await room.unsound() }
  }
  async function chartOf(query: string) {
    const { rows } = await room.patients.list({ query, offset: 0, limit: 50 })
    expect(rows).toHaveLength(1)
    return rows[0]!.patient
  }
  return {
    folder,
    get room() {
      return room
    },
    /** The process ends without a word, and the store is opened again. */
    reopen(): void {
      room = room.reopen()
    },
    bring,
    charts,
    seen,
    chartOf,
    /** Who stands on the chart of Anna. */
    people: async () => (await room.patients.joined({ patient: await chartOf('Anna') })).people,
    asked: async () => (await room.patients.pairs({ offset: 0, limit: 50 })).rows,
    async bothClinics() {
      await bring(
        HILL,
        anna('1', 'Anna Maria Lindqvist', changed('2020-01-01T00:00:00Z')),
        hba1c('a', to('Patient/1'), 6.1),
        patient('2', 'Bo Ek', born('1970-01-20')),
        hba1c('b', to('Patient/2'), 5),
      )
      const before = await seen()
      const report = await bring(
        LAKE,
        anna('77', 'Anna Lindqvist', changed('2025-01-01T00:00:00Z')),
        hba1c('x', to('Patient/77'), 7.4),
      )
      return { before, report }
    },
  }
}

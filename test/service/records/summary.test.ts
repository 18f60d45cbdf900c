import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draftOf, entered, measured } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const UCUM = 'http://unitsofmeasure.org'
const subject = { reference: 'Patient/p' }
const loinc = (code: string, display: string) => ({ coding: [{ system: 'http://loinc.org', code, display }] })
const amount = (value: number, code: string) => ({ value, unit: code, system: UCUM, code })
let number = 0
const result = (code: string, display: string, day: string, quantity: object, more: object = {}) => ({
  resourceType: 'Observation',
  id: `o${number++}`,
  status: 'final',
  subject,
  code: loinc(code, display),
  effectiveDateTime: day,
  valueQuantity: quantity,
  ...more,
})
const creatinine = (day: string, quantity: object, more: object = {}) =>
  result('2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', day, quantity, more)
const pressure = (day: string, systolic: number, diastolic: number) => ({
  resourceType: 'Observation',
  id: `o${number++}`,
  status: 'final',
  subject,
  code: loinc('85354-9', 'Blood pressure panel'),
  effectiveDateTime: day,
  component: [
    { code: loinc('8480-6', 'Systolic blood pressure'), valueQuantity: amount(systolic, 'mm[Hg]') },
    { code: loinc('8462-4', 'Diastolic blood pressure'), valueQuantity: amount(diastolic, 'mm[Hg]') },
  ],
})
const condition = (id: string, text: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  subject,
  code: { text },
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  onsetDateTime: '2019-05-06',
  ...more,
})
const medicine = (id: string, text: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: { text },
  authoredOn: '2020-01-02',
  ...more,
})
const visit = (id: string, day: string, more: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  type: [{ text: 'Check-up' }],
  subject,
  period: { start: day },
  ...more,
})
const ada = {
  resourceType: 'Patient',
  id: 'p',
  name: [{ text: 'Ada Invented' }],
  birthDate: '1950-02-03',
  gender: 'female',
}

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})
async function brought(...resources: object[]): Promise<number> {
  const file = path.join(folder, `chart-${number++}.ndjson`)
  writeFileSync(file, resources.map(each => JSON.stringify(each)).join('\n'))
  expect((await room.import([file], { source: 'clinic' })).quarantine).toEqual([])
  return (await room.patients.list({ query: '', offset: 0, limit: 1 })).rows[0]!.patient
}
const summary = async (patient: number) => room.patients.summary({ patient })

describe('the first page of a chart', () => {
  it('tells blood pressure as one line, both numbers with the worse of their marks', async () => {
    const patient = await brought(ada, pressure('2026-01-02', 128, 95), pressure('2025-01-02', 118, 76))
    expect((await summary(patient)).results).toEqual([
      expect.objectContaining({
        analyte: 'blood-pressure',
        group: 'vital',
        text: '128 / 95',
        unit: 'mmHg',
        mark: 'usual-high',
        referenceBy: 'usual',
        before: expect.objectContaining({ text: '118 / 76' }),
        n: 2,
      }),
    ])
  })

  it('tells one analyte in two units as one measurement, in the unit of the newest', async () => {
    const patient = await brought(
      ada,
      creatinine('2024-01-02', amount(0.9, 'mg/dL')),
      creatinine('2026-01-02', amount(88, 'umol/L')),
    )
    const [line, ...more] = (await summary(patient)).results
    expect(more).toEqual([])
    expect(line).toMatchObject({
      label: 'Creatinine',
      text: '88',
      unit: 'µmol/L',
      before: { text: '80', written: '0.9 mg/dL' },
      n: 2,
      band: { low: 45, high: 90 },
    })
    expect(line!.course.value[1]).toBe(88)
    expect(line!.course.value[0]).toBeCloseTo(79.6, 1)
  })

  it('keeps apart what is not certain to be in one unit', async () => {
    const patient = await brought(
      ada,
      creatinine('2024-01-02', amount(0.9, 'mg/dL')),
      creatinine('2026-01-02', { value: 0.8 }),
    )
    expect((await summary(patient)).results.map(({ text, unit }) => [text, unit])).toEqual(
      expect.arrayContaining([
        ['0.8', undefined],
        ['0.9', 'mg/dL'],
      ]),
    )
  })

  it('marks by the laboratory’s own range where there is one, and by what is usual where there is none', async () => {
    const potassium = (day: string, value: number, more: object = {}) =>
      result('2823-3', 'Potassium', day, amount(value, 'mmol/L'), more)
    const own = { referenceRange: [{ high: { value: 5.5, unit: 'mmol/L' } }] }
    const patient = await brought(ada, potassium('2026-01-02', 5.3, own))
    expect((await summary(patient)).results[0]).toMatchObject({ referenceBy: 'source' })
    expect((await summary(patient)).results[0]).not.toHaveProperty('mark')
    await brought(potassium('2026-02-02', 5.3))
    expect((await summary(patient)).results[0]).toMatchObject({ mark: 'usual-high', referenceBy: 'usual' })
  })

  it('says of a change that no living person makes that its source is to be looked at', async () => {
    const patient = await brought(
      ada,
      creatinine('2026-01-02', amount(3.26, 'mg/dL')),
      creatinine('2026-02-18', amount(0.57, 'mg/dL')),
    )
    expect((await summary(patient)).results[0]!.check).toEqual({
      key: 'result.jump',
      values: { from: '3.26', to: '0.57', days: 47 },
    })
  })

  it('counts nothing that was refuted, taken back, planned or a relative’s', async () => {
    const wrong = {
      verificationStatus: {
        coding: [{ code: 'refuted', system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status' }],
      },
    }
    const patient = await brought(
      ada,
      condition('c1', 'Gout'),
      condition('c2', 'Lupus', wrong),
      medicine('m1', 'Ramipril 5 MG Oral Tablet'),
      medicine('m2', 'Ibuprofen 200 MG Oral Tablet', { doNotPerform: true }),
      medicine('m3', 'Warfarin 5 MG Oral Tablet', { status: 'entered-in-error' }),
      medicine('m4', 'Metformin 500 MG Oral Tablet', { intent: 'proposal' }),
      creatinine('2026-01-02', amount(9, 'mg/dL'), { status: 'entered-in-error' }),
      {
        resourceType: 'FamilyMemberHistory',
        id: 'f1',
        status: 'completed',
        patient: subject,
        relationship: { text: 'mother' },
        condition: [{ code: { text: 'Asthma' } }],
      },
    )
    const { problems, drugs, results } = await summary(patient)
    expect(problems.filter(({ is }) => is === 'active').map(({ label }) => label)).toEqual(['Gout'])
    expect(problems.find(({ label }) => label === 'Lupus')).toMatchObject({ is: 'not-so' })
    expect(drugs.map(({ name, is, mark }) => [name, is, mark]).toSorted()).toEqual([
      ['Ibuprofen', 'never', 'prohibited'],
      ['Metformin', 'never', 'planned'],
      ['Ramipril', 'unproven', undefined],
    ])
    expect(results).toEqual([])
  })

  it('of somebody who died stands still on the day before, and nothing is due', async () => {
    const patient = await brought(
      { ...ada, deceasedDateTime: '2021-03-04' },
      medicine('m1', 'Ramipril 5 MG Oral Tablet'),
      visit('e1', '2021-03-01'),
    )
    const { isAtDeath, asOf, drugs, due } = await summary(patient)
    expect({ isAtDeath, asOf: new Date(asOf).toISOString().slice(0, 10), due }).toEqual({
      isAtDeath: true,
      asOf: '2021-03-04',
      due: [],
    })
    expect(drugs).toEqual([expect.objectContaining({ name: 'Ramipril', is: 'unproven' })])
  })

  it('tells the visits that took place, with what was noted and begun on their day', async () => {
    const patient = await brought(
      ada,
      visit('e1', '2020-01-02', { reasonCode: [{ text: 'Gout (disorder)' }] }),
      visit('e2', '2021-01-02'),
      visit('e3', '2022-01-02', { status: 'cancelled' }),
      condition('c1', 'Gout (disorder)', { onsetDateTime: '2020-01-02' }),
      medicine('m1', 'Allopurinol 100 MG Oral Tablet'),
    )
    const { visits, visitsInAll } = await summary(patient)
    expect(visits.map(({ label, problems, medicines }) => [label, problems, medicines])).toEqual([
      ['Check-up', [], []],
      ['Gout', ['Gout'], ['Allopurinol']],
    ])
    expect(visitsInAll).toBe(3)
    const all = await room.patients.visits({ patient, offset: 0, limit: 10 })
    expect([all.total, all.rows.map(({ standing }) => standing.is)]).toEqual([
      3,
      ['not-done', 'happened', 'happened'],
    ])
    expect(
      (await room.patients.visits({ patient, offset: 1, limit: 1 })).rows.map(({ label }) => label),
    ).toEqual(['Check-up'])
  })

  it('says what is missing', async () => {
    const patient = await brought(ada)
    expect((await summary(patient)).due.map(({ key }) => key)).toEqual(['due.allergies', 'due.never'])
  })

  it('says of what was entered by hand whence it is, and of every line leads back to the fact', async () => {
    const patient = await brought(ada, creatinine('2020-01-02', amount(0.9, 'mg/dL')))
    const { facts } = await entered(room, draftOf({ person: { patient }, facts: [measured('4.1')] }))
    const { results } = await summary(patient)
    const potassium = results.find(({ analyte }) => analyte === 'potassium')
    expect(potassium).toMatchObject({ fact: facts[0]!.fact, source: { key: 'people.source-by-hand' } })
    const line = await room.patients.line(potassium!.fact)
    expect(line).toMatchObject({ label: 'Potassium', value: '4.1', source: { key: 'people.source-by-hand' } })
    expect((await room.patients.source(line.fact)).text).toContain('4.1')
  })
  it('refuses to tell a fact as one of another kind', async () => {
    const patient = await brought(ada, creatinine('2020-01-02', amount(0.9, 'mg/dL')))
    const [line] = (await summary(patient)).results
    await expect(room.patients.line({ kind: 'condition', id: line!.fact.id })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

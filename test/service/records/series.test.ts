import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { workstation, type Workstation } from '../../fixtures/workstation.ts'

const subject = { reference: 'Patient/p' }
const loinc = (code: string, display: string) => ({ coding: [{ system: 'http://loinc.org', code, display }] })
const potassium = (id: string, day: string, value: number, extra: object = {}, quantity: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject,
  code: loinc('2823-3', 'Potassium'),
  effectiveDateTime: day,
  valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L', ...quantity },
  referenceRange: [{ low: { value: 3.5, unit: 'mmol/L' }, high: { value: 5.1, unit: 'mmol/L' } }],
  ...extra,
})
const medicine = (id: string, text: string, period: object) => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject,
  medicationCodeableConcept: { text },
  effectivePeriod: period,
})
const resources: object[] = [
  {
    resourceType: 'Patient',
    id: 'p',
    name: [{ family: 'Example', given: ['Ada'] }],
    birthDate: '1960-02-03',
    gender: 'female',
  },
  potassium('k3', '2026-03-01', 5.9, {
    interpretation: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'H' }],
      },
    ],
  }),
  potassium('k1', '2026-01-01', 2, {}, { comparator: '<' }),
  potassium('k2', '2026-02-01', 4.2),
  potassium('k4', '2026-04-01', 42, { status: 'entered-in-error' }),
  {
    ...potassium('k5', '2026-05-01', 4.4),
    valueQuantity: { value: 17.2, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
  },
  medicine('m1', 'ramipril', { start: '2025-06-01', end: '2025-12-31' }),
  medicine('m2', 'spironolactone', { start: '2026-01-15' }),
]

describe('a measurement over time', () => {
  let folder = ''
  let station: Workstation
  let patient = 0
  const series = (unit: string) =>
    station.patients.series({ patient, system: 'http://loinc.org', code: '2823-3', unit })
  beforeAll(async () => {
    folder = temporaryFolder()
    station = await workstation(path.join(folder, 'home'))
    const file = path.join(folder, 'potassium.ndjson')
    writeFileSync(file, resources.map(each => JSON.stringify(each)).join('\n'))
    expect((await station.import(file)).quarantine).toEqual([])
    patient = (await station.patients.list({ query: 'Example', offset: 0, limit: 1 })).rows[0]!.patient
  })
  afterAll(async () => {
    await station.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is in order of time, with what its source said about each result', async () => {
    const { label, unit, reference, points } = await series('mmol/L')
    expect({ label, unit, reference }).toEqual({
      label: 'Potassium',
      unit: 'mmol/L',
      reference: { low: 3.5, high: 5.1 },
    })
    expect(points.map(each => [each.value, each.comparator, each.interpretation])).toEqual([
      [2, '<', undefined],
      [4.2, undefined, undefined],
      [5.9, undefined, 'H'],
      [4.4, undefined, undefined],
    ])
  })
  it('is in one unit, as written beside it, and never shows what was entered in error', async () => {
    // Potassium: 39.0983 g a mole.
    expect((await series('mmol/L')).points.map(each => each.written)).toEqual([
      undefined,
      undefined,
      undefined,
      '17.2 mg/dL',
    ])
    expect((await series('mg/dL')).points.map(each => each.text)).toEqual(['8', '16', '23', '17.2'])
    expect(
      (await station.patients.measured({ patient })).map(each => [each.unit, each.n]).toSorted(),
    ).toEqual([['mg/dL', 4]])
  })
  it('is empty for what was never measured', async () => {
    expect((await series('g/L')).points).toEqual([])
  })
  it('stands over the medicines of the time, an open end left open', async () => {
    const spans = await station.patients.medicationSpans({ patient })
    expect(spans.map(each => [each.label, each.end !== undefined]).toSorted()).toEqual([
      ['ramipril', true],
      ['spironolactone', false],
    ])
  })
})

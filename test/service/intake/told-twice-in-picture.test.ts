import { describe, expect, it } from 'vitest'
import { hba1c, to } from '../../fixtures/fhir-parts.ts'
import { anna, HILL, LAKE, twoClinics, type Resource } from './anna-in-two-clinics.ts'

/* The first page of a chart that two clinics fill, and its results by date: each thing once, and whence it is. */
const clinics = twoClinics()
const { bring, chartOf } = clinics
const [her, too] = [to('Patient/1'), to('Patient/77')]
const number = { identifier: [{ system: 'urn:oid:1.3.6.1.4.1.99999.7', value: 'F7731' }] }
const order = (id: string, subject: Resource): Resource => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'Metformin 500 MG Oral Tablet' },
  subject,
  authoredOn: '2024-03-01',
})

describe('the picture of a person whom two clinics know', () => {
  it('has each result once, with its witnesses, and a medicine of both once', async () => {
    await bring(HILL, anna('1', 'Anna Lindqvist'), hba1c('a', her, 6.1, number), order('m', her))
    await bring(LAKE, anna('77', 'Anna Lindqvist'), hba1c('x', too, 6.1, number), order('n', too))
    const patient = await chartOf('Anna')
    const { results, drugs } = await clinics.room.patients.summary({ patient })
    expect(results.map(({ analyte, text, n, witnesses }) => ({ analyte, text, n, witnesses }))).toEqual([
      { analyte: 'hba1c', text: '6.1', n: 1, witnesses: 1 },
    ])
    expect(results[0]!.source).toBeDefined()
    expect(drugs.map(({ name, facts }) => [name, facts.length])).toEqual([['Metformin', 2]])
    expect(drugs[0]!.source).toBeDefined()
    const { rows } = await clinics.room.patients.flowsheet({ patient, most: 100 })
    expect(rows.map(({ analyte, text, more }) => ({ analyte, text, more }))).toEqual([
      { analyte: 'hba1c', text: ['6.1'], more: [0] },
    ])
    expect(rows[0]!.notes[0]!.source).toBeDefined()
    const line = await clinics.room.patients.line(results[0]!.fact)
    expect(line.witnesses).toHaveLength(1)
  })
})

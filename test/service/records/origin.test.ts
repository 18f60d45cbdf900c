import { describe, expect, it } from 'vitest'
import { hba1c, to } from '../../fixtures/fhir-parts.ts'
import { anna, HILL, LAKE, twoClinics } from '../intake/anna-in-two-clinics.ts'

/* A clinician reads on a chart of two clinics which of them says what; on a chart of one nobody has to say it. */
describe('where a fact on a chart came from', () => {
  const clinics = twoClinics()
  const said = async (patient: number) => {
    const { patients } = clinics.room
    const { rows } = await patients.facts({ patient, kind: 'observation', offset: 0, limit: 9 })
    const { points } = await patients.series({
      patient,
      system: 'http://loinc.org',
      code: '4548-4',
      unit: '%',
    })
    const panels = await Promise.all(rows.map(({ fact }) => patients.source(fact)))
    return [rows, points, panels].map(list => list.map(({ source }) => source?.values).toSorted())
  }
  it('is said of each once a second clinic describes her, in lists, trends and the way to the bytes', async () => {
    await clinics.bring(HILL, anna('1', 'Anna Lindqvist'), hba1c('a', to('Patient/1'), 6.1))
    expect(await said(await clinics.chartOf('Anna'))).toEqual([[undefined], [undefined], [undefined]])
    await clinics.bring(LAKE, anna('20', 'Anna Lindqvist'), hba1c('b', to('Patient/20'), 6.8))
    const both = expect.arrayContaining([{ name: HILL.source }, { name: LAKE.source }])
    expect(await said(await clinics.chartOf('Anna'))).toEqual([both, both, both])
  })
})

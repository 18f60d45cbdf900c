import { describe, expect, it } from 'vitest'
import { hba1c, to } from '../../fixtures/fhir-parts.ts'
import { anna, born, HILL, LAKE, phone, twoClinics } from '../intake/anna-in-two-clinics.ts'
import { patient } from '../../fixtures/fhir-parts.ts'

const condition = (id: string, whom: string, text: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  subject: to(`Patient/${whom}`),
  code: { text },
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  recordedDate: '2025-01-02',
  ...more,
})
const allergy = (id: string, whom: string, text: string) => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: to(`Patient/${whom}`),
  code: { text },
  verificationStatus: {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code: 'confirmed' },
    ],
  },
})
const twin = (id: string, name: string) =>
  patient(id, name, { ...phone('555 777 2211'), ...born('1990-09-08') })

/* Whoever has to say whether two are one person asks what each source knows: an allergy may hang on the answer. */
describe('what a source knows of somebody who may be another', () => {
  const clinics = twoClinics()
  const known = (side: {
    allergies: Array<{ label: string }>
    allergiesRecorded: boolean
    problems: string[]
    problemsInAll: number
    lastSeen?: { clock: number } | undefined
    facts: number
  }) => ({
    allergies: side.allergies.map(({ label }) => label),
    recorded: side.allergiesRecorded,
    problems: side.problems,
    all: side.problemsInAll,
    seen: side.lastSeen && new Date(side.lastSeen.clock).toISOString().slice(0, 10),
    facts: side.facts,
  })

  it('is her allergies, what may go on, when she was last seen and how much there is', async () => {
    const over = condition('old', '1', 'Bronchitis', { abatementDateTime: '2020-02-02' })
    const ten = Array.from({ length: 10 }, (_, n) => condition(`n${n}`, '10', `Problem ${n}`))
    await clinics.bring(HILL, twin('1', 'Mona Oberholzer'), condition('c', '1', 'Asthma'), over)
    await clinics.bring(HILL, allergy('a', '1', 'Penicillin'), hba1c('h', to('Patient/1'), 6.1))
    await clinics.bring(LAKE, twin('10', 'Nora Oberholzer'), ...ten)
    const { rows } = await clinics.room.patients.pairs({ offset: 0, limit: 1 })
    const sides = [rows[0]!.one, rows[0]!.other].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(known(sides[0]!)).toEqual({
      allergies: ['Penicillin'],
      recorded: true,
      problems: ['Asthma'],
      all: 1,
      seen: '2025-01-02',
      facts: 4,
    })
    expect(known(sides[1]!)).toMatchObject({ allergies: [], recorded: false, all: 10, facts: 10 })
    expect(sides[1]!.problems).toHaveLength(8)
  })

  it('stays that of her own source on a chart of two', async () => {
    await clinics.bring(HILL, anna('1', 'Anna Lindqvist'), allergy('a', '1', 'Penicillin'))
    await clinics.bring(LAKE, anna('20', 'Anna Lindqvist'), condition('c', '20', 'Gout'))
    const { people } = await clinics.room.patients.joined({ patient: await clinics.chartOf('Anna') })
    expect(people.map(known).toSorted((a, b) => a.problems.length - b.problems.length)).toMatchObject([
      { allergies: ['Penicillin'], recorded: true, problems: [], facts: 1 },
      { allergies: [], recorded: false, problems: ['Gout'], facts: 1 },
    ])
  })
})

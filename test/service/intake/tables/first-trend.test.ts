import { expect, it } from 'vitest'
import { recipeOf } from '../../../fixtures/recipe-of.ts'
import { tableRoom } from './table-room.ts'

const { room, file, know } = tableRoom()

const heading = 'MRN;Name;Born;Seen;Hb (g/dL);creatinine (µmol/L);ward score'
const rows = [
  'A1;Ada Invented;13/02/1950;21/03/2024;12.5;88;3',
  'A1;Ada Invented;13/02/1950;22/04/2024;11.9;104;4',
]
const csv = [heading, ...rows, ''].join('\n')

async function chartOfAda() {
  const { rows: found } = await room().patients.list({ query: 'Ada', offset: 0, limit: 5 })
  expect(found).toHaveLength(1)
  return found[0]!.patient
}
/** Sets a waiting table up as it was taken for, as one who accepts every line does. */
async function accept() {
  const [waiting] = await room().library.waiting({})
  const [table] = await room().intake.lookAtTables({ waiting: waiting!.source })
  await know(table!.recipe)
  await room().intake.readWaiting({})
}

it('shows the columns of a table as measurements over time, whether or not a code is known for them', async () => {
  await room().import([file('spring.csv', csv)])
  await accept()
  const patient = await chartOfAda()
  const { results } = await room().patients.summary({ patient })
  expect(results.map(({ analyte, text, unit, n }) => [analyte, text, unit, n])).toEqual(
    expect.arrayContaining([
      ['haemoglobin', '11.9', 'g/dL', 2],
      ['creatinine', '104', 'µmol/L', 2],
    ]),
  )
  const measured = await room().patients.measured({ patient })
  const score = measured.find(({ code }) => code.display === 'ward score')!
  expect(score).toMatchObject({ n: 2, last: 4 })
  const { system, code } = score.code
  const { points } = await room().patients.series({ patient, system, code, unit: score.unit })
  expect(points.map(({ value }) => value)).toEqual([3, 4])
})

it('is one course with what an export in FHIR says of the same measurement, in another unit', async () => {
  await room().import([file('spring.csv', csv)], { source: 'Invented Clinic' })
  await accept()
  const observation = {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
    subject: { reference: 'Patient/p1' },
    effectiveDateTime: '2024-06-01',
    valueQuantity: { value: 1.1, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
  }
  const person = {
    resourceType: 'Patient',
    id: 'p1',
    name: [{ family: 'Invented', given: ['Ada'] }],
    birthDate: '1950-02-13',
    gender: 'female',
    identifier: [{ value: 'A1', type: { text: 'MRN' } }],
  }
  const lines = [person, observation].map(each => JSON.stringify(each)).join('\n')
  await room().import([file('export.ndjson', lines)], { source: 'Invented Hospital' })
  const { rows: found } = await room().patients.list({ query: 'Ada', offset: 0, limit: 5 })
  const charts = await Promise.all(found.map(({ patient }) => room().patients.summary({ patient })))
  const creatinine = charts
    .flatMap(({ results }) => results)
    .filter(({ analyte }) => analyte === 'creatinine')
  // In one unit for both, whether or not the two descriptions are on one chart yet.
  expect(new Set(creatinine.map(({ analyte }) => analyte)).size).toBe(1)
  expect(creatinine.reduce((sum, { n }) => sum + n, 0)).toBe(3)
})

it('adds nothing where a code is said after a table was read, and the table comes again', async () => {
  const recipe = recipeOf([
    { header: 'MRN', as: 'person-id' },
    { header: 'Name', as: 'full-name' },
    { header: 'Born', as: 'birth' },
    { header: 'Seen', as: 'date' },
    { header: 'Hb (g/dL)', as: 'result', name: 'Hb', unit: 'g/dL' },
    { header: 'creatinine (µmol/L)', as: 'result', name: 'creatinine', unit: 'µmol/L' },
    { header: 'ward score', as: 'left-out' },
  ])
  await know(recipe)
  await room().import([file('spring.csv', csv)])
  expect((await room().library.counts({})).facts.observation).toBe(4)
  const columns = recipe.columns.map(column =>
    column.header.startsWith('Hb')
      ? { ...column, code: { system: 'http://loinc.org', code: '718-7' } }
      : column,
  )
  await know({ ...recipe, columns: columns as typeof recipe.columns })
  await room().import([file('summer.csv', `${csv}A1;Ada Invented;13/02/1950;22/06/2024;12.1;99;3\n`)])
  expect((await room().library.counts({})).facts.observation).toBe(6)
})

it('gives the names of a table of one result a row their codes, which are said once', async () => {
  const long = [
    'MRN;Name;Born;Date;Test;Result;Unit',
    'A1;Ada Invented;13/02/1950;21/03/2024;Hämoglobin;12.5;g/dL',
    'A1;Ada Invented;13/02/1950;22/04/2024;Hämoglobin;119;g/L',
    'A1;Ada Invented;13/02/1950;22/04/2024;Ward score;4;',
    '',
  ].join('\n')
  await room().import([file('long.csv', long)])
  const [waiting] = await room().library.waiting({})
  const [table] = await room().intake.lookAtTables({ waiting: waiting!.source })
  const test = table!.columns.find(({ header }) => header === 'Test')!
  expect(test).toMatchObject({
    isSure: false,
    column: {
      as: 'name',
      measures: [{ value: 'Hämoglobin', code: { system: 'http://loinc.org', code: '718-7' } }],
    },
  })
  await accept()
  const { results } = await room().patients.summary({ patient: await chartOfAda() })
  expect(results.map(({ analyte, label, n }) => [analyte ?? label, n])).toEqual(
    expect.arrayContaining([
      ['haemoglobin', 2],
      ['Ward score', 1],
    ]),
  )
})

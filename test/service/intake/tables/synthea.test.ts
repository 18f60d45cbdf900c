import path from 'node:path'
import { expect, it } from 'vitest'
import type { RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { recipeOf } from '../../../fixtures/recipe-of.ts'
import { sharedFolder } from '../../../fixtures/shared.ts'
import { tableRoom } from './table-room.ts'

const { room, know } = tableRoom()
const shared = sharedFolder()
const at = (name: string) => path.join(shared!, 'data/csv/synthea-csv', name)
const leftOut = (...headers: string[]): RecipeColumn[] => headers.map(header => ({ as: 'left-out', header }))

const patients = recipeOf(
  [
    { header: 'Id', as: 'person-id' },
    { header: 'BIRTHDATE', as: 'birth' },
    { header: 'DEATHDATE', as: 'death' },
    { header: 'SSN', as: 'other-id', label: 'SSN' },
    { header: 'FIRST', as: 'given-name' },
    { header: 'LAST', as: 'family-name' },
    { header: 'GENDER', as: 'sex' },
    { header: 'ADDRESS', as: 'address' },
    ...leftOut(
      'DRIVERS',
      'PASSPORT',
      'PREFIX',
      'SUFFIX',
      'MAIDEN',
      'MARITAL',
      'RACE',
      'ETHNICITY',
      'BIRTHPLACE',
    ),
    ...leftOut('CITY', 'STATE', 'COUNTY', 'ZIP', 'LAT', 'LON', 'HEALTHCARE_EXPENSES', 'HEALTHCARE_COVERAGE'),
  ],
  { title: 'patients' },
)
const observations = recipeOf(
  [
    { header: 'DATE', as: 'date' },
    { header: 'PATIENT', as: 'person-id' },
    { header: 'CODE', as: 'code' },
    { header: 'DESCRIPTION', as: 'name' },
    { header: 'VALUE', as: 'value' },
    { header: 'UNITS', as: 'unit' },
    ...leftOut('ENCOUNTER', 'CATEGORY', 'TYPE'),
  ],
  { title: 'observations', sameDay: 'beside' },
)

it.runIf(shared !== undefined)(
  'reads the people and results of a practice, and asks nothing twice',
  async () => {
    await know(patients, observations)
    const report = await room().import([at('observations.csv'), at('patients.csv')])
    expect(report.files.map(({ status, reason }) => [status, reason])).toEqual([
      ['done', null],
      ['done', null],
    ])
    const { totals } = report
    expect(totals.patients).toBe(27)
    const hash = (await room().library.counts({})).contentHash
    const again = await room().import([at('patients.csv'), at('observations.csv')])
    expect(again.files.map(({ status }) => status)).toEqual(['known', 'known'])
    expect((await room().library.counts({})).contentHash).toBe(hash)
    expect(await room().unsound()).toEqual([])
  },
)

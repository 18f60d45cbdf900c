import { expect, it } from 'vitest'
import { recipeOf } from '../../../fixtures/recipe-of.ts'
import { tableRoom } from './table-room.ts'

const { room, file } = tableRoom()
const visits = recipeOf([
  { header: 'MRN', as: 'person-id' },
  {
    header: 'Hb',
    as: 'result',
    name: 'Hb',
    unit: 'g/dL',
    code: { system: 'http://loinc.org', code: '718-7' },
  },
])

it('reads what a colleague saved: one recipe, or a list of them', async () => {
  const path = file('one.json', JSON.stringify(visits))
  expect(await room().intake.recipesIn({ path })).toEqual([visits])
  expect(
    await room().intake.recipesIn({ path: file('two.json', JSON.stringify([visits, visits])) }),
  ).toHaveLength(2)
  expect(await room().library.recipes({})).toEqual([]) // nothing is kept before somebody says so
})

it.each([
  ['no JSON', 'Hb;12', ''],
  ['another JSON', '{"resourceType":"Patient"}', 'casebookRecipe'],
  [
    'a recipe with a column that is none',
    JSON.stringify({ ...visits, columns: [{ header: 'x', as: 'y' }] }),
    'columns.0.as',
  ],
  ['a cell of a patient beside it', JSON.stringify({ ...visits, rows: [['A1', 12]] }), ''],
])('refuses %s, and says where', async (_, text, place) => {
  const fault = room().intake.recipesIn({ path: file('bad.json', text) })
  await expect(fault).rejects.toMatchObject({
    code: 'unreadable-source',
    said: { key: 'tables.no-recipe', values: { place } },
  })
})

import { describe, expect, it } from 'vitest'
import type { Recipe, RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { intakeRoom } from '../../../fixtures/intake-room.ts'
import { recipeOf } from '../../../fixtures/recipe-of.ts'
import { tableRoom } from './table-room.ts'

const { room, file, know, chart } = tableRoom()

const columns: RecipeColumn[] = [
  { header: 'MRN', as: 'person-id' },
  { header: 'Name', as: 'full-name' },
  { header: 'Seen', as: 'date' },
  { header: 'Hb', as: 'result', name: 'Hb', unit: 'g/dL' },
  { header: 'CRP', as: 'result', name: 'CRP', unit: 'mg/L' },
]
/** Said of every table here: without birth dates nothing else tells that two files are of one clinic. */
const source = { source: 'Invented Clinic' }
const plain = recipeOf(columns, source)
const withId: RecipeColumn[] = [...columns, { header: 'Sample', as: 'row-id' }]
const csv = (...rows: string[]) => ['MRN;Name;Seen;Hb;CRP', ...rows, ''].join('\n')
const first = 'A1;Ada Invented;01/03/2024;12.5;4'
const corrected = 'A1;Ada Invented;01/03/2024;15.2;4'

const shown = async () =>
  (await chart('observation'))
    .map(({ label, value, undecided = false }) => `${label} ${value}${undecided ? ' ?' : ''}`)
    .toSorted()
const hash = async () => (await room().library.counts({})).contentHash

/** What a store holds that was given these files in this order. */
async function contentOf(recipe: Recipe, ...files: string[]) {
  const other = intakeRoom()
  await other.library.keepRecipe({ recipe })
  for (const each of files) await other.import([each])
  const { contentHash } = await other.library.counts({})
  other.end()
  return contentHash
}

it('an import has as many people as there are, however often a table describes them', async () => {
  await know(plain)
  await room().import([
    file('march.csv', csv(first, 'A1;;02/03/2024;12.6;5', 'B2;Bea Made-Up;02/03/2024;12.6;5')),
  ])
  expect(await room().library.imports({})).toMatchObject([{ patients: 2 }])
})

describe('a value that a later delivery of the same table changed', () => {
  it('is one result of two versions: nothing says which is newer, so it is marked', async () => {
    await know(plain)
    await room().import([file('march.csv', csv(first))])
    expect(await shown()).toEqual(['CRP 4', 'Hb 12.5'])
    await room().import([file('april.csv', csv(corrected))])
    const both = await shown()
    expect(both).toHaveLength(2)
    expect(both).toContain('CRP 4')
    expect(both[1]).toMatch(/^Hb (?:12\.5|15\.2) \?$/)
  })

  it('is decided by the column that says when a row was changed, in whatever order the files came', async () => {
    const recipe = recipeOf([...withId, { header: 'Changed', as: 'changed' }], source)
    const file1 = file('one.csv', `MRN;Name;Seen;Hb;CRP;Sample;Changed\n${first};S1;02/03/2024\n`)
    const file2 = file('two.csv', `MRN;Name;Seen;Hb;CRP;Sample;Changed\n${corrected};S1;09/03/2024\n`)
    await know(recipe)
    await room().import([file2])
    await room().import([file1])
    expect(await shown()).toEqual(['CRP 4', 'Hb 15.2'])
    expect(await contentOf(recipe, file1, file2)).toBe(await hash())
  })

  it('is decided by the words of a status, where a row has a key', async () => {
    const recipe = recipeOf([...withId, { header: 'Status', as: 'status' }], source)
    await know(recipe)
    await room().import([file('one.csv', `MRN;Name;Seen;Hb;CRP;Sample;Status\n${first};S1;final\n`)])
    await room().import([file('two.csv', `MRN;Name;Seen;Hb;CRP;Sample;Status\n${corrected};S1;corrected\n`)])
    expect(await shown()).toEqual(['CRP 4', 'Hb 15.2'])
  })

  it('is the same row by its key, though its date was corrected', async () => {
    await know(recipeOf(withId, source))
    await room().import([file('one.csv', `MRN;Name;Seen;Hb;CRP;Sample\n${first};S1\n`)])
    await room().import([
      file('two.csv', `MRN;Name;Seen;Hb;CRP;Sample\n${first.replace('01/03', '02/03')};S1\n`),
    ])
    expect(await shown()).toEqual(['CRP 4 ?', 'Hb 12.5 ?'])
  })

  it('leaves its neighbours alone where values stand beside each other', async () => {
    await know({ ...plain, sameDay: 'beside' })
    const second = 'A1;Ada Invented;01/03/2024;11.1;9'
    await room().import([file('one.csv', csv(first, second))])
    expect(await shown()).toEqual(['CRP 4', 'CRP 9', 'Hb 11.1', 'Hb 12.5'])
    // One cell of the row was corrected: the other is the result that it was.
    const report = await room().import([file('two.csv', csv(corrected, second))])
    expect(report.files[0]).toMatchObject({ stored: 1 })
    expect(await shown()).toEqual(['CRP 4', 'CRP 9', 'Hb 11.1', 'Hb 12.5', 'Hb 15.2'])
  })
})

describe('a value that a later delivery corrected, where values stand beside each other without row ids', () => {
  const beside = { ...plain, sameDay: 'beside' as const }
  const second = 'B2;Bea Made-Up;01/03/2024;11.1;9'
  const otherwise = async () =>
    (await chart('observation', 'Ada Invented'))
      .map(({ label, value, otherwise: is = false }) => `${label} ${value}${is ? ' !' : ''}`)
      .toSorted()

  it('is told in the report, by the import that said otherwise, and on both values', async () => {
    await know(beside)
    const one = await room().import([file('one.csv', csv(first, second))])
    expect(one.otherwise).toEqual([])
    expect(await otherwise()).toEqual(['CRP 4', 'Hb 12.5'])
    const two = await room().import([file('two.csv', csv(corrected, second))])
    expect(two.otherwise).toEqual([{ importId: one.importId, facts: 1 }])
    expect(await otherwise()).toEqual(['CRP 4', 'Hb 12.5 !', 'Hb 15.2 !'])
    const { rows: people } = await room().patients.list({ query: 'Ada', offset: 0, limit: 1 })
    const { patient } = people[0]!
    const { results } = await room().patients.summary({ patient })
    expect(results.map(({ label, otherwise: is = false }) => [label, is])).toEqual(
      expect.arrayContaining([
        ['Hb', true],
        ['CRP', false],
      ]),
    )
  })

  it('replaces the earlier one where that import is undone: what both brought stays', async () => {
    await know(beside)
    const { importId } = await room().import([file('one.csv', csv(first, second))])
    await room().import([file('two.csv', csv(corrected, second))])
    await room().intake.undo({ importId })
    expect(await otherwise()).toEqual(['CRP 4', 'Hb 15.2'])
    expect((await room().patients.list({ query: '', offset: 0, limit: 9 })).total).toBe(2)
  })

  it('is none where one delivery tells both, or a later one adds the next of the day to them', async () => {
    await know(beside)
    const next = 'A1;Ada Invented;01/03/2024;11.1;9'
    await room().import([file('one.csv', csv(first))])
    const report = await room().import([file('two.csv', csv(first, next))])
    expect(report.otherwise).toEqual([])
    expect((await otherwise()).some(each => each.endsWith('!'))).toBe(false)
  })
})

describe('a row that is gone from a later delivery', () => {
  it('stays: a table of one month lacks the rows of every other, and none of them was taken back', async () => {
    await know(plain)
    await room().import([file('march.csv', csv(first, 'B2;Bea Made-Up;01/03/2024;11;3'))])
    const before = await hash()
    await room().import([file('april.csv', csv(first))])
    expect(await hash()).toBe(before)
  })

  it('is taken back where its status says so', async () => {
    const recipe = recipeOf([...withId, { header: 'Status', as: 'status' }], source)
    await know(recipe)
    await room().import([file('one.csv', `MRN;Name;Seen;Hb;CRP;Sample;Status\n${first};S1;final\n`)])
    await room().import([file('two.csv', `MRN;Name;Seen;Hb;CRP;Sample;Status\n${first};S1;deleted\n`)])
    const rows = await chart('observation')
    expect(rows).toHaveLength(2)
    const retracted = { is: 'retracted', because: { element: 'Status', word: 'deleted' } }
    expect(rows.map(({ standing }) => standing)).toEqual([retracted, retracted])
    expect(rows.some(({ undecided }) => undecided)).toBe(false)
  })
})

describe('a table in which people have a number and no birth date', () => {
  it('is told to say where it comes from: a later file of it would be of other people', async () => {
    const bare = csv(first)
    await room().import([file('march.csv', bare)])
    const [waiting] = await room().library.waiting({})
    const reasonsBy = async (recipes: Recipe[]) => {
      const [table] = await room().intake.lookAtTables({ waiting: waiting!.source, recipes })
      return table!.problems.map(({ reason }) => reason.key)
    }
    expect(await reasonsBy([recipeOf(columns)])).toContain('tables.needs-source')
    expect(await reasonsBy([plain])).not.toContain('tables.needs-source')
  })
})

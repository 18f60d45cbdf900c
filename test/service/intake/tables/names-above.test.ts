import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../../../shared/domain/recipe.ts'
import { recipeOf } from '../../../fixtures/recipe-of.ts'
import { workbookOf } from '../../../fixtures/workbook-of.ts'
import { tableRoom } from './table-room.ts'

const { room, file, know } = tableRoom()

/** A ward's register: a name in the first row of a person, and blanks where the next rows are about her as well. */
const header = ['Reg No', 'Name', 'Sex', 'Seen', 'K (mmol/L)']
const rows = [
  ['A1', 'Ada Invented', 'F', '01/03/2024', '4.1'],
  ['', '', '', '02/03/2024', '4.2'],
  ['', '', '', '13/03/2024', '4.3'],
  ['B2', 'Bea Made-Up', 'F', '01/03/2024', '5.1'],
  ['', '', 'F', '14/03/2024', '5.2'],
]
const recipe = (blankPerson?: Recipe['blankPerson']) =>
  recipeOf(
    [
      { header: 'Reg No', as: 'person-id' },
      { header: 'Name', as: 'full-name' },
      { header: 'Sex', as: 'sex' },
      { header: 'Seen', as: 'date' },
      { header: 'K (mmol/L)', as: 'result', name: 'K', unit: 'mmol/L' },
    ],
    { source: 'Invented Ward', ...(blankPerson && { blankPerson }) },
  )
const csv = (...all: string[][]) => `${[header, ...all].map(each => each.join(';')).join('\r\n')}\r\n`

async function potassium() {
  const { rows: people } = await room().patients.list({ query: '', offset: 0, limit: 20 })
  return Object.fromEntries(
    await Promise.all(
      people.map(async ({ patient, name }) => {
        const facts = await room().patients.facts({ patient, kind: 'observation', offset: 0, limit: 20 })
        return [name, facts.rows.map(({ value }) => value).toSorted()] as const
      }),
    ),
  )
}
const both = { 'Ada Invented': ['4.1', '4.2', '4.3'], 'Bea Made-Up': ['5.1', '5.2'] }

describe('a register in which a name stands in the first row of a person alone', () => {
  it('asks once whom the other rows are about, and until then takes them for nobody’s', async () => {
    await room().import([file('ward.csv', csv(...rows))])
    const [waiting] = await room().library.waiting({})
    const [table] = await room().intake.lookAtTables({ waiting: waiting!.source })
    expect(table).toMatchObject({ unnamedBelow: 3, rows: 2 })
    expect(table!.problems.map(({ reason, n }) => [reason.key, n])).toContainEqual(['tables.no-person', 3])
    const said = { ...table!.recipe, blankPerson: 'above' as const, source: 'Invented Ward' }
    const [again] = await room().intake.lookAtTables({ waiting: waiting!.source, recipes: [said] })
    expect(again).toMatchObject({ rows: 5, people: 2, facts: 5 })
    await know(said)
    await room().intake.readWaiting({})
    expect(await potassium()).toEqual(both)
    // The next file of it asks nothing.
    await room().import([
      file(
        'april.csv',
        csv(['A1', 'Ada Invented', 'F', '01/04/2024', '4.4'], ['', '', '', '02/04/2024', '4.5']),
      ),
    ])
    expect((await potassium())['Ada Invented']).toEqual(['4.1', '4.2', '4.3', '4.4', '4.5'])
  })

  it('leads from each value to bytes that name her, and reads the same from them', async () => {
    await know(recipe('above'))
    await room().import([file('ward.csv', csv(...rows))])
    const { rows: people } = await room().patients.list({ query: 'Ada', offset: 0, limit: 1 })
    const { patient } = people[0]!
    const facts = await room().patients.facts({ patient, kind: 'observation', offset: 0, limit: 9 })
    const third = facts.rows.find(({ value }) => value === '4.3')!
    const source = await room().patients.source(third.fact)
    expect(source.text).toContain('Ada Invented')
    expect(source.text).toContain('13/03/2024')
    expect(source.text).not.toContain('Bea')
    expect(source.position).toBe('row 4, column E')
    expect(await room().intake.readBack({ facts: 100 })).toMatchObject({ ok: true })
    expect(await room().unsound()).toEqual([])
  })

  it('is read alike from a workbook whose names are one cell over several rows', async () => {
    await know(recipe('above'))
    await room().import([file('ward.xlsx', workbookOf({ Ward: [header, ...rows] }))])
    expect(await potassium()).toEqual(both)
  })

  it.each<readonly [what: string, between: string[][]]>([
    ['below an empty row', [['', '', '', '', '']]],
    ['below a row of sums', [['', '', '', 'Total', '2']]],
    ['with another number beside the blank name', [['C3', '', '', '', '']]],
    ['of another sex than she is', [['', '', 'M', '03/03/2024', '9.9']]],
    ['whose name was written as not known', [['', 'unknown person', '', '03/03/2024', '9.9']]],
  ])('never takes a row for hers that stands %s', async (_, between) => {
    await know(recipe('above'))
    const [first] = rows
    await room().import([file('ward.csv', csv(first!, ...between, ['', '', '', '04/03/2024', '9.9']))])
    expect((await potassium())['Ada Invented']).toEqual(['4.1'])
  })

  it('sets such rows aside where that was said', async () => {
    await know(recipe('nobody'))
    await room().import([file('ward.csv', csv(...rows))])
    expect(await potassium()).toEqual({ 'Ada Invented': ['4.1'], 'Bea Made-Up': ['5.1'] })
  })
})

describe('a long table in which a name stands in the first row of a person alone', () => {
  const long = ['Reg No', 'Name', 'Born', 'Test', 'Result', 'Unit']
  const longRecipe = (regNo: 'person-id' | 'left-out') =>
    recipeOf(
      [
        { header: 'Reg No', as: regNo },
        { header: 'Name', as: 'full-name' },
        { header: 'Born', as: 'birth' },
        { header: 'Test', as: 'name' },
        { header: 'Result', as: 'value' },
        { header: 'Unit', as: 'unit' },
      ],
      { source: 'Invented Ward', blankPerson: 'above' },
    )
  const written = (...all: string[][]) => `${[long, ...all].map(each => each.join(';')).join('\n')}\n`

  it('keeps tests that are called as sums are, and no row that sums up', async () => {
    await know(longRecipe('person-id'))
    await room().import([
      file(
        'long.csv',
        written(
          ['A1', 'Ada Invented', '1950-02-03', 'Potassium', '4.1', 'mmol/L'],
          ['', '', '', 'Total bilirubin', '300', 'umol/L'],
          ['', '', '', 'Mean arterial pressure', '40', 'mm[Hg]'],
          ['', '', '', 'Total', '344.1', ''],
        ),
      ),
    ])
    expect(await potassium()).toEqual({ 'Ada Invented': ['300', '4.1', '40'] })
  })

  it('gives nobody a row whose number is another one, also where nobody said that it is a number', async () => {
    await know(longRecipe('left-out'))
    const { quarantine } = await room().import([
      file(
        'long.csv',
        written(
          ['A1', 'Ada Invented', '1950-02-03', 'Potassium', '4.1', 'mmol/L'],
          ['C3', '', '', 'Potassium', '7.9', 'mmol/L'],
          ['', '', '', 'Sodium', '141', 'mmol/L'],
        ),
      ),
    ])
    expect(await potassium()).toEqual({ 'Ada Invented': ['4.1'] })
    expect(quarantine).toHaveLength(2)
  })
})

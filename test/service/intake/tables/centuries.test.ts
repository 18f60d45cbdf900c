import { describe, expect, it } from 'vitest'
import { centuryOf } from '../../../../electron/intake/sources/tables/centuries.ts'
import { lookAtCsv } from '../../../fixtures/look-at-csv.ts'
import { recipeOf } from '../../../fixtures/recipe-of.ts'
import { tableRoom } from './table-room.ts'

const { room, file, know } = tableRoom()
const heading = 'MRN;Name;Date of birth;Seen;Hb (g/dL)'
const row = (n: number, birth: string, seen = '13/05/2025') =>
  `P${n};Person ${n} Invented;${birth};${seen};12.5`
const birthIn = async (...rows: string[]) => {
  const { columns } = await lookAtCsv(heading, ...rows)
  const { column, isSure, because } = columns[2]!
  return { century: 'century' in column ? column.century : undefined, isSure, because: because.key }
}
/** Births of the last century that can be of no other, and one of somebody who is old. */
const adults = Array.from({ length: 12 }, (_, n) => row(n, `14/03/${60 + n}`))

describe('births of a year of two digits', () => {
  it('are not asked about where they can be of one century alone', async () =>
    expect(await birthIn(...adults)).toMatchObject({ century: undefined, isSure: true }))

  it('are asked about where a child of this century may be somebody of a hundred', async () =>
    expect(await birthIn(...adults, row(20, '13/02/24'))).toEqual({
      century: 'this',
      isSure: false,
      because: 'tables.which-century',
    }))

  it('are decided by the table where all are alike: nobody keeps a register of people of a hundred alone', async () =>
    expect(await birthIn(...[20, 21, 22, 23, 24].map((year, n) => row(n, `14/03/${year}`)))).toMatchObject({
      century: 'this',
      isSure: true,
    }))

  it('are decided by the days of their rows: nobody is seen before her birth', async () =>
    expect(await birthIn(...adults.slice(0, 3), row(20, '13/02/04', '15/06/1996'))).toMatchObject({
      century: 'last',
      isSure: true,
    }))

  it('are asked about where their rows say both', async () =>
    expect(
      await birthIn(...adults, row(20, '13/02/04', '15/06/1996'), row(21, '13/02/05', '15/06/2015')),
    ).toMatchObject({ century: 'last', isSure: false }))

  it('of four digits, in words, or in a table of people none of whom is old, are as certain as can be', () => {
    expect(centuryOf({ open: 0, before: 0, certain: 3, oldestYears: 90 })).toBeUndefined()
    expect(centuryOf({ open: 3, before: 0, certain: 30, oldestYears: 17 })).toEqual({
      century: 'this',
      isTold: true,
    })
    expect(centuryOf({ open: 3, before: 0, certain: 4, oldestYears: 17 })!.isTold).toBe(false)
  })
})

describe('what was said of such births', () => {
  const columns = (century?: 'this' | 'last' | 'neither') =>
    recipeOf(
      [
        { header: 'MRN', as: 'person-id' },
        { header: 'Name', as: 'full-name' },
        { header: 'Date of birth', as: 'birth', ...(century && { century }) },
        { header: 'Seen', as: 'date' },
        { header: 'Hb (g/dL)', as: 'result', name: 'Hb', unit: 'g/dL' },
      ],
      { source: 'Invented Clinic' },
    )
  const csv = `${heading}\n${row(1, '13/02/24')}\n`
  const born = async () => {
    const { rows } = await room().patients.list({ query: 'Person', offset: 0, limit: 1 })
    return rows[0]!.birth && new Date(rows[0]!.birth.clock).toISOString().slice(0, 10)
  }

  it.each([
    ['this', '2024-02-13'],
    ['last', '1924-02-13'],
    ['neither', undefined],
  ] as const)('stands in the recipe: %s', async (century, expected) => {
    await know(columns(century))
    await room().import([file('one.csv', csv)])
    expect(await born()).toBe(expected)
    const set = await room().library.quarantine({})
    expect(set.map(({ reason }) => reason)).toEqual(
      century === 'neither'
        ? [{ key: 'tables.cell-unread', values: { column: 'Date of birth', what: 'century' } }]
        : [],
    )
  })

  it('is asked for where a recipe of before says nothing of it, and is not guessed', async () => {
    await know(columns())
    await room().import([file('one.csv', csv)])
    const [waiting] = await room().library.waiting({})
    expect(waiting!.reason.key).toBe('tables.century-open')
    const [table] = await room().intake.lookAtTables({ waiting: waiting!.source })
    expect(table!.columns[2]).toMatchObject({ isSure: false, because: { key: 'tables.which-century' } })
    expect(table!.isKnown).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { lookAtBytes, lookAtCsv } from '../../../fixtures/look-at-csv.ts'
import { workbookOf } from '../../../fixtures/workbook-of.ts'
import { tableRoom } from './table-room.ts'

const { room, file, know } = tableRoom()

const heading = 'MRN;Name;Date of birth;Seen;Weight;Creatinine'
const units = ';;dd/mm/yyyy;dd/mm/yyyy;kg;µmol/L'
const rows = [
  'A1;Ada Invented;03/02/1950;03/04/2024;61;88',
  'A1;Ada Invented;03/02/1950;05/06/2024;62;104',
  'B2;Bea Made-Up;04/05/1960;07/08/2024;70;95',
]
const text = (...lines: string[]) => `${lines.join('\n')}\n`

describe('a row of units below the headings', () => {
  it('is no row of a person: it says the units of its columns, and how their dates are written', async () => {
    const found = await lookAtCsv(heading, units, ...rows)
    expect(found).toMatchObject({ rows: 3, people: 2, facts: 6, problems: [] })
    const { columns } = found
    expect(columns.find(({ header }) => header === 'Weight')!.column).toMatchObject({ unit: 'kg' })
    expect(columns.find(({ header }) => header === 'Creatinine')!.column).toMatchObject({
      unit: 'µmol/L',
      code: { code: '14682-9' },
    })
    expect(columns.find(({ header }) => header === 'Seen')).toMatchObject({ filled: 3, isOpenDate: false })
    expect(found.recipe.dateOrder).toBe('day-first')
  })

  it('says month first as well', async () => {
    const found = await lookAtCsv(heading, units.replaceAll('dd/mm/yyyy', 'mm/dd/yyyy'), ...rows)
    expect(found.preview[0]!.facts[0]!.start).toMatchObject({ clock: Date.parse('2024-03-04') })
  })

  it.each(['Units;;;;[kg];(µmol/L)', ';;;;kg;', 'Einheit;text;TT.MM.JJJJ;TT.MM.JJJJ;kg;µmol/l'])(
    'is told however it is written: %s',
    async row => expect(await lookAtCsv(heading, row, ...rows)).toMatchObject({ rows: 3, problems: [] }),
  )

  it.each([
    ['numbers that are names of units as well', '1;2;3;4;12;100'],
    ['words that are repeated below', 'A1;Ada Invented;id;date;m;g'],
  ])('is none where a person stands: %s', async (_what, first) => {
    const below = ['A1;Cleo Invented;id;date;m;g', ...rows]
    const found = await lookAtCsv(heading, first, ...below)
    expect(found.rows + found.problems.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(5)
  })

  it('is told in a workbook, and each of its cells is accounted for', async () => {
    const sheet = [heading, units, ...rows].map(each => each.split(';'))
    const [found] = await lookAtBytes(workbookOf({ Register: sheet }))
    expect(found).toMatchObject({ rows: 3, facts: 6, problems: [] })
    await know({ ...found!.recipe, source: 'Invented Clinic' })
    const { others } = await room().import([file('register.xlsx', workbookOf({ Register: sheet }))])
    expect(others).toMatchObject({ 'row of headings': 1, 'row of units': 1 })
  })

  it.each([
    'C3;Cee Invented;03/02/1950;03/04/2024;kg;µmol/L', // somebody stands in it
    'C3;m;03/02/1950;03/04/2024;61;88',
    ';;;;61;µmol/L', // a number is data
  ])('is none where it holds data: %s', async row => {
    const found = await lookAtCsv(heading, row, ...rows)
    expect(found.rows + found.problems.reduce((n, each) => n + each.n, 0)).toBeGreaterThan(3)
  })
})

describe('a later file of a table whose row of units says another unit', () => {
  it('waits until somebody looked: 1.1 mg/dL must not be read as 1.1 µmol/L', async () => {
    await room().import([file('march.csv', text(heading, units, ...rows))])
    const accept = async () => {
      const [waiting] = await room().library.waiting({})
      const [table] = await room().intake.lookAtTables({ waiting: waiting!.source })
      await know(table!.recipe)
      await room().intake.readWaiting({})
      return table!
    }
    await accept()
    expect(await room().library.waiting({})).toEqual([])
    await room().import([
      file('again.csv', text(heading, units, ...rows, 'B2;Bea Made-Up;04/05/1960;09/09/2024;71;96')),
    ])
    expect(await room().library.waiting({})).toEqual([])
    const other = units.replace('µmol/L', 'mg/dL')
    await room().import([
      file('april.csv', text(heading, other, 'B2;Bea Made-Up;04/05/1960;08/10/2024;71;1.1')),
    ])
    expect((await room().library.waiting({})).map(({ reason }) => reason)).toEqual([
      { key: 'tables.units-changed', values: { columns: ['Creatinine'] } },
    ])
    const table = await accept()
    expect(table.isKnown).toBe(false)
    expect(table.columns.filter(({ isSure }) => !isSure).map(({ header }) => header)).toEqual(['Creatinine'])
    expect(await room().library.waiting({})).toEqual([])
  })
})

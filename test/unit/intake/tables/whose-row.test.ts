import { describe, expect, it } from 'vitest'
import type { LookedAtTable } from '../../../../shared/contract/intake-tables.ts'
import { lookAtBytes, lookAtCsv } from '../../../fixtures/look-at-csv.ts'
import { workbookOf, type CellOf } from '../../../fixtures/workbook-of.ts'

const called = ({ preview }: LookedAtTable) => preview.map(({ person }) => person)
const taken = ({ columns }: LookedAtTable) => columns.map(({ column }) => column.as)
/** A number in the format of a workbook. */
const shown = (value: number, format?: string): CellOf => ({ t: 'n', v: value, ...(format && { z: format }) })

describe('a number of a person in a workbook', () => {
  const people = async (...numbers: CellOf[]) => {
    const rows = numbers.map((number, at) => [number, '2024-01-13', 4 + at / 10])
    const [found] = await lookAtBytes(workbookOf({ A: [['Patient ID', 'Date', 'K (mmol/L)'], ...rows] }))
    return called(found!)
  }

  it('of twelve digits, as a national number has, is the whole of it, though the program shows 1.23457E+11', async () =>
    expect(await people(shown(123_456_789_012), shown(123_456_789_013))).toEqual([
      '123456789012',
      '123456789013',
    ]))
  it('is shown whole in the set-up, and each of them is another', async () => {
    const rows = [shown(123_456_789_012), shown(123_456_789_013)].map(each => [each, '2024-01-13', 4])
    const [found] = await lookAtBytes(workbookOf({ A: [['National ID', 'Date', 'K (mmol/L)'], ...rows] }))
    expect(found!.columns[0]).toMatchObject({
      distinct: 2,
      samples: ['123456789012', '123456789013'],
      column: { as: 'person-id' },
    })
  })
  it('is without the groups and decimals that only its format shows', async () =>
    expect(await people(shown(1_234_567, '#,##0'), shown(42, '0.00'))).toEqual(['1234567', '42']))
  it('keeps the zeros in front and the signs that its format gives it', async () =>
    expect(
      await people(shown(42, '00000'), shown(123_456_789, '000-00-0000'), shown(7, '"OPD "000')),
    ).toEqual(['00042', '123-45-6789', 'OPD 007']))
})

describe('a row of sums', () => {
  it('is none where somebody is called like a sum', async () => {
    const found = await lookAtCsv(
      'Name;Date of birth;Seen;Hb (g/dL)',
      'Suma Invented;13/02/1950;21/03/2024;12.5',
      'Soma;14/02/1950;21/03/2024;12.6',
      'Mean Made-Up;15/02/1950;21/03/2024;12.6',
      'Mean;;;12.6',
      'Total patients;;;3',
    )
    expect(called(found)).toEqual(['Suma Invented', 'Soma', 'Mean Made-Up'])
    expect(found).toMatchObject({ people: 3, facts: 3, problems: [] })
  })
  it('is none where a number begins like a sum', async () =>
    expect(
      called(await lookAtCsv('MRN;Seen;Hb (g/dL)', 'SUM-002;21/03/2024;12.5', 'media/3;22/03/2024;12.5')),
    ).toEqual(['SUM-002', 'media/3']))
  it.each([
    'Grand total',
    'Count',
    'N',
    'Min',
    'Max',
    'SD',
    'Durchschnitt',
    'Anzahl',
    'Promedio',
    'Average Hb',
    'Total:',
  ])('that begins with %j is nobody', async word =>
    expect(await lookAtCsv('MRN;Seen;Hb (g/dL)', 'A1;21/03/2024;12.5', `${word};;12.5`)).toMatchObject({
      people: 1,
      facts: 1,
    }),
  )
})

describe('a date in a table', () => {
  it.each(['15/02/1402', '1402-02-15', '15/02/0023'])(
    'is named where it is a date of no living person, as %j of another calendar is',
    async date => {
      const found = await lookAtCsv(
        'MRN,Name,Date of birth,Seen,K (mmol/L)',
        `A1,Ada Invented,${date},2024-03-21,4.1`,
        `B2,Bea Invented,1950-02-14,${date},4.2`,
      )
      expect(found.problems.map(({ reason }) => reason)).toMatchObject([
        { values: { column: 'Date of birth', what: 'date' } },
        { values: { column: 'Seen', what: 'date' } },
      ])
      expect(found).toMatchObject({ people: 2, facts: 2 })
      expect(found.preview[1]!.facts[0]).toMatchObject({ when: date })
    },
  )
})

describe('who somebody is', () => {
  it('is told by her name and birth date, where a column is called patient and holds names', async () => {
    const found = await lookAtCsv(
      'Patient;Birth date;Seen;Hb (g/dL)',
      'Anna Invented;13/02/1950;21/03/2024;12.5',
      'Anna Invented;14/03/1961;21/03/2024;9.5',
    )
    expect(taken(found)[0]).toBe('full-name')
    expect(found).toMatchObject({ people: 2, facts: 2 })
  })
  it('does not change with blanks in her name', async () =>
    expect(
      await lookAtCsv(
        'Name;Birth date;Seen;Hb (g/dL)',
        'Anna  Invented;13/02/1950;21/03/2024;12.5',
        'Anna\u00a0Invented;13/02/1950;22/03/2024;9.5',
      ),
    ).toMatchObject({ people: 1, facts: 2 }))
  it.each(['Reg. No.', 'Hosp No', 'OPD No', 'UHID', 'Folder number', 'Patient number', 'Clinic No'])(
    'is told by %j, as registers have it',
    async heading =>
      expect(
        taken(await lookAtCsv(`${heading};Seen;Hb (g/dL)`, '7;21/03/2024;12.5', '8;22/03/2024;12.5'))[0],
      ).toBe('person-id'),
  )
})

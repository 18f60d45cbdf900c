import { describe, expect, it } from 'vitest'
import { explainedBy } from '../../../../electron/intake/sources/tables/code-book.ts'
import { readBooks } from '../../../../electron/intake/sources/tables/read-books.ts'
import { samplesOf } from '../../../../electron/intake/sources/tables/samples.ts'
import { cutRows } from '../../../../electron/intake/sources/tables/cut-rows.ts'
import { lookAtBytes } from '../../../fixtures/look-at-csv.ts'
import { workbookOf } from '../../../fixtures/workbook-of.ts'

async function booksIn(...lines: string[]) {
  const bytes = async function* () {
    yield await Promise.resolve(Buffer.from(lines.join('\n')))
  }
  const pieces = () => cutRows(bytes(), ',')
  return (await readBooks(await samplesOf(pieces(), ','), pieces, ',')).books
}
const codesOf = async (variable: string, ...lines: string[]) => {
  const [book] = await booksIn(...lines)
  return book && Object.fromEntries(book.byVariable.get(variable)?.codes ?? [])
}

describe('a code book is found by its headings', () => {
  it('one code a row, its variable written once above the others', async () => {
    const lines = ['Variable,Code,Meaning', 'sex,1,male', ',2,female', 'smoker,0,never', ',1,daily']
    expect(await codesOf('sex', ...lines)).toEqual({ 1: 'male', 2: 'female' })
    expect(await codesOf('smoker', ...lines)).toEqual({ 0: 'never', 1: 'daily' })
  })

  it('a data dictionary as REDCap exports it', async () => {
    // The headings of its CSV export, as its own help names them.
    const lines = [
      '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label",' +
        '"Choices, Calculations, OR Slider Labels","Field Note"',
      'sex,baseline,,radio,Sex at birth,"1, Male | 2, Female | 99, Not stated",',
      'hb,baseline,,text,Haemoglobin (g/dL),,',
    ]
    expect(await codesOf('sex', ...lines)).toEqual({ 1: 'Male', 2: 'Female', 99: 'Not stated' })
    const [book] = await booksIn(...lines)
    expect(book!.byVariable.get('hb')).toMatchObject({ label: 'Haemoglobin (g/dL)' })
  })

  it('codes of one cell behind colons, as in the book of the COVID tests', async () => {
    const lines = [
      'variable,position,Variable Label,units,Codes',
      'drive,11,Via drive-through,NA,1: yes; 0: no',
    ]
    expect(await codesOf('drive', ...lines)).toEqual({ 1: 'yes', 0: 'no' })
  })

  it('is none where a table of patients has such headings', async () => {
    expect(await booksIn('patient id,date,code,description', 'A1,2024-01-02,I10,Hypertension')).toEqual([])
    expect(await booksIn('name,code,value,label', 'x,1,2,3')).toEqual([])
  })

  it('is known again by what it says, whatever the order of its lines', async () => {
    const hash = async (...lines: string[]) => (await booksIn('variable,code,meaning', ...lines))[0]!.hash
    const one = await hash('sex,1,male', 'sex,2,female')
    expect(await hash('sex,2,female', 'sex,1,male')).toBe(one)
    expect(await hash('sex,1,female', 'sex,2,male')).not.toBe(one)
  })
})

describe('which column a book without variables explains', () => {
  const columnOf = (header: string, ...values: string[]) => ({
    header,
    values: new Map(values.map(each => [each, 1])),
  })
  it('the one column that has only its values; none where two have', async () => {
    const books = await booksIn('code,meaning', 'a,asthma', 'c,cough', 'f,fever')
    const ward = columnOf('reason', 'a', 'f')
    expect([...explainedBy(books, [ward, columnOf('grade', 'x', 'y')]).keys()]).toEqual(['reason'])
    expect([...explainedBy(books, [ward, columnOf('grade', 'a', 'c')]).keys()]).toEqual([])
  })
})

describe('a workbook with a code book', () => {
  const workbook = workbookOf({
    'Visits': [
      ['mrn', 'date', 'sex', 'smoker', 'diabetes', 'h1'],
      ['A1', '2024-03-01', '1', '0', '1', 12.5],
      ['B2', '2024-03-02', '2', '1', '0', 11.5],
      ['C3', '2024-03-03', '2', '7', '0', 10.5],
    ],
    'Code book': [
      ['Field name', 'Field label', 'Codes'],
      ['sex', 'Sex', '1, Male | 2, Female'],
      ['smoker', 'Smoking', '0, Never | 1, Daily'],
      ['diabetes', 'Diabetes known', '0, No | 1, Yes'],
      ['h1', 'Haemoglobin (g/dL)', ''],
    ],
  })

  it('explains the columns of its tables, and is no table itself', async () => {
    const found = await lookAtBytes(workbook)
    expect(found.map(({ sheet }) => sheet)).toEqual(['Visits'])
    const [table] = found
    const column = (header: string) => table!.columns.find(each => each.header === header)!
    expect(column('sex')).toMatchObject({
      isSure: true,
      column: { as: 'sex', codes: [{ value: '1', means: 'Male' }, {}] },
    })
    expect(column('smoker')).toMatchObject({
      isSure: false,
      because: { key: 'tables.book-lacks', values: { values: ['7'] } },
      column: {
        codes: [
          { value: '0', means: 'Never' },
          { value: '1', means: 'Daily' },
        ],
      },
    })
    expect(column('diabetes')).toMatchObject({
      column: { as: 'yes-no', kind: 'condition', name: 'Diabetes known' },
    })
    expect(column('h1')).toMatchObject({
      isSure: true,
      column: { as: 'result', code: { code: '718-7' }, unit: 'g/dL' },
    })
    expect(table!.recipe.books).toHaveLength(1)
  })
})

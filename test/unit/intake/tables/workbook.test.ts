import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainPackings } from '../../../../electron/intake/containers/registry.ts'
import { sheetLine, sheetsOutline } from '../../../../electron/intake/containers/sheet-line.ts'
import { unpack } from '../../../../electron/intake/containers/unpack.ts'
import { kindOf } from '../../../../electron/intake/sources/sniff/kind-of.ts'
import { sharedFolder } from '../../../fixtures/shared.ts'
import { tinyZip } from '../../../fixtures/tiny-zip.ts'
import { dayCell, workbookOf } from '../../../fixtures/workbook-of.ts'

const once = (bytes: Uint8Array) => () =>
  (async function* () {
    yield await Promise.resolve(bytes)
  })()
async function lines(bytes: Uint8Array) {
  const held: Uint8Array[] = []
  const unpacked = await unpack(once(bytes))
  for await (const chunk of unpacked.bytes()) held.push(chunk)
  const [outline, ...rest] = Buffer.concat(held).toString('utf8').trimEnd().split('\n')
  return {
    outline: sheetsOutline.parse(JSON.parse(outline!)),
    rows: rest.map(each => sheetLine.parse(JSON.parse(each))),
  }
}
const why = async (bytes: Uint8Array) => {
  const failed = await unpack(once(bytes)).catch((error: unknown) => error)
  return failed instanceof Error && 'said' in failed ? (failed.said as { key: string }).key : undefined
}

describe('a workbook as text', () => {
  it('keeps of every cell its place, its words, its kind and its exact value', async () => {
    const { outline, rows } = await lines(
      workbookOf({
        Visits: [
          ['id', 'seen', null, 'hb'],
          ['p1', dayCell(45_000), null, { t: 'n', v: 12.3456, z: '0.0' }],
          [],
          [
            true,
            dayCell(45_000.5, 'dd/mm/yyyy hh:mm'),
            { t: 'n', v: 0.5, z: 'hh:mm' },
            { t: 'n', v: 36, z: '"day "0' },
          ],
        ],
        Codes: [['1', 'male']],
      }),
    )
    expect(outline.sheets.map(({ name }) => name)).toEqual(['Visits', 'Codes'])
    expect(rows).toEqual([
      {
        sheet: 'Visits',
        row: 1,
        cells: [
          ['A', 'id'],
          ['B', 'seen'],
          ['D', 'hb'],
        ],
      },
      {
        sheet: 'Visits',
        row: 2,
        cells: [
          ['A', 'p1'],
          ['B', '15/03/2023', 'd', '2023-03-15'],
          ['D', '12.3', 'n', 12.3456],
        ],
      },
      {
        sheet: 'Visits',
        row: 4,
        cells: [
          ['A', 'TRUE', 'b', true],
          ['B', '15/03/2023 12:00', 'd', '2023-03-15T12:00'],
          ['C', '12:00', 't', 0.5],
          ['D', 'day 36', 'n', 36],
        ],
      },
      {
        sheet: 'Codes',
        row: 1,
        cells: [
          ['A', '1'],
          ['B', 'male'],
        ],
      },
    ])
  })

  it('counts days from 1904 where the workbook says so, and knows no 29th of February 1900', async () => {
    const of = async (date1904: boolean, serial: number) =>
      (await lines(workbookOf({ S: [[dayCell(serial)]] }, { date1904 }))).rows[0]!.cells[0]!.slice(2)
    // ECMA-376, 18.17.4.1: serial 1 is 1900-01-01, or 1904-01-02.
    expect(await of(false, 1)).toEqual(['d', '1900-01-01'])
    expect(await of(true, 1)).toEqual(['d', '1904-01-02'])
    expect(await of(false, 60)).toEqual(['n', 60])
    expect(await of(false, 46_000)).toEqual(['d', '2025-12-09'])
    expect(await of(true, 44_538)).toEqual(['d', '2025-12-09'])
  })

  it('is the same text each time, however its bytes arrive', async () => {
    const bytes = workbookOf({
      S: [
        ['a', 1],
        ['b', 2],
      ],
    })
    expect(await lines(bytes)).toEqual(await lines(bytes))
  })

  const shared = sharedFolder()
  it.runIf(shared !== undefined).each(['1900', '1904'])(
    'reads the day that a program of %s wrote',
    async year => {
      const file = readFileSync(path.join(shared!, `data/csv/excel-dates/dates-${year}.xlsx`))
      expect((await lines(file)).rows[1]!.cells).toEqual([['A', '09/12/2025', 'd', '2025-12-09']])
    },
  )
})

describe('a workbook that cannot be opened', () => {
  const types = ['[Content_Types].xml', '<Types/>'] as const
  it('is refused with its reason where it is locked', async () => {
    const box = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(5_000),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await why(box)).toBe('intake.locked-file')
  })
  it('is refused where it is damaged, and still told to be one', async () => {
    const broken = workbookOf({ S: [['a', 'b']] }).subarray(0, 700)
    expect(await why(broken)).toBe('intake.damaged-archive')
    expect(await kindOf(await unpack(once(workbookOf({ S: [['a']] })), plainPackings))).toBe('xlsx')
  })
  it('is refused where it is made to expand', async () => {
    const bomb = tinyZip([
      types,
      ['xl/workbook.xml', '<a/>'],
      ['xl/worksheets/sheet1.xml', Buffer.alloc(200_000_000)],
    ])
    expect(await why(bomb)).toBe('intake.workbook-too-large')
  })
  it('is refused where one cell stands further out than any program writes', async () => {
    const plain = workbookOf({ S: [['a']] })
    const swapped = (cell: string) => withSheet(plain, sheetOf(cell))
    expect(await why(await swapped('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'))).toBe(
      'intake.sheet-too-wide',
    )
    expect(await why(await swapped('<row r="90000000"><c r="A90000000"><v>1</v></c></row>'))).toBe(
      'intake.sheet-too-wide',
    )
  })
  it('is refused as a whole where a cell points at words that are not there', async () => {
    const book = await withSheet(
      workbookOf({ S: [['a']] }),
      sheetOf('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'),
    )
    expect(await why(book)).toBe('intake.damaged-workbook')
  })
  it('keeps a formula whose result was not saved as what it is', async () => {
    const book = await withSheet(
      workbookOf({ S: [['a']] }),
      sheetOf('<row r="1"><c r="B1"><f>A1</f></c></row>'),
    )
    expect((await lines(book)).rows).toEqual([{ sheet: 'S', row: 1, cells: [['B', '', 'f']] }])
  })
})

/** A sheet of these rows, as it lies in a workbook. */
function sheetOf(rows: string): string {
  const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData></worksheet>`
}

/** The same workbook with another first sheet. */
async function withSheet(bytes: Buffer, sheet: string): Promise<Buffer> {
  const { archiveOf, partsOf } = await import('../../../../electron/intake/containers/zip-parts.ts')
  const { limits } = await import('../../../../electron/intake/budgets.ts')
  const parts = partsOf(bytes, () => true, limits)
  return archiveOf(
    parts.map(part =>
      part.name === 'xl/worksheets/sheet1.xml' ? { ...part, bytes: Buffer.from(sheet) } : part,
    ),
  )
}

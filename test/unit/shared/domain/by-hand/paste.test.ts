import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOfPaste } from '../../../../../shared/domain/by-hand/paste.ts'

describe('cells of a spreadsheet', () => {
  it.each<readonly [what: string, text: string, cells: string[][]]>([
    ['one cell', 'Ada', [['Ada']]],
    ['a row', 'Ada\tf\t1962', [['Ada', 'f', '1962']]],
    [
      'rows with the line end that follows the last',
      'Ada\tf\r\nBea\tm\r\n',
      [
        ['Ada', 'f'],
        ['Bea', 'm'],
      ],
    ],
    ['an empty cell in between, and at the end', 'Ada\t\t1962\t', [['Ada', '', '1962', '']]],
    ['an empty row in between', 'Ada\n\nBea', [['Ada'], [''], ['Bea']]],
    ['a cell of two lines, which stay one cell', '"cough\nfever"\tf', [['cough fever', 'f']]],
    ['a tab within a cell', '"a\tb"\tc', [['a\tb', 'c']]],
    ['marks within a cell', '"he said ""no"""\tx', [['he said "no"', 'x']]],
    ['a mark that is a letter of the cell', '5" lesion\tx', [['5" lesion', 'x']]],
    ['a mark at the beginning that never ends', '"no end\tx', [['"no end', 'x']]],
    ['nothing', '', []],
  ])('%s', (_what, text, cells) => {
    expect(cellsOfPaste(text)).toEqual(cells)
  })

  it('are what a spreadsheet wrote, whatever stood in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '7', 'é') }).map(each => each.trim())
    const written = (text: string) => (/["\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(table, rows => {
        expect(cellsOfPaste(rows.map(row => row.map(written).join('\t')).join('\n'))).toEqual(rows)
      }),
    )
  })
})

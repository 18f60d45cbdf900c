import { describe, expect, it } from 'vitest'
import { delimiterOf } from '../../../electron/intake/sources/sniff/delimiter.ts'

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const many = (row: string, times: number) => Array.from({ length: times }, () => row)

describe('what parts the values of a table', () => {
  it.each([
    [',', 'commas', lines('a,b,c', '1,2,3')],
    [';', 'semicolons, with commas in the numbers', lines('a;b', '1,5;2,5', '3,5;4,5')],
    ['|', 'bars', lines('a|b', '1|2')],
    ['\t', 'tabs, with commas in the words', lines('a\tb, or c', '1, 2\t3', '4\t5, 6')],
    [',', 'with the line ends of Windows', 'a,b\r\n1,2\r\n'],
    [',', 'with the line ends of old Macs', 'a,b\r1,2\r'],
    [',', 'with blank lines between', lines('a,b', '', '1,2', '', '')],
    [',', 'behind remarks', lines('# one, remark', '# another', 'a,b,c', '1,2,3')],
    [',', 'with a remark in the middle that is no row', lines('a,b,c', '1,2,3', '# a remark', '4,5,6')],
    [',', 'without a last line end', 'a,b\n1,2'],
    [',', 'of one row', 'name,pulse'],
    [',', 'with the delimiter inside quotes', lines('"a, x","b, y","c"', '"1, 2","3",""')],
    [',', 'with line ends and quotes inside quotes', lines('"he said ""a,', 'b""",c', '"d",e', '"f",g')],
    [',', 'with a quote in the middle of a value', lines('height,weight', '5" tall,70', '6 feet,80', '7,90')],
    [',', 'with empty values', lines('a,b', '1,', ',2', '3,')],
    [',', 'with one row too wide', lines('a,b,c', '1,2,3', '1,2,3,4', '1,2,3')],
    [',', 'with a tenth of its rows too wide', lines(...many('1,2,3', 27), ...many('1,2,3,4', 3))],
    ['\t', 'with tabs and a blank behind each', lines('a\t b\t c', '1\t 2\t 3')],
  ])('%j: %s', (delimiter, _, text) => expect(delimiterOf(text, true)).toBe(delimiter))

  it.each([
    ['nothing', ''],
    ['words', 'a few words\n'],
    ['a sentence with a comma', 'Hello, world\n'],
    ['lines with a comma and a blank in each', lines('Came, saw', 'Went, too', 'Rose, fell')],
    ['two lines with a comma in each', lines('Dear Ada,', 'yours,Bob')],
    ['two lines of which one has a comma', lines('Dear,Ada', 'thank you')],
    ['lines of which each is as wide as it likes', lines('a,b', 'c', 'd,e,f', 'g,h')],
    ['rows of which more than a tenth are too wide', lines(...many('1,2,3', 16), ...many('1,2,3,4', 4))],
    ['a quote that never ends', '"a,b\nc,d\n'],
  ])('none: %s', (_, text) => expect(delimiterOf(text, true)).toBeUndefined())

  it('leaves out a last row that may be cut', () => {
    const cut = lines(...many('1,2,3', 3)) + '1,2\n1'
    expect(delimiterOf(cut, false)).toBe(',')
    expect(delimiterOf('1,2', false)).toBeUndefined()
    expect(delimiterOf('1,2', true)).toBe(',')
  })

  it('goes by the first rows', () => {
    expect(delimiterOf(lines(...many('1,2', 40), ...many('words', 400)), true)).toBe(',')
    expect(delimiterOf(`${lines(...many('1,2', 40))}"`, true)).toBe(',')
  })
})

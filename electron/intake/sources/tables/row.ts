import { isUtf8 } from 'node:buffer'
import { utils } from '@e965/xlsx'
import { SHEETS_BEGIN, type SheetLine } from '../../containers/sheet-line.ts'
import type { Delimiter } from '../sniff/delimiter.ts'

/** A cell: its column from 0, its words, and, in a workbook, its kind and exact value. */
export interface Cell {
  readonly column: number
  readonly text: string
  readonly kind?: 'n' | 'd' | 't' | 'b' | 'e' | 'f'
  readonly exact?: number | string | boolean
}
export interface Row {
  /** '' where there are no sheets. */
  readonly sheet: string
  /** From 1, as programs count them. */
  readonly row: number
  readonly cells: readonly Cell[]
}

const western = new TextDecoder('windows-1252')
/** Text in UTF-8, or in the Western code page where it is none. */
export const decoded = (bytes: Uint8Array): string =>
  isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : western.decode(bytes)

/**
 * The cells of one row of delimited text (RFC 4180). A quote that nothing closes, or behind which something stands, was
 * meant as a letter.
 */
export function cellsIn(line: string, delimiter: Delimiter): string[] {
  const cells: string[] = []
  for (let at = 0; at <= line.length;) {
    const end = line[at] === '"' ? quotedEnd(line, at, delimiter) : -1
    if (end >= 0) {
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'))
      at = end + 2
    } else {
      const next = line.indexOf(delimiter, at)
      cells.push(line.slice(at, next < 0 ? undefined : next))
      at = next < 0 ? line.length + 1 : next + 1
    }
  }
  return cells
}

/** Where the quote stands that closes the cell whose first quote stands at `from`; -1 where none does. */
function quotedEnd(line: string, from: number, delimiter: Delimiter): number {
  for (let at = line.indexOf('"', from + 1); at >= 0; at = line.indexOf('"', at)) {
    if (line[at + 1] !== '"') return at + 1 === line.length || line[at + 1] === delimiter ? at : -1
    at += 2
  }
  return -1
}

const position = /^row (\d+)$/

/** What stands in one line of a text whose cells this parts. `at`: where the row stands, in this reader's words. */
export function delimitedRow(line: string, delimiter: Delimiter, at: string): Row {
  const cells: Cell[] = []
  for (const [column, text] of cellsIn(line, delimiter).entries())
    if (text.trim() !== '') cells.push({ column, text })
  return { sheet: '', row: Number(position.exec(at)?.[1] ?? 0), cells }
}

const columns = new Map<string, number>()
/** The number of a column from its letters. Those of a workbook are few. */
function columnOf(letters: string): number {
  const known = columns.get(letters)
  if (known !== undefined) return known
  const column = utils.decode_col(letters)
  columns.set(letters, column)
  return column
}

/** A row of a workbook; undefined for the outline of its sheets. */
export function sheetRow(line: string): Row | undefined {
  if (line.startsWith(SHEETS_BEGIN)) return undefined
  const { sheet, row, cells } = JSON.parse(line) as SheetLine // written by the container
  return {
    sheet,
    row,
    cells: cells.map(([letters, text, kind, exact]) => ({
      column: columnOf(letters),
      text,
      ...(kind && { kind }),
      ...(exact !== undefined && { exact }),
    })),
  }
}

import type { LookedAtTable } from '../../../../shared/contract/intake-tables.ts'
import { say } from '../../../../shared/words/message.ts'
import { SHEETS_BEGIN } from '../../containers/sheet-line.ts'
import { delimiterOf, type Delimiter } from '../sniff/delimiter.ts'
import { jsonMembers } from '../sniff/json-members.ts'
import { fileKinds } from '../sniff/table.ts'
import { xmlRoot } from '../sniff/xml-root.ts'
import type { Piece, Source } from '../source.ts'
import { boundIn, TABLES } from './bound.ts'
import type { CodeBook } from './code-book.ts'
import { cutRows } from './cut-rows.ts'
import { lookAtTables, type Looking } from './look-at-tables.ts'
import { withNamesAbove } from './named-above.ts'
import { readBooks } from './read-books.ts'
import { readRow } from './read.ts'
import { samplesOf } from './samples.ts'
import { settleTables } from './settle.ts'

/** The rows of a workbook, and delimited text by what parts its cells. */
const SHEETS = 'table-sheets'
const formats: Readonly<Record<Delimiter, string>> = {
  '\t': 'table-tab',
  ';': 'table-semicolon',
  '|': 'table-bar',
  ',': 'table-comma',
}
/** What parts the cells of a format; undefined for those of a workbook. */
const delimiterIn = (format: string): Delimiter | undefined =>
  (Object.keys(formats) as Delimiter[]).find(each => formats[each] === format)

/** Lines of remarks that a program may write above its table. */
const REMARKS = 10
/** Only so many bytes of a longer file are shown. */
const WHOLE = 60_000

/** Whether a text is none of another kind, by the one table of them. */
function mayBeTable(head: string): boolean {
  const look = {
    bytes: Buffer.from(head.slice(0, 4_096)),
    isWhole: head.length < WHOLE,
    text: head,
    json: jsonMembers(head),
    xml: head.startsWith('<') ? xmlRoot(head) : undefined,
    zip: { names: [], mimetype: '' },
  }
  const kind = fileKinds.find(([, shows]) => shows(look))?.[0]
  return kind === 'csv' || kind === 'tsv' || kind === 'text'
}

/** The delimiter of a table, which may begin some lines further down. */
function delimiterOfTable(head: string): Delimiter | undefined {
  let rest = head
  for (let line = 0; line <= REMARKS; line++) {
    const found = delimiterOf(rest, head.length < WHOLE)
    if (found !== undefined) return found
    const end = rest.indexOf('\n')
    if (end < 0) return undefined
    rest = rest.slice(end + 1)
  }
  return undefined
}

const LINE = /^\{"sheet":("(?:[^"\\]|\\.){0,200}"),"row":(\d{1,8}),/
/** Where a row of a workbook stands, as whoever wrote it would say. */
function placeInSheet({ place, bytes }: Piece): Piece['place'] {
  const [, sheet, row] = LINE.exec(Buffer.from(bytes.subarray(0, 1_500)).toString('utf8')) ?? []
  return sheet === undefined ? place : { ...place, position: `${JSON.parse(sheet) as string} row ${row}` }
}

async function* rowsPlaced(rows: AsyncIterable<Piece>, inSheets: boolean): AsyncGenerator<Piece> {
  for await (const piece of rows) yield inSheets ? { ...piece, place: placeInSheet(piece) } : piece
}

/** Tables: workbooks and delimited text. What their columns are is asked once, and remembered. */
export const tables: Source = {
  id: 'tables',
  version: 2,
  title: say('tables.title'),
  asksFor: say('tables.asks-for'),
  recognise({ head }) {
    if (head.startsWith(SHEETS_BEGIN)) return { certainty: 'certain', format: SHEETS }
    const delimiter = mayBeTable(head) ? delimiterOfTable(head) : undefined
    return delimiter === undefined
      ? { certainty: 'none' }
      : { certainty: 'likely', format: formats[delimiter] }
  },
  settle: async ({ bytes, format, answers }, before) =>
    settleTables({
      bytes,
      delimiter: delimiterIn(format),
      answers,
      recipes: await before.recipes(),
    }),
  pieces(bytes, format, answers) {
    const rows = rowsPlaced(cutRows(bytes, delimiterIn(format)), delimiterIn(format) === undefined)
    return withNamesAbove(rows, boundIn(answers?.[TABLES]))
  },
  read: readRow,
}

/** The code books in a file. */
export async function codeBooksIn(file: {
  pieces(): AsyncIterable<Piece>
  readonly format: string
}): Promise<readonly CodeBook[]> {
  const delimiter = delimiterIn(file.format)
  if (file.format !== SHEETS && delimiter === undefined) return []
  return (await readBooks(await samplesOf(file.pieces(), delimiter), file.pieces, delimiter)).books
}

/** What the tables of a file are taken for; none where it is read by another reader. */
export async function tablesIn(
  { pieces, format }: { pieces(): AsyncIterable<Piece>; readonly format: string },
  beside: Omit<Looking, 'pieces' | 'delimiter'>,
): Promise<LookedAtTable[]> {
  const delimiter = delimiterIn(format)
  return format === SHEETS || delimiter !== undefined ? lookAtTables({ pieces, delimiter, ...beside }) : []
}

import type { Fact } from '../../../../shared/domain/fact.ts'
import type { RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { limits } from '../../budgets.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { boundIn, TABLES, type BoundFile, type BoundTable } from './bound.ts'
import { eventsOf } from './events-of.ts'
import { baseOf } from './fact-base.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { describesPerson, personOf } from './person-of.ts'
import { resultsOf } from './results-of.ts'
import { decoded, delimitedRow, sheetRow, type Row } from './row.ts'
import { headingsByPlace, RowView } from './row-view.ts'

/** How rows that sum up others begin, in the languages whose headings are known. */
const sums = new RegExp(
  '^(?:(?:grand |sub-?)?totals?|sum|mean|average|median|count|min|max|minimum|maximum|sd|n(?= ?=|$)|gesamt|summe|' +
    'mittelwert|durchschnitt|anzahl|suma|media|promedio|moyenne|somme|soma|média)(?=[\\s:=(]|$)',
  'i',
)
/**
 * Whether a row sums up others. People are called so as well (Suma, Soma, Min), and so are numbers (SUM-002): whoever
 * has a date, a birth date or another name beside it is one of them.
 */
function sumsUp(view: RowView, { cells: [first] }: Row): boolean {
  return (
    first !== undefined &&
    sums.test(first.text.trim()) &&
    !view.filled.some(
      ({ column, cell }) => cell !== first && (column.as === 'date' || describesPerson(column)),
    )
  )
}

/** A row of a person in which no column is one of results or events: what else it says belongs to none. */
export const TELLS_NOTHING = 'row without a result or an event'
/** What a row that is kept as source only is counted as. */
const counted = {
  outline: 'sheet outline',
  above: 'row above a table',
  heading: 'row of headings',
  outside: 'row outside a table',
  sums: 'row of sums',
  nothing: 'row with nothing in it',
  tellsNothing: TELLS_NOTHING,
} as const

function tableOf({ tables }: BoundFile, row: Row): BoundTable | undefined {
  return tables.find(({ sheet }) => sheet === row.sheet)
}

/** Whether a row says the headings once more, as prints do on each page. */
function repeatsHeadings(row: Row, table: BoundTable): boolean {
  const headings = headingsByPlace(table)
  return (
    row.cells.length > 1 &&
    row.cells.every(({ column, text }) => headings.get(column)?.endsWith(headingKey(text)) === true)
  )
}

const reject = ({ place }: Piece, reason: Message, remedy: Message): Reading => ({
  kind: 'reject',
  reject: { place, reason, remedy },
})

/** Where a row stands, whichever of its cells was set aside. */
const rowPosition = (position: string) => position.replace(/, column [A-Z]{1,3}$/, '')

function rowIn({ place, bytes }: Piece, { delimiter }: BoundFile): Row | undefined {
  const line = decoded(bytes)
  return delimiter === undefined ? sheetRow(line) : delimitedRow(line, delimiter, place.position)
}

/** What the cells of a row say that no column of the recipe tells, beside the facts or else by name. */
function withUndecided(facts: Fact[], view: RowView): Fact[] {
  const unread = view.undecided.map(({ column, text }) => ({
    path: headingsByPlace(view.table).get(column) ?? `column ${column + 1}`,
    text,
  }))
  const [first, ...rest] = facts
  return first && unread.length > 0 ? [{ ...first, unread: [...first.unread, ...unread] }, ...rest] : facts
}

/** What is said beside a result or an event, and means nothing without one. */
const besideFacts: ReadonlySet<string> = new Set(
  'name value unit low high flag code code-system dose route reason severity reaction status remark'.split(
    ' ',
  ),
)
const isOfRow = (column: RecipeColumn) =>
  besideFacts.has(column.as) || (column.as === 'detail' && column.of === 'row')

function* readTableRow(piece: Piece, row: Row, table: BoundTable, situation: Situation): Generator<Reading> {
  const { place } = piece
  const view = new RowView({ table, row, place, received: situation.received })
  const isOfSums = sumsUp(view, row)
  const found = isOfSums ? undefined : personOf(view, situation.scope)
  if (!found) {
    if (isOfSums) yield { kind: 'other', type: counted.sums }
    else if (view.filled.length === 0 && view.undecided.length === 0)
      yield { kind: 'other', type: counted.nothing }
    else yield reject(piece, say('tables.no-person'), say('tables.no-person-remedy'))
    return
  }
  yield { kind: 'person', person: found.person }
  const base = baseOf(view, found.called, situation.scope)
  const facts = [...resultsOf(view, base), ...eventsOf(view, base)]
  for (const fact of withUndecided(facts, view)) yield { kind: 'fact', fact }
  if (facts.length === 0)
    for (const cell of view.undecided)
      view.rejects.push({
        place: view.placeOf(cell),
        reason: say('tables.undecided'),
        remedy: say('tables.undecided-remedy'),
      })
  if (facts.length === 0 && view.rejects.length === 0 && view.filled.some(({ column }) => isOfRow(column)))
    yield { kind: 'other', type: counted.tellsNothing }
  for (const each of view.rejects) yield { kind: 'reject', reject: each }
}

/** Reads one row by what is known of its table. */
export function* readRow(given: Piece, situation: Situation): Generator<Reading> {
  const piece = { ...given, place: { ...given.place, position: rowPosition(given.place.position) } }
  if (piece.bytes.length === 0 && piece.place.length > 0) {
    const megabytes = limits.entryBytes / 2 ** 20
    yield reject(piece, say('quarantine.too-large', { megabytes }), say('quarantine.beyond-bounds-remedy'))
    return
  }
  const file = boundIn(situation.answers[TABLES])
  if (!file) {
    yield reject(piece, say('tables.not-set-up'), say('tables.not-set-up-remedy'))
    return
  }
  const row = rowIn(piece, file)
  if (!row) {
    yield { kind: 'other', type: counted.outline }
    return
  }
  if (row.cells.length > limits.rowCells) {
    const said = say('tables.too-many-cells', { cells: limits.rowCells })
    yield reject(piece, said, say('quarantine.beyond-bounds-remedy'))
    return
  }
  const table = tableOf(file, row)
  if (!table) yield { kind: 'other', type: counted.outside }
  else if (row.row < table.headerRow) yield { kind: 'other', type: counted.above }
  else if (row.row === table.headerRow || repeatsHeadings(row, table))
    yield { kind: 'other', type: counted.heading }
  else if (table.lastRow !== undefined && row.row > table.lastRow)
    yield reject(piece, say('tables.another-table'), say('tables.another-table-remedy'))
  else if (table.recipe.columns.every(({ as }) => as === 'left-out'))
    yield { kind: 'other', type: counted.outside }
  else yield* readTableRow(piece, row, table, situation)
}

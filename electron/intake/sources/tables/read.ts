import type { Fact } from '../../../../shared/domain/fact.ts'
import type { RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { limits } from '../../budgets.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { boundIn, TABLES, type BoundTable } from './bound.ts'
import { eventsOf } from './events-of.ts'
import { baseOf } from './fact-base.ts'
import { cellsOfPerson } from './named-above.ts'
import { describesPerson, personOf } from './person-of.ts'
import { resultsOf } from './results-of.ts'
import type { Row } from './row.ts'
import { repeatsHeadings, rowAndAbove, tableOf } from './row-in.ts'
import { headingsByPlace, RowView } from './row-view.ts'
import { beginsLikeSums, isMoreThanSums } from './sums.ts'
import { isUnitsRow } from './units-row.ts'

/**
 * Whether a row sums up others. People are called so as well (Suma, Soma, Min), and so are numbers (SUM-002): whoever
 * has a date, a birth date or another name beside it is one of them.
 */
function sumsUp(view: RowView, row: Row): boolean {
  const [first] = row.cells
  const isTest = view.filled.some(
    ({ column, cell }) => cell === first && column.as === 'name' && isMoreThanSums(cell.text),
  )
  return (
    beginsLikeSums(row) &&
    !isTest &&
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
  units: 'row of units',
  outside: 'row outside a table',
  sums: 'row of sums',
  nothing: 'row with nothing in it',
  tellsNothing: TELLS_NOTHING,
} as const

const reject = ({ place }: Piece, reason: Message, remedy: Message): Reading => ({
  kind: 'reject',
  reject: { place, reason, remedy },
})

/** Where a row stands, whichever of its cells was set aside. */
const rowPosition = (position: string) => position.replace(/, column [A-Z]{1,3}$/, '')

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

/** A row of a table; `above`: the one that names whom it is about, where it names nobody itself. */
interface Whose {
  readonly row: Row
  readonly above?: Row
}
function withPerson({ row, above }: Whose, table: BoundTable): Row {
  if (!above) return row
  const own = new Set(cellsOfPerson(row, table))
  return { ...row, cells: [...cellsOfPerson(above, table), ...row.cells.filter(cell => !own.has(cell))] }
}

function* readTableRow(
  piece: Piece,
  whose: Whose,
  table: BoundTable,
  situation: Situation,
): Generator<Reading> {
  const { place } = piece
  const row = withPerson(whose, table)
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
  const found = rowAndAbove(piece.bytes, file, piece.place.position)
  if (!found) {
    yield { kind: 'other', type: counted.outline }
    return
  }
  const { row } = found
  if (row.cells.length > limits.rowCells) {
    const said = say('tables.too-many-cells', { cells: limits.rowCells })
    yield reject(piece, said, say('quarantine.beyond-bounds-remedy'))
    return
  }
  const table = tableOf(file, row)
  if (!table) yield { kind: 'other', type: counted.outside }
  else if (row.row < table.headerRow) yield { kind: 'other', type: counted.above }
  else if (isUnitsRow(row, table)) yield { kind: 'other', type: counted.units }
  else if (row.row === table.headerRow || repeatsHeadings(row, table))
    yield { kind: 'other', type: counted.heading }
  else if (table.lastRow !== undefined && row.row > table.lastRow)
    yield reject(piece, say('tables.another-table'), say('tables.another-table-remedy'))
  else if (table.recipe.columns.every(({ as }) => as === 'left-out'))
    yield { kind: 'other', type: counted.outside }
  else yield* readTableRow(piece, found, table, situation)
}

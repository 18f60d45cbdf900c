import type { RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import type { Piece } from '../source.ts'
import type { BoundFile, BoundTable } from './bound.ts'
import { headingsByPlace } from './row-view.ts'
import { describesPerson } from './person-of.ts'
import type { Cell, Row } from './row.ts'
import { areNamedAbove, repeatsHeadings, rowIn, tableOf } from './row-in.ts'
import { beginsLikeSums, isMoreThanSums } from './sums.ts'
import { lastHeading } from './units-row.ts'

/** Columns by which somebody is named: where one of them says anything, the row is not about whoever stands above. */
const naming: ReadonlySet<RecipeColumn['as']> = new Set([
  'person-id',
  'other-id',
  'full-name',
  'given-name',
  'family-name',
  'birth',
  'birth-day',
  'birth-month',
  'birth-year',
])
const isOfPerson = (column: RecipeColumn) =>
  naming.has(column.as) || describesPerson(column) || (column.as === 'detail' && column.of === 'person')

const columnsOf = new WeakMap<BoundTable, ReadonlyMap<number, RecipeColumn>>()
function columnsAt(table: BoundTable): ReadonlyMap<number, RecipeColumn> {
  const before = columnsOf.get(table)
  if (before) return before
  const byHeading = new Map(table.recipe.columns.map(each => [headingKey(each.header), each]))
  const found = new Map(
    [...headingsByPlace(table)].flatMap(([at, key]) => {
      const column = byHeading.get(key)
      return column ? [[at, column] as const] : []
    }),
  )
  columnsOf.set(table, found)
  return found
}

/** The cells of a row that say whom it is about. */
export function cellsOfPerson(row: Row, table: BoundTable): Cell[] {
  const columns = columnsAt(table)
  return row.cells.filter(cell => {
    const column = columns.get(cell.column)
    return column !== undefined && isOfPerson(column)
  })
}

/** A row names somebody, stands below one that does and names nobody, or neither. */
export type Named = 'itself' | 'above' | 'not'

/**
 * Whom rows are about where a register writes a name in the first row of a person alone. A row goes with the one above
 * it where it names nobody, says nothing else of a person than that one does, and stands right below: a row that is
 * empty, of sums or of headings parts them, since nothing tells what comes behind it.
 */
export class NamedAbove {
  readonly #table: BoundTable
  #last: number | undefined
  #said = new Map<number, string>()
  /** What stood in columns of which nothing is read, where she is named. */
  #unsaid = new Map<number, string>()

  constructor(table: BoundTable) {
    this.#table = table
  }

  take(row: Row): Named {
    const columns = columnsAt(this.#table)
    const own = cellsOfPerson(row, this.#table)
    const unsaid = row.cells.filter(({ column }) => (columns.get(column)?.as ?? 'left-out') === 'left-out')
    const isNext = this.#last !== undefined && row.row === this.#last + 1
    this.#last = undefined
    const [first] = row.cells
    const isTest = first && columns.get(first.column)?.as === 'name' && isMoreThanSums(first.text)
    if (
      (beginsLikeSums(row) && !isTest) ||
      repeatsHeadings(row, this.#table) ||
      row.row <= lastHeading(this.#table)
    )
      return 'not'
    if (own.some(({ column }) => naming.has(columns.get(column)!.as))) {
      this.#last = row.row
      this.#said = new Map(own.map(({ column, text }) => [column, text.trim()]))
      this.#unsaid = new Map(unsaid.map(({ column, text }) => [column, text.trim()]))
      return 'itself'
    }
    const isSame = own.every(({ column, text }) => this.#said.get(column) === text.trim())
    const tells = row.cells.some(
      ({ column }) => columns.has(column) && columns.get(column)!.as !== 'left-out',
    )
    // A number or a name that nobody said to be one parts people as well.
    const isOther = unsaid.some(
      ({ column, text }) => (this.#unsaid.get(column) ?? text.trim()) !== text.trim(),
    )
    if (!isNext || !isSame || isOther || !tells) return 'not'
    this.#last = row.row
    return 'above'
  }
}

/** No row is further below the one that names its person than this, in bytes. */
const FURTHEST = 1 << 18
const LINE_FEED = 0x0a

interface Begun {
  readonly table: BoundTable
  readonly rows: NamedAbove
  readonly offset: number
  bytes: Buffer
}

/**
 * Pieces of which each can be read by itself: one that names nobody, where the recipe says that she stands above,
 * begins with the row that names her and holds all between. Elsewhere as they are.
 */
export async function* withNamesAbove(
  pieces: AsyncIterable<Piece>,
  file: BoundFile | undefined,
): AsyncGenerator<Piece> {
  // Where nothing was said of it no row is taken apart twice.
  if (!file || !areNamedAbove(file)) {
    yield* pieces
    return
  }
  let begun: Begun | undefined
  for await (const piece of pieces) {
    const row = rowIn(piece.bytes, file, piece.place.position)
    const table = row && tableOf(file, row)
    if (!table || table.recipe.blankPerson !== 'above') {
      yield piece
      continue
    }
    const rows = begun?.table === table ? begun.rows : new NamedAbove(table)
    const named = rows.take(row)
    const { offset, length } = piece.place
    if (named === 'above' && begun && offset + length - begun.offset <= FURTHEST) {
      const between = Buffer.alloc(offset - begun.offset - begun.bytes.length, LINE_FEED)
      begun.bytes = Buffer.concat([begun.bytes, between, piece.bytes])
      const place = { ...piece.place, offset: begun.offset, length: begun.bytes.length }
      yield { ...piece, place, bytes: begun.bytes }
      continue
    }
    begun = named === 'itself' ? { table, rows, offset, bytes: Buffer.from(piece.bytes) } : undefined
    yield piece
  }
}

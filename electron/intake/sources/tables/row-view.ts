import { utils } from '@e965/xlsx'
import type { Moment } from '../../../../shared/domain/moment.ts'
import type { ColumnAs, DateOrder, RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { say } from '../../../../shared/words/message.ts'
import type { Values } from '../../../../shared/words/message.ts'
import type { Place } from '../../../../shared/domain/fact.ts'
import type { Reject } from '../source.ts'
import type { BoundTable } from './bound.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { isOfTwoCenturies } from './centuries.ts'
import { readDate, type DateReading } from './read-date.ts'
import type { Cell, Row } from './row.ts'

/** A column of the table's recipe with what a row has in it. */
interface FilledColumn<C extends RecipeColumn> {
  readonly column: C
  readonly cell: Cell
}
export type Filled<A extends RecipeColumn['as'] = RecipeColumn['as']> = FilledColumn<ColumnAs<A>>
/** What a cell was expected to be. */
export type Expected = Values<'tables.cell-unread'>['what']

/** What a row says as a fact of its own. */
const standsAlone: ReadonlySet<RecipeColumn['as']> = new Set([
  'result',
  'pressure',
  'event',
  'yes-no',
  'text',
])
const NONE: Filled[] = []
const DAY = 86_400_000
/** No chart tells of a time before: a year such as 1402 is of another calendar, or a slip. */
const EARLIEST = Date.UTC(1800)
const instantOf = ({ clock, offsetMinutes }: Moment) => clock - (offsetMinutes ?? 0) * 60_000

interface Known {
  /** As they are compared, by place. */
  readonly headings: ReadonlyMap<number, string>
  readonly columns: ReadonlyMap<number, RecipeColumn>
  readonly missing: ReadonlySet<string>
}
const known = new WeakMap<BoundTable, Known>()
/** What is asked of a table with each of its rows, found once. */
function knownOf(table: BoundTable): Known {
  const before = known.get(table)
  if (before) return before
  const byHeading = new Map(table.recipe.columns.map(column => [headingKey(column.header), column]))
  const columns = new Map<number, RecipeColumn>()
  const headings = new Map(table.columns.map(({ at, header }) => [at, headingKey(header)]))
  for (const { at, header } of table.columns) {
    const column = byHeading.get(headingKey(header))
    if (column) columns.set(at, column)
  }
  const found = {
    columns,
    headings,
    missing: new Set(table.recipe.missing.map(each => each.trim().toLowerCase())),
  }
  known.set(table, found)
  return found
}

/** The headings of a table by place, as they are compared. */
export const headingsByPlace = (table: BoundTable): ReadonlyMap<number, string> => knownOf(table).headings

export interface RowWork {
  readonly table: BoundTable
  readonly row: Row
  readonly place: Place
  /** The day on which the file came. */
  readonly received: string
}

/** A row as its recipe sees it, and what of it could not be read. */
export class RowView {
  readonly table: BoundTable
  readonly place: Place
  readonly received: string
  readonly filled: readonly Filled[]
  /** Cells in columns of which the recipe says nothing. */
  readonly undecided: readonly Cell[]
  readonly rejects: Reject[] = []
  #says: string | undefined
  readonly #by = new Map<RecipeColumn['as'], Filled[]>()

  constructor({ table, row, place, received }: RowWork) {
    this.table = table
    this.place = place
    this.received = received
    const { columns, missing } = knownOf(table)
    const [filled, undecided]: [Filled[], Cell[]] = [[], []]
    for (const cell of row.cells) {
      const column = columns.get(cell.column)
      if (!column) undecided.push(cell)
      else if (column.as !== 'left-out' && !isMissing(cell, column, missing)) filled.push({ column, cell })
    }
    this.filled = filled
    this.undecided = undecided
    for (const each of filled) {
      const same = this.#by.get(each.column.as)
      if (same) same.push(each)
      else this.#by.set(each.column.as, [each])
    }
  }

  all<A extends RecipeColumn['as']>(...as: readonly A[]): Array<Filled<A>> {
    const found =
      as.length === 1 ? (this.#by.get(as[0]!) ?? NONE) : as.flatMap(each => this.#by.get(each) ?? NONE)
    return found as unknown as Array<Filled<A>> // as they were sorted into
  }
  first<A extends RecipeColumn['as']>(...as: readonly A[]): Filled<A> | undefined {
    return this.all(...as)[0]
  }
  /** The words of the first cell of such a column, by its code book where it has one. */
  words(as: RecipeColumn['as']): string | undefined {
    const found = this.first(as)
    return found && wordsIn(found)
  }
  /**
   * What tells a thing that the row says from its like of the same day: its own cell, and all that is said of the row.
   * Its other results do not: where one of them is corrected, the rest are what they were.
   */
  tellsApart({ cell }: Filled): string {
    this.#says ??= JSON.stringify(
      this.filled
        .filter(({ column }) => !standsAlone.has(column.as))
        .map(each => [each.column.header, each.cell.text.trim()])
        .toSorted(),
    )
    return `${this.#says} ${cell.text.trim()}`
  }
  underHeading(header: string): Filled | undefined {
    const key = headingKey(header)
    return this.filled.find(({ column }) => headingKey(column.header) === key)
  }

  placeOf(cell: Pick<Cell, 'column'>): Place {
    return { ...this.place, position: `${this.place.position}, column ${utils.encode_col(cell.column)}` }
  }
  /** Names a cell that is not what its column says. Its neighbours are read. */
  reject({ column, cell }: Filled, what: Expected): void {
    this.rejects.push({
      place: this.placeOf(cell),
      reason: say('tables.cell-unread', { column: column.header, what }),
      remedy: say('tables.cell-unread-remedy', { what }),
    })
  }

  /** When somebody was born; what may be of two centuries, of which nobody said anything, is named. */
  birth(found: Filled<'birth'>): Moment | undefined {
    const { century } = found.column
    const isKnown = century === 'this' || century === 'last'
    if (isKnown || !isOfTwoCenturies(found.cell, this.received))
      return this.date(found, { ...(isKnown && { century }) })
    this.reject(found, 'century')
    return undefined
  }

  /** The moment in a cell; what is none, or lies ahead of the day on which the file came, is named. */
  date(
    found: Filled,
    { mayBeAhead = false, century }: Pick<DateReading, 'century'> & { readonly mayBeAhead?: boolean } = {},
  ): Moment | undefined {
    const { column, cell } = found
    const order: DateOrder = ('order' in column ? column.order : undefined) ?? this.table.recipe.dateOrder
    const read = readDate(cell, { order, received: this.received, century })
    const moment = read && read.clock >= EARLIEST ? read : undefined
    if (!moment) this.reject(found, 'date')
    else if (!mayBeAhead && instantOf(moment) > Date.parse(this.received) + 2 * DAY) {
      this.reject(found, 'past')
      return undefined
    }
    return moment
  }
}

/** What a cell says in words: by the code book of its column, or else its own. */
export function wordsIn({ column, cell }: Filled): string {
  const text = cell.text.trim()
  return column.codes?.find(({ value }) => value.toLowerCase() === text.toLowerCase())?.means ?? text
}

const isMissing = ({ text }: Cell, column: RecipeColumn, missing: ReadonlySet<string>): boolean => {
  const word = text.trim().toLowerCase()
  return missing.has(word) || column.missing?.some(each => each.trim().toLowerCase() === word) === true
}

import { createHash } from 'node:crypto'
import {
  dateColumns,
  type ColumnAs,
  type DateOrder,
  type Recipe,
  type RecipeColumn,
} from '../../../../shared/domain/recipe.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { unitOf } from '../../border/units/unit-of.ts'
import type { BoundTable } from './bound.ts'
import { numberIn, readValue } from './read-value.ts'
import type { Cell, Row } from './row.ts'
import type { Sample } from './samples.ts'

/** What a row of units says of a column. */
export interface SaidBelow {
  readonly unit?: string
  /** As in `dd/mm/yyyy`. */
  readonly order?: DateOrder
}
/** A row right below the headings that says in what the columns are told, and holds nobody's data. */
export interface UnitsRow {
  readonly row: number
  /** By place. */
  readonly says: ReadonlyMap<number, SaidBelow>
}

/* Days, months and years by their letters in English, German, Spanish, French and Portuguese. */
const dayFirst = /^(?:dd?|tt?|jj?)[./ -]mm?[./ -](?:yy|aa|jj){1,2}$/i
const monthFirst = /^mm?[./ -]dd?[./ -](?:yy){1,2}$/i
const yearFirst = /^(?:yyyy|aaaa|jjjj)[./ -]mm?[./ -](?:dd?|tt?|jj?)$/i
const time = /^hh:mm(?::ss)?$/i
/** What else stands in such a row: what its cells are, or that the row is one of units. */
const words: ReadonlySet<string> = new Set(
  (
    'unit units einheit einheiten unidad unidades unité unités unidade unidades text number numeric date name ' +
    'm/f f/m m/w w/m h/m y/n yes/no ja/nein si/no 0/1 1/0 - – id'
  ).split(' '),
)

function saysIn(cell: Cell): SaidBelow | undefined {
  if (cell.kind !== undefined) return undefined
  const text = cell.text.trim()
  if (dayFirst.test(text)) return { order: 'day-first' }
  if (monthFirst.test(text)) return { order: 'month-first' }
  if (yearFirst.test(text) || time.test(text) || words.has(text.toLowerCase())) return {}
  const unit = text.replace(/^[([](.+)[)\]]$/, '$1').trim()
  // A bare number is a unit as well (1, 12), and a day's result much more often.
  return /[\p{L}%°]/u.test(unit) && unit.length <= 30 && unitOf({ unit }) !== undefined ? { unit } : undefined
}

const isNumber = ({ text, kind }: Cell) =>
  kind === 'n' ||
  numberIn(text.trim(), 'point') !== undefined ||
  numberIn(text.trim(), 'comma') !== undefined ||
  readValue({ text }, { decimal: 'point' }).value.kind === 'quantity'

/**
 * The row of units below these headings: each of its cells is a unit, the form of a date or a word for what a cell
 * holds, and at least one is a unit above numbers. Undefined where the row below is one of the table's own.
 */
export function unitsRowBelow({ rows }: Sample, headerRow: number): UnitsRow | undefined {
  const at = rows.findIndex(({ row }) => row === headerRow + 1)
  const [row, ...below] = at < 0 ? [] : rows.slice(at)
  if (!row || row.cells.length === 0) return undefined
  // What is repeated below is what rows say, and not what they are told in.
  const repeats = ({ column, text }: Cell) =>
    below.some(({ cells }) => cells.some(each => each.column === column && each.text.trim() === text.trim()))
  if (row.cells.some(repeats)) return undefined
  const says = new Map<number, SaidBelow>()
  for (const cell of row.cells) {
    const said = saysIn(cell)
    if (!said) return undefined
    says.set(cell.column, said)
  }
  const isAboveNumbers = [...says].some(([column, { unit }]) => {
    const cells = below.flatMap(({ cells: all }) => all.filter(each => each.column === column))
    return unit !== undefined && cells.length > 0 && cells.filter(isNumber).length > cells.length / 2
  })
  return isAboveNumbers ? { row: row.row, says } : undefined
}

/** The last row that is none of the table's own. */
export const lastHeading = ({ headerRow, unitsRow }: Pick<BoundTable, 'headerRow' | 'unitsRow'>): number =>
  unitsRow ?? headerRow
export const isUnitsRow = (row: Row, { unitsRow }: BoundTable): boolean => row.row === unitsRow

const isDated = (column: RecipeColumn): column is ColumnAs<(typeof dateColumns)[number]> =>
  (dateColumns as readonly string[]).includes(column.as)
const isSameUnit = (one: string, other: string) => {
  const [first, second] = [unitOf({ unit: one }), unitOf({ unit: other })]
  return first === undefined ? headingKey(one) === headingKey(other) : first === second
}
/**
 * A column as its row of units says it, where that is otherwise than what was said of it before: one delivery in
 * mmol/L and the next in mg/dL must not be read alike. Undefined where both agree.
 */
export function saidOtherwise(
  column: RecipeColumn,
  { unit, order }: SaidBelow,
  { dateOrder }: Pick<Recipe, 'dateOrder'>,
): RecipeColumn | undefined {
  if ((column.as === 'result' || column.as === 'pressure') && unit !== undefined)
    return column.unit !== undefined && isSameUnit(column.unit, unit) ? undefined : { ...column, unit }
  if (order !== undefined && isDated(column) && (column.order ?? dateOrder) !== order)
    return { ...column, order }
  return undefined
}

/** What a row of units says, as a recipe remembers that it was looked at. */
export function unitsHash(columns: BoundTable['columns'], says: UnitsRow['says']): string {
  const said = columns.flatMap(({ at, header }) => {
    const below = says.get(at)
    return below ? [[headingKey(header), below.unit ?? '', below.order ?? '']] : []
  })
  return createHash('sha256').update(JSON.stringify(said.toSorted())).digest('hex')
}

/**
 * The headings of columns of which a row of units that nobody looked at says something else than the recipe. What was
 * looked at stands, whatever was made of it.
 */
export function changedUnits({ columns, recipe }: BoundTable, { says }: UnitsRow): string[] {
  if (recipe.unitsRows?.includes(unitsHash(columns, says)) === true) return []
  const byHeading = new Map(recipe.columns.map(each => [headingKey(each.header), each]))
  return columns.flatMap(({ at, header }) => {
    const [column, said] = [byHeading.get(headingKey(header)), says.get(at)]
    return column && said && saidOtherwise(column, said, recipe) ? [header] : []
  })
}

import type { Recipe } from '../../../../shared/domain/recipe.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import type { Answers, Settled } from '../source.ts'
import type { Delimiter } from '../sniff/delimiter.ts'
import { TABLES, type BoundFile, type BoundTable } from './bound.ts'
import { isOfTwoCenturies } from './centuries.ts'
import { cutRows } from './cut-rows.ts'
import { guessHeadings, headingsIn, type FoundHeadings } from './find-headings.ts'
import { headingKey, headingsKey, headingsOf } from '../../../../shared/domain/recipe-headings.ts'
import { readBooks } from './read-books.ts'
import { samplesOf, type Sample } from './samples.ts'
import { changedUnits, unitsRowBelow } from './units-row.ts'

/** The name of the question where a file comes from. */
const WHERE_FROM = 'source'

/** Recipes by their headings; of several for the same headings each is of another source. */
type Known = ReadonlyMap<string, readonly Recipe[]>

/** The recipe for these headings: of this source, where it is said; else the only one there is. */
function recipeFor(found: FoundHeadings, known: Known, source: string | undefined): Recipe | undefined {
  const key = headingsKey(found.headings.map(({ header }) => header))
  const fitting = (known.get(key) ?? []).filter(({ headerRows }) => headerRows === found.headerRows)
  const own = fitting.find(each => each.source === source)
  return own ?? (fitting.length === 1 ? fitting[0] : undefined)
}

function boundWith(sample: Sample, { headerRow, headings }: FoundHeadings, recipe: Recipe): BoundTable {
  const unitsRow = unitsRowBelow(sample, headerRow)?.row
  return {
    sheet: sample.sheet,
    headerRow,
    ...(unitsRow !== undefined && { unitsRow }),
    columns: headings.map(each => ({ ...each })),
    recipe,
  }
}

/** A sheet by a recipe that is known, wherever in its first rows the headings stand. */
export function boundByRecipe(
  sample: Sample,
  known: Known,
  source: string | undefined,
): BoundTable | undefined {
  for (const at of sample.rows.keys())
    for (const headerRows of [2, 1] as const) {
      const found = headingsIn(sample, at, headerRows)
      const recipe = found && recipeFor(found, known, source)
      if (recipe) return boundWith(sample, found, recipe)
    }
  return undefined
}

export const knownRecipes = (recipes: readonly Recipe[]): Known =>
  Map.groupBy(recipes, each => headingsOf(each))

/** More than half of the headings of both are the same. */
const ALIKE = 0.6

/** The recipe that is most like these headings, and what differs; undefined where none is like them. */
export function likeness(found: FoundHeadings, recipes: readonly Recipe[]) {
  const headers = new Map(found.headings.map(({ header }) => [headingKey(header), header]))
  const all = recipes.map(recipe => {
    const own = new Map(recipe.columns.map(({ header }) => [headingKey(header), header]))
    const added = [...headers].filter(([key]) => !own.has(key)).map(([, header]) => header)
    const gone = [...own].filter(([key]) => !headers.has(key)).map(([, header]) => header)
    const share = (headers.size - added.length) / Math.max(headers.size, own.size)
    return { recipe, added, gone, share }
  })
  const best = all.toSorted((one, other) => other.share - one.share)[0]
  return best && best.share >= ALIKE ? best : undefined
}

/** Why a sheet is not read yet. */
function whyNot(found: FoundHeadings, recipes: readonly Recipe[]): Message {
  const like = likeness(found, recipes)
  if (!like || like.added.length + like.gone.length === 0) return say('tables.set-up')
  const none = ['–']
  const { added, gone, recipe } = like
  return say('tables.changed', {
    title: recipe.title,
    added: added.length > 0 ? added.slice(0, 20) : none,
    gone: gone.length > 0 ? gone.slice(0, 20) : none,
  })
}

/** Whether births of two digits stand in the first rows of a table of which nobody said in which century they lie. */
function lacksCentury(
  { sheet, headerRow, columns, recipe }: BoundTable,
  samples: readonly Sample[],
): boolean {
  const open = new Set(
    recipe.columns.flatMap(column =>
      column.as === 'birth' && column.century === undefined ? [headingKey(column.header)] : [],
    ),
  )
  const places = new Set(columns.flatMap(({ at, header }) => (open.has(headingKey(header)) ? [at] : [])))
  const rows = samples.find(sample => sample.sheet === sheet)?.rows ?? []
  const today = new Date().toISOString().slice(0, 10)
  return rows.some(
    ({ row, cells }) =>
      row > headerRow && cells.some(cell => places.has(cell.column) && isOfTwoCenturies(cell, today)),
  )
}

export interface ToSettle {
  bytes(): AsyncIterable<Uint8Array>
  readonly delimiter: Delimiter | undefined
  readonly answers: Answers
  readonly recipes: readonly Recipe[]
}

/**
 * What is known of the tables of a file, as answers that are kept with it; or why it waits. Sheets without headings
 * hold remarks, and are kept as source beside the others; so are code books, once they were looked at.
 */
export async function settleTables({ bytes, delimiter, answers, recipes }: ToSettle): Promise<Settled> {
  const source = answers[WHERE_FROM]?.trim()
  const known = knownRecipes(recipes)
  const tables: BoundTable[] = []
  const open: FoundHeadings[] = []
  const otherwise: string[] = []
  const pieces = () => cutRows(bytes(), delimiter)
  const samples = await samplesOf(pieces(), delimiter)
  const { books, sheets } = await readBooks(samples, pieces, delimiter)
  for (const sample of samples) {
    if (sheets.has(sample.sheet)) continue
    const bound = boundByRecipe(sample, known, source)
    const guessed = bound ? undefined : guessHeadings(sample)
    if (bound) {
      tables.push(bound)
      const units = unitsRowBelow(sample, bound.headerRow)
      if (units) otherwise.push(...changedUnits(bound, units))
    }
    if (guessed) open.push(guessed)
  }
  if (open.length > 0) return { is: 'open', reason: whyNot(open[0]!, recipes) }
  const births = tables.filter(table => lacksCentury(table, samples))
  if (births.length > 0) return { is: 'open', reason: say('tables.century-open') }
  if (otherwise.length > 0)
    return { is: 'open', reason: say('tables.units-changed', { columns: otherwise.slice(0, 20) }) }
  // A code book by itself is read where a table was set up with it; in a workbook, where it says nothing new.
  const seen = new Set(
    (tables.length > 0 ? tables.map(({ recipe }) => recipe) : recipes).flatMap(each => each.books ?? []),
  )
  const isSeen = books.every(({ hash }) => seen.has(hash))
  if (tables.length === 0 && books.length === 0) return { is: 'open', reason: say('tables.no-headings') }
  if (!isSeen)
    return { is: 'open', reason: say(tables.length > 0 ? 'tables.book-changed' : 'tables.book-alone') }
  const file: BoundFile = { ...(delimiter !== undefined && { delimiter }), tables }
  const named = tables.find(({ recipe }) => recipe.source !== undefined)?.recipe.source
  return {
    is: 'settled',
    answers: {
      ...answers,
      [TABLES]: JSON.stringify(file),
      ...(source === undefined && named !== undefined && { [WHERE_FROM]: named }),
    },
  }
}

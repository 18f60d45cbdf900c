import type { LookedAtTable } from '../../../../shared/contract/intake-tables.ts'
import type { Recipe } from '../../../../shared/domain/recipe.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { needsSource } from '../../../../shared/domain/recipe-source.ts'
import { say } from '../../../../shared/words/message.ts'
import { breather } from '../../../host/breathe.ts'
import { limits } from '../../budgets.ts'
import type { Piece } from '../source.ts'
import { TABLES, type BoundFile, type BoundTable } from './bound.ts'
import { CenturyCounter } from './centuries.ts'
import { explainedBy, type CodeBook } from './code-book.ts'
import { guessHeadings } from './find-headings.ts'
import { saidBy } from './guess/heading-words.ts'
import { NamedAbove, withNamesAbove } from './named-above.ts'
import { Outcome } from './outcome.ts'
import { ColumnCounter, type ColumnProfile } from './profile.ts'
import { readBooks } from './read-books.ts'
import { readRow } from './read.ts'
import { decoded, delimitedRow, sheetRow, type Row } from './row.ts'
import { rowAndAbove } from './row-in.ts'
import { samplesOf, type Sample } from './samples.ts'
import { boundByRecipe, knownRecipes } from './settle.ts'
import { takenFor, type TablePlace } from './taken-for.ts'
import { lastHeading, unitsRowBelow } from './units-row.ts'
import type { Delimiter } from '../sniff/delimiter.ts'

/** A file whose tables are looked at, and by what. */
export interface Looking {
  pieces(): AsyncIterable<Piece>
  readonly delimiter: Delimiter | undefined
  /** What the tables are to be looked at with. */
  readonly asked: readonly Recipe[]
  /** What was said before. */
  readonly known: readonly Recipe[]
  /** Code books that lie in other files. */
  readonly books: readonly CodeBook[]
  readonly received: string
  readonly signal: AbortSignal
}

/** One row without a name is more likely a slip than the way in which a register is kept. */
const FEWEST_UNNAMED = 2

async function* rowsOf({ pieces, delimiter, signal }: Looking) {
  const breathe = breather(signal)
  for await (const piece of pieces()) {
    const pause = breathe()
    if (pause) await pause
    const text = decoded(piece.bytes)
    const row: Row | undefined =
      delimiter === undefined ? sheetRow(text) : delimitedRow(text, delimiter, piece.place.position)
    if (row) yield { piece, row }
  }
}

function placeIn(sample: Sample, { asked, known }: Looking): TablePlace | undefined {
  const bound =
    boundByRecipe(sample, knownRecipes(asked), undefined) ??
    boundByRecipe(sample, knownRecipes(known), undefined)
  const units = (headerRow: number) => {
    const found = unitsRowBelow(sample, headerRow)
    return found ? { unitsRow: found.row, units: found.says } : {}
  }
  if (bound)
    return {
      ...bound,
      ...units(bound.headerRow),
      headerRows: bound.recipe.headerRows,
      said: bound.recipe,
    }
  const found = guessHeadings(sample)
  if (!found || found.headings.length > limits.recipeColumns) return undefined
  const { headerRow, headerRows, headings } = found
  return {
    sheet: sample.sheet,
    headerRow,
    headerRows,
    ...units(headerRow),
    columns: [...headings],
    said: undefined,
  }
}

/** Columns with what code books say of them. */
function withBooks(profiles: readonly ColumnProfile[], books: readonly CodeBook[]): ColumnProfile[] {
  const found = explainedBy(books, profiles)
  return profiles.map(profile => {
    const explained = found.get(profile.header)
    if (!explained) return profile
    const { codes, label, unit } = explained
    const hasCodes = codes.size > 0
    return { ...profile, ...(hasCodes && { explained: codes }), book: { label, unit, hasCodes } }
  })
}

/** What counts centuries for each column of births, as the recipe or else the heading says; by place. */
function centuryCounters({ columns, said }: TablePlace, received: string): Map<number, CenturyCounter> {
  const recipe = new Map(said?.columns.map(each => [headingKey(each.header), each.as]))
  const asOf = (header: string) => recipe.get(headingKey(header)) ?? saidBy(header)
  const at = (as: string) => columns.filter(({ header }) => asOf(header) === as).map(({ at: place }) => place)
  const dateAt = at('date')
  return new Map(at('birth').map(birthAt => [birthAt, new CenturyCounter({ birthAt, dateAt, received })]))
}

async function profilesOf(
  places: readonly TablePlace[],
  looking: Looking,
  books: readonly CodeBook[],
): Promise<ColumnProfile[][]> {
  const counters = places.map(({ columns }) => columns.map(each => new ColumnCounter(each)))
  const centuries = places.map(place => centuryCounters(place, looking.received))
  const bySheet = new Map(
    places.map((place, at) => {
      const own = new Map(place.columns.map((column, index) => [column.at, counters[at]![index]!]))
      return [place.sheet, { ...place, own, births: [...centuries[at]!.values()] }] as const
    }),
  )
  for await (const { row } of rowsOf(looking)) {
    const place = bySheet.get(row.sheet)
    if (!place || row.row <= lastHeading(place)) continue
    for (const cell of row.cells) place.own.get(cell.column)?.take(cell)
    for (const each of place.births) each.take(row)
  }
  return counters.map((all, at) =>
    withBooks(
      all.map((each, index) => {
        const place = places[at]!.columns[index]!.at
        const below = places[at]!.units?.get(place)
        const births = centuries[at]!.get(place)
        return { ...each.profile(), ...(below && { below }), ...(births && { centuries: births.signs() }) }
      }),
      books,
    ),
  )
}

/** How many rows of each table name nobody and stand below one that does. */
async function rowsBelowNames(looking: Looking, tables: readonly BoundTable[]): Promise<number[]> {
  const counts = tables.map(table => ({ table, rows: new NamedAbove(table), n: 0 }))
  const bySheet = new Map(counts.map(each => [each.table.sheet, each]))
  for await (const { row } of rowsOf(looking)) {
    const own = bySheet.get(row.sheet)
    if (own?.rows.take(row) === 'above') own.n++
  }
  return counts.map(({ n }) => n)
}

/** What is in doubt whatever the rows hold. */
const problemsOf = (recipe: Recipe): LookedAtTable['problems'] =>
  needsSource(recipe)
    ? [{ n: 1, reason: say('tables.needs-source'), remedy: say('tables.needs-source-remedy'), position: '' }]
    : []

/**
 * Looks through all rows of a file's tables: what each column holds and is taken for, and what becomes of the rows by
 * it, so that what will happen is seen before it does. Throws where the bytes cannot be read, or when it is cancelled.
 */
export async function lookAtTables(looking: Looking): Promise<LookedAtTable[]> {
  const samples = await samplesOf(looking.pieces(), looking.delimiter)
  const own = await readBooks(samples, looking.pieces, looking.delimiter)
  const books = [...own.books, ...looking.books]
  const places = samples
    .filter(({ sheet }) => !own.sheets.has(sheet))
    .flatMap(sample => placeIn(sample, looking) ?? [])
  const profiles = await profilesOf(places, looking, books)
  const taken = places.map((place, at) => takenFor(place, profiles[at]!, { known: looking.known, books }))
  const file: BoundFile = {
    ...(looking.delimiter !== undefined && { delimiter: looking.delimiter }),
    tables: places.map(({ sheet, headerRow, unitsRow, columns }, at) => ({
      sheet,
      headerRow,
      ...(unitsRow !== undefined && { unitsRow }),
      columns,
      recipe: taken[at]!.recipe,
    })),
  }
  const situation = { scope: '-', received: looking.received, answers: { [TABLES]: JSON.stringify(file) } }
  const outcomes = new Map(places.map(({ sheet }) => [sheet, new Outcome()] as const))
  const unnamed = await rowsBelowNames(looking, file.tables)
  const breathe = breather(looking.signal)
  for await (const piece of withNamesAbove(looking.pieces(), file)) {
    const pause = breathe()
    if (pause) await pause
    const sheet = rowAndAbove(piece.bytes, file, piece.place.position)?.row.sheet
    if (sheet !== undefined) outcomes.get(sheet)?.take(piece.place.position, [...readRow(piece, situation)])
  }
  return places.map(({ sheet, headerRow, said }, at) => {
    const { guesses, openDates, isNew, ...found } = taken[at]!
    const outcome = outcomes.get(sheet)!
    const isGuessed = said === undefined && outcome.twice > 0
    const recipe = isGuessed ? { ...found.recipe, sameDay: 'beside' as const } : found.recipe
    return {
      sheet,
      headerRow,
      rows: outcome.rows,
      isKnown: said !== undefined && !isNew,
      recipe,
      columns: profiles[at]!.map(({ header, filled, distinct, samples: shown }, index) => ({
        header,
        filled,
        distinct,
        samples: [...shown],
        ...guesses[index]!,
        isOpenDate: openDates.includes(header),
      })),
      people: outcome.people.size,
      facts: outcome.facts,
      unnamedBelow: unnamed[at]! >= FEWEST_UNNAMED ? unnamed[at]! : 0,
      preview: outcome.preview,
      problems: [...problemsOf(recipe), ...outcome.problems()],
    }
  })
}

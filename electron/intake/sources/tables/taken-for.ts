import type { Recipe, RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { say } from '../../../../shared/words/message.ts'
import type { BoundTable } from './bound.ts'
import type { CodeBook } from './code-book.ts'
import type { ColumnGuess } from './guess/guess-column.ts'
import { guessRecipe, withCentury } from './guess/guess-recipe.ts'
import type { ColumnProfile } from './profile.ts'
import { likeness } from './settle.ts'
import { saidOtherwise, unitsHash, type UnitsRow } from './units-row.ts'

/** So many code books and rows of units of a table are remembered. */
const MOST_SEEN = 100

/** A table in a file, and what was said of it before. */
export interface TablePlace {
  readonly sheet: string
  readonly headerRow: number
  readonly headerRows: 1 | 2
  readonly unitsRow?: number | undefined
  /** What it says of the columns, by their place. */
  readonly units?: UnitsRow['says']
  readonly columns: BoundTable['columns']
  /** What was said of it, where that is so. */
  readonly said: Recipe | undefined
}

export interface Taken {
  readonly recipe: Recipe
  readonly guesses: readonly ColumnGuess[]
  readonly openDates: readonly string[]
  /** A code book says something that nobody has looked at. */
  readonly isNew: boolean
}
/** What was said of a column, with what a code book that nobody has looked at says of its codes. */
function byBook(said: RecipeColumn, guess: ColumnGuess): ColumnGuess {
  const { codes } = guess.column
  const isSame = !codes || JSON.stringify(codes) === JSON.stringify(said.codes)
  return isSame
    ? { column: said, because: say('tables.by-recipe'), isSure: true }
    : { column: { ...said, codes }, because: say('tables.by-new-book'), isSure: false }
}

/** What a table is taken for: what was said; else what was said of one that is like it; else a guess. */
export function takenFor(
  place: TablePlace,
  profiles: readonly ColumnProfile[],
  { known, books }: { readonly known: readonly Recipe[]; readonly books: readonly CodeBook[] },
): Taken {
  // Never the name of a file or a sheet: people name them after patients.
  const title = place.columns
    .slice(0, 3)
    .map(({ header }) => header)
    .join(', ')
  const { recipe, columns, ambiguousDates } = guessRecipe(profiles, { title, headerRows: place.headerRows })
  const because = say('tables.by-recipe')
  const like = place.said ?? likeness({ ...place, headings: place.columns }, known)?.recipe
  const seen = [...new Set([...(like?.books ?? []), ...books.map(({ hash }) => hash)])]
    .toSorted()
    .slice(-MOST_SEEN)
  const unitsRow = place.units && unitsHash(place.columns, place.units)
  const unitsRows = [...new Set([...(like?.unitsRows ?? []), unitsRow ?? []].flat())].slice(-MOST_SEEN)
  const withSeen = {
    ...(seen.length > 0 && { books: seen }),
    ...(unitsRows.length > 0 && { unitsRows }),
  }
  const isNew = seen.length !== (like?.books ?? []).length
  if (!like) return { recipe: { ...recipe, ...withSeen }, guesses: columns, openDates: ambiguousDates, isNew }
  const isNewUnits = unitsRow !== undefined && like.unitsRows?.includes(unitsRow) !== true
  const isOtherwise = new Set<string>()
  const before = new Map(like.columns.map(column => [headingKey(column.header), column]))
  const guesses = columns.map((guess, at) => {
    const column = before.get(headingKey(guess.column.header))
    if (!column) return guess
    const below = profiles[at]!.below
    const otherwise = isNewUnits && below && saidOtherwise(column, below, like)
    if (otherwise) {
      isOtherwise.add(column.header)
      return { column: otherwise, because: say('tables.by-units-row'), isSure: false }
    }
    const known = isNew ? byBook(column, guess) : { column, because, isSure: true }
    const own = withCentury(known, profiles[at]!)
    if (!own.isSure && known.isSure) isOtherwise.add(column.header)
    return own
  })
  const own = {
    ...like,
    ...withSeen,
    headerRows: place.headerRows,
    columns: guesses.map(({ column }) => column),
  }
  return {
    recipe: own,
    guesses,
    openDates: place.said ? [] : ambiguousDates,
    isNew: isNew || isOtherwise.size > 0,
  }
}

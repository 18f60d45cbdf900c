import type { Recipe, RecipeColumn } from '../../../../shared/domain/recipe.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { say } from '../../../../shared/words/message.ts'
import type { BoundTable } from './bound.ts'
import type { CodeBook } from './code-book.ts'
import type { ColumnGuess } from './guess/guess-column.ts'
import { guessRecipe } from './guess/guess-recipe.ts'
import type { ColumnProfile } from './profile.ts'
import { likeness } from './settle.ts'

/** So many code books of a table are remembered. */
const MOST_BOOKS = 100

/** A table in a file, and what was said of it before. */
export interface TablePlace {
  readonly sheet: string
  readonly headerRow: number
  readonly headerRows: 1 | 2
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
    .slice(-MOST_BOOKS)
  const withSeen = seen.length > 0 ? { books: seen } : {}
  const isNew = seen.length !== (like?.books ?? []).length
  if (!like) return { recipe: { ...recipe, ...withSeen }, guesses: columns, openDates: ambiguousDates, isNew }
  const before = new Map(like.columns.map(column => [headingKey(column.header), column]))
  const guesses = columns.map(guess => {
    const column = before.get(headingKey(guess.column.header))
    if (!column) return guess
    return isNew ? byBook(column, guess) : { column, because, isSure: true }
  })
  const own = {
    ...like,
    ...withSeen,
    headerRows: place.headerRows,
    columns: guesses.map(({ column }) => column),
  }
  return { recipe: own, guesses, openDates: place.said ? [] : ambiguousDates, isNew }
}

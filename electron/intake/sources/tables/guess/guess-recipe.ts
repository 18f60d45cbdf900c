import {
  dateColumns,
  type DateOrder,
  type Recipe,
  type RecipeColumn,
} from '../../../../../shared/domain/recipe.ts'
import { say } from '../../../../../shared/words/message.ts'
import { centuryOf } from '../centuries.ts'
import type { ColumnProfile } from '../profile.ts'
import { guessColumn, type ColumnGuess } from './guess-column.ts'
import { saidBy } from './heading-words.ts'

/** What people write where nothing was recorded. */
const usualMissing = [
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  'nd',
  'n.d.',
  'k.a.',
  's/d',
  '-',
  '--',
  '.',
  '?',
  '#n/a',
  'missing',
  'not recorded',
  'nicht erfasst',
  'sin datos',
]

/** What a table is taken for. */
export interface TableGuess {
  readonly recipe: Recipe
  readonly columns: readonly ColumnGuess[]
  /** Columns of dates of which each date can be read in both orders, and some mean two days then. */
  readonly ambiguousDates: readonly string[]
}

interface DateSigns {
  readonly order: DateOrder
  /** Only this order explains it. */
  readonly isTold: boolean
  /** Both do, or each explains what the other does not, and it matters. */
  readonly isOpen: boolean
}
function orderOf(of: ColumnProfile): DateSigns {
  const { dayFirst, monthFirst, onlyDayFirst, onlyMonthFirst, twoDays, below } = of
  const order = monthFirst > dayFirst ? ('month-first' as const) : ('day-first' as const)
  if (below?.order !== undefined) return { order: below.order, isTold: true, isOpen: false }
  const areMixed = onlyDayFirst > 0 && onlyMonthFirst > 0
  return {
    order,
    isTold: dayFirst !== monthFirst,
    isOpen: twoDays > 0 && (dayFirst === monthFirst || areMixed),
  }
}
const isDated = ({ as }: RecipeColumn) => (dateColumns as readonly string[]).includes(as)
function withOrder(guess: ColumnGuess, signs: DateSigns | undefined, order: DateOrder): ColumnGuess {
  if (!signs) return guess
  if (signs.isOpen) return { ...guess, isSure: false }
  const { column } = guess
  const isOther = signs.isTold && signs.order !== order
  return isOther ? { ...guess, column: { ...column, order: signs.order } as RecipeColumn } : guess // a column of dates
}

/** A column of births with the century of those of two digits: asked about where the table does not tell it. */
export function withCentury(guess: ColumnGuess, { centuries }: ColumnProfile): ColumnGuess {
  const { column } = guess
  const found = centuries && centuryOf(centuries)
  if (column.as !== 'birth' || column.century !== undefined || !found) return guess
  const own = { ...column, century: found.century }
  return found.isTold
    ? { ...guess, column: own }
    : { column: own, because: say('tables.which-century'), isSure: false }
}

/** One column of each kind of which a row can have but one; a second says more of the row. */
const single: ReadonlySet<RecipeColumn['as']> = new Set([
  'full-name',
  'birth',
  'death',
  'sex',
  'date',
  'time',
  'end',
  'recorded',
  'changed',
  'visit',
  'name',
  'value',
  'unit',
  'low',
  'high',
  'flag',
  'code',
  'code-system',
  'dose',
  'status',
  'severity',
])

function once(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  const seen = new Set<string>()
  return guesses.map(guess => {
    const { column } = guess
    if (column.as === 'person-id') {
      // A second number of a person is another of hers.
      if (!seen.has('person-id')) return mark(guess)
      return {
        ...guess,
        column: { as: 'other-id', header: column.header, label: column.header },
        isSure: false,
      }
    }
    if (!single.has(column.as) || !seen.has(column.as)) return mark(guess)
    return { ...guess, column: { as: 'detail', of: 'row', header: column.header }, isSure: false }
  })
  function mark(guess: ColumnGuess): ColumnGuess {
    seen.add(guess.column.as)
    return guess
  }
}

/** In a table that says who people are, everything else is said of them. */
function ofPeople(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  const has = (...as: ReadonlyArray<RecipeColumn['as']>) =>
    guesses.some(({ column }) => as.includes(column.as))
  const isOfPeople = has('birth', 'birth-year') && !has('date', 'value', 'event', 'pressure', 'yes-no')
  if (!isOfPeople) return [...guesses]
  return guesses.map(guess =>
    guess.column.as === 'detail' ? { ...guess, column: { ...guess.column, of: 'person' } } : guess,
  )
}

/** What a table most likely is, column by column, and what of it is in doubt. */
export function guessRecipe(
  profiles: readonly ColumnProfile[],
  { title, headerRows }: Pick<Recipe, 'title' | 'headerRows'>,
): TableGuess {
  const missing = usualMissing.filter(word =>
    profiles.some(({ values }) => [...values.keys()].some(value => value.toLowerCase() === word)),
  )
  const says = new Set(profiles.map(({ header }) => saidBy(header)))
  const isLong = says.has('value') && (says.has('name') || says.has('code'))
  const signs = { isLong, namesPeople: says.has('person-id'), missing: new Set(missing) }
  const guessed = ofPeople(once(profiles.map(profile => guessColumn(profile, signs))))
  const orders = guessed.map(({ column }, at) => (isDated(column) ? orderOf(profiles[at]!) : undefined))
  // A column that only one order explains tells what its neighbours most likely are; they are asked about still.
  const dateOrder = orders.find(each => each?.isTold === true)?.order ?? 'day-first'
  const columns = guessed.map((guess, at) =>
    withCentury(withOrder(guess, orders[at], dateOrder), profiles[at]!),
  )
  const [commas, points] = [sum(profiles, 'onlyComma'), sum(profiles, 'onlyPoint')]
  const recipe: Recipe = {
    casebookRecipe: 1,
    title,
    headerRows,
    dateOrder,
    decimal: commas > points ? 'comma' : 'point',
    missing,
    sameDay: 'corrected',
    medicines: says.has('dose') || says.has('event medication') ? 'ordered' : 'taken',
    columns: columns.map(({ column }) => column),
  }
  return {
    recipe,
    columns,
    ambiguousDates: profiles.filter((_, at) => orders[at]?.isOpen).map(({ header }) => header),
  }
}

const sum = (profiles: readonly ColumnProfile[], of: 'onlyComma' | 'onlyPoint') =>
  profiles.reduce((total, each) => total + each[of], 0)

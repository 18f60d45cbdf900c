/** A sum of cells with whole-number coefficients, by cell name. */
export type Sum = Readonly<Record<string, number>>
/** What is known of a sum: it lies between `least` and `most`, both included. */
export interface Statement {
  readonly sum: Sum
  readonly least: number
  readonly most: number
}
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** Room for floating-point error; every coefficient and every bound is a small whole number. */
const TOLERANCE = 1e-7
/** More pivots than this and the system is not one of ours. Bland's rule ends without it. */
const MOST_PIVOTS = 10_000

/**
 * The least and the most a sum of cells can be, when every cell is a count (not below zero) and every statement holds:
 * two linear programmes solved by the simplex method with Bland's rule (Chvatal, Linear Programming, chapters 2 and 3),
 * then narrowed to whole numbers. `undefined` when the statements contradict each other. `most` may be Infinity.
 */
export function boundsOf(target: Sum, statements: readonly Statement[]): Bounds | undefined {
  const names = [...new Set([target, ...statements.map(each => each.sum)].flatMap(Object.keys))]
  const rows = statements.flatMap(({ sum, least, most }) => [
    ...(Number.isFinite(most) ? [{ of: names.map(name => sum[name] ?? 0), limit: most }] : []),
    ...(Number.isFinite(least) ? [{ of: names.map(name => -(sum[name] ?? 0)), limit: -least }] : []),
  ])
  const objective = names.map(name => target[name] ?? 0)
  const most = maximum(objective, rows)
  const least = maximum(
    objective.map(each => -each),
    rows,
  )
  if (most === undefined || least === undefined) return undefined
  return { least: Math.ceil(-least - TOLERANCE) + 0, most: Math.floor(most + TOLERANCE) + 0 } // + 0: never minus zero
}

interface Row {
  readonly of: readonly number[]
  readonly limit: number
}
/** Each basic variable written in terms of the others: `basic = constant + factors . nonbasic`. */
interface Dictionary {
  basic: number[]
  nonbasic: number[]
  rows: number[][]
  goal: number[]
} // a row's last entry is its constant

/**
 * Maximum of objective . x with x >= 0 and every row's of . x <= limit; undefined where no x fits; Infinity where
 * unbounded.
 */
function maximum(objective: readonly number[], rows: readonly Row[]): number | undefined {
  const width = objective.length
  const book: Dictionary = {
    nonbasic: objective.map((_, column) => column),
    basic: rows.map((_, row) => width + row),
    rows: rows.map(row => [...row.of.map(each => -each), row.limit]),
    goal: [...objective, 0],
  }
  if (!makeFeasible(book, width + rows.length)) return undefined
  // The goal is rewritten in whatever variables are nonbasic now.
  book.goal = rewritten(book, objective)
  return climb(book) ? book.goal.at(-1)! : Infinity
}

/** First phase: one helping variable makes every row hold; if it can be driven to zero, the rows hold without it. */
function makeFeasible(book: Dictionary, helper: number): boolean {
  const worst = book.rows.reduce(
    (lowest, row, index) => (row.at(-1)! < book.rows[lowest]!.at(-1)! ? index : lowest),
    0,
  )
  if (book.rows.length === 0 || book.rows[worst]!.at(-1)! >= -TOLERANCE) return true
  book.nonbasic.push(helper)
  for (const row of book.rows) row.splice(-1, 0, 1)
  book.goal = [...book.nonbasic.map(variable => (variable === helper ? -1 : 0)), 0]
  pivot(book, worst, book.nonbasic.length - 1)
  climb(book)
  if (book.goal.at(-1)! < -TOLERANCE) return false
  const still = book.basic.indexOf(helper)
  if (still >= 0)
    pivot(
      book,
      still,
      book.rows[still]!.findIndex(
        (factor, column) => column < book.nonbasic.length && Math.abs(factor) > TOLERANCE,
      ),
    )
  const column = book.nonbasic.indexOf(helper)
  book.nonbasic.splice(column, 1)
  for (const row of book.rows) row.splice(column, 1)
  return true
}

function rewritten(book: Dictionary, objective: readonly number[]): number[] {
  const goal = Array.from({ length: book.nonbasic.length + 1 }, () => 0)
  objective.forEach((weight, variable) => {
    const row = book.basic.indexOf(variable)
    if (row < 0) goal[book.nonbasic.indexOf(variable)]! += weight
    else
      book.rows[row]!.forEach((factor, column) => {
        goal[column]! += weight * factor
      })
  })
  return goal
}

/** Improves until nothing does. False when the goal grows without end. */
function climb(book: Dictionary): boolean {
  for (let count = 0; count < MOST_PIVOTS; count++) {
    const entering = book.nonbasic.reduce(
      (best, variable, column) =>
        book.goal[column]! > TOLERANCE && (best < 0 || variable < book.nonbasic[best]!) ? column : best,
      -1,
    )
    if (entering < 0) return true
    let leaving = -1
    let tightest = Infinity
    book.rows.forEach((row, index) => {
      if (row[entering]! >= -TOLERANCE) return
      const ratio = row.at(-1)! / -row[entering]!
      const tied = Math.abs(ratio - tightest) <= TOLERANCE
      if (ratio < tightest - TOLERANCE || (tied && book.basic[index]! < book.basic[leaving]!)) {
        leaving = index
        tightest = ratio
      }
    })
    if (leaving < 0) return false
    pivot(book, leaving, entering)
  }
  throw new RangeError('The linear programme did not end.')
}

/** Solves row `leaving` for the variable of column `entering` and puts the result into all the others. */
function pivot(book: Dictionary, leaving: number, entering: number): void {
  const row = book.rows[leaving]!
  const factor = row[entering]!
  const solved = row.map((each, column) => (column === entering ? 1 / factor : -each / factor))
  const put = (old: number[]) =>
    old.map((each, column) =>
      column === entering ? old[entering]! * solved[entering]! : each + old[entering]! * solved[column]!,
    )
  book.rows = book.rows.map((each, index) => (index === leaving ? solved : put(each)))
  book.goal = put(book.goal)
  const out = book.basic[leaving]!
  book.basic[leaving] = book.nonbasic[entering]!
  book.nonbasic[entering] = out
}

import { leastSquares } from '../foundations/qr.ts'
import type { InSteps } from '../foundations/in-steps.ts'

/** Rows a_i of a matrix, given by its columns; `sign` times the row is meant. */
export interface SignedRows {
  readonly columns: readonly Float64Array[]
  readonly sign: Float64Array
}

/** Cosines below this count as 0: rows that lie in a plane by their definition miss it by rounding only. */
const FLAT = 1e-10

/**
 * A direction d with a_i'd >= 0 for all rows and target'd < 0, orthogonal to every vector of `across`; undefined where
 * there is none, that is where the target is a sum of rows with weights of 0 or more (Farkas' lemma).
 *
 * Solves min |target - sum of v_i a_i|^2 over v >= 0 by the active-set method; the residual, turned round, is the
 * direction. Rows with sign 0 do not take part. Each turn reads all rows once; turns are about as many as columns.
 * Source: Lawson & Hanson 1974, Solving Least Squares Problems, chapter 23. Checked against: enumeration of all
 * directions through few rows. Scale columns to order 1; `rounding` is how far off the target itself may be.
 */
export function* directionAgainst(
  target: Float64Array,
  { columns, sign }: SignedRows,
  across: readonly Float64Array[] = [],
  rounding = 0,
): InSteps<Float64Array | undefined> {
  const free = (vector: Float64Array) => {
    for (let pass = 0; pass < 2; pass++) for (const each of across) subtract(vector, each, dot(each, vector))
    return vector
  }
  const goal = free(target.slice())
  const lengths = rowLengths({ columns, sign })
  const reached = Math.max(FLAT * norm(goal), rounding)
  const used: Used[] = []
  const refused = new Set<number>()
  let left: Float64Array = goal.slice()
  for (let turn = 0; turn < 20 * columns.length + 100; turn++) {
    const size = norm(left)
    if (!(size > reached)) return undefined
    yield
    const row = mostAlong(
      left,
      { columns, sign },
      lengths,
      row => refused.has(row) || used.some(each => each.row === row),
    )
    if (!row || row.cosine <= FLAT * size) return left.map(value => -value)
    used.push({
      row: row.index,
      vector: free(Float64Array.from(columns, column => sign[row.index]! * column[row.index]!)),
      share: 0,
    })
    left = reduce(goal, used)
    if (norm(left) < size) refused.clear()
    else refused.add(row.index) // it leads nowhere but by rounding
  }
  return undefined
}

interface Used {
  readonly row: number
  readonly vector: Float64Array
  share: number
}

/** The unused row that goes along `left` the most, for its length. */
function mostAlong(
  left: Float64Array,
  { columns, sign }: SignedRows,
  lengths: Float64Array,
  isOut: (row: number) => boolean,
): { index: number; cosine: number } | undefined {
  const along = new Float64Array(sign.length)
  columns.forEach((column, c) => {
    const part = left[c]!
    if (part !== 0) for (let i = 0; i < along.length; i++) along[i]! += part * column[i]!
  })
  let best: { index: number; cosine: number } | undefined
  for (let i = 0; i < along.length; i++) {
    if (lengths[i] === 0) continue
    const cosine = (sign[i]! * along[i]!) / lengths[i]!
    if (cosine > (best?.cosine ?? 0) && !isOut(i)) best = { index: i, cosine }
  }
  return best
}

/**
 * Shares of the used rows that come nearest to the goal, none below 0; drops the rows that are not needed.
 * Answers what is left.
 */
function reduce(goal: Float64Array, used: Used[]): Float64Array {
  for (;;) {
    const fit = leastSquares(
      used.map(each => each.vector),
      goal,
    )
    let step = 1
    used.forEach((each, k) => {
      const wanted = fit.coefficients[k]!
      if (wanted <= 0) step = Math.min(step, each.share > 0 ? each.share / (each.share - wanted) : 0)
    })
    used.forEach((each, k) => {
      each.share += step * (fit.coefficients[k]! - each.share)
    })
    if (step === 1) return fit.residuals
    const largest = Math.max(...used.map(each => each.share))
    const kept = used.filter((each, k) => each.share > 1e-14 * largest || fit.coefficients[k]! > 0)
    if (kept.length === used.length) kept.pop()
    used.splice(0, used.length, ...kept)
    if (used.length === 0) return goal.slice()
  }
}

function rowLengths({ columns, sign }: SignedRows): Float64Array {
  const squares = new Float64Array(sign.length)
  for (const column of columns)
    for (let i = 0; i < squares.length; i++) squares[i]! += column[i]! * column[i]!
  for (let i = 0; i < squares.length; i++) squares[i] = sign[i] === 0 ? 0 : Math.sqrt(squares[i]!)
  return squares
}

const norm = (vector: Float64Array) => Math.hypot(...vector)
const dot = (one: Float64Array, other: Float64Array) => {
  let sum = 0
  for (let c = 0; c < one.length; c++) sum += one[c]! * other[c]!
  return sum
}
const subtract = (vector: Float64Array, each: Float64Array, times: number) => {
  for (let c = 0; c < vector.length; c++) vector[c]! -= times * each[c]!
}

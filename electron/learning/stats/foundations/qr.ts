export interface LeastSquares {
  /** In the order of the columns; 0 for columns that are combinations of others. */
  readonly coefficients: Float64Array
  readonly rank: number
  /** The columns in the order in which they were taken; those past `rank` depend on the ones before. */
  readonly order: Uint32Array
  /** Outcome minus fitted value, not weighted. */
  readonly residuals: Float64Array
  /** Sum of w times squared residual. */
  readonly residualSquares: number
  /**
   * Upper triangle R of the columns in `order`, rank by rank: the (weighted) cross products of those columns
   * are R'R.
   */
  readonly triangle: readonly Float64Array[]
  /** Inverse of the cross products X'WX in the order of the columns; rows and columns of dependent ones are NaN. */
  inverseCrossProducts(): Float64Array[]
}

/**
 * Least squares by Householder's QR decomposition with column pivoting: minimises sum of w (y - x'b)^2.
 *
 * Works on X itself, not on X'X, so that it keeps twice the digits of the normal equations. Rows are folded
 * into a small triangle some hundred at a time; the triangle, whose columns have the lengths and angles of
 * X's, is then decomposed with pivoting. The column with the most left to explain comes next, columns brought
 * to length 1 for this comparison; a column of which less than `tolerance` is left is a combination of those
 * before. Of columns alike the first is taken.
 * Weights of 0 leave a row out.
 * Source: Businger & Golub 1965, Numer Math 7:269; Lawson & Hanson 1974, Solving Least Squares Problems,
 * chapter 27 (rows in parts).
 * Checked against: NIST StRD Longley, Wampler, NoInt1.
 * Errors: RangeError for lengths that differ, what is not finite, negative weights, no columns.
 */
export function leastSquares(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  weights?: Float64Array,
  tolerance = 1e-13,
): LeastSquares {
  check(columns, outcome, weights)
  const roots = weights?.map(Math.sqrt)
  // Every column is brought near size 1 by a power of 2, which rounds nothing.
  const scales = Float64Array.from(columns, column => sizeOf(column, roots))
  const rightScale = sizeOf(outcome, roots)
  const folded = foldRows([...columns, outcome], [...scales, rightScale], roots)
  const { order, rank, triangle } = pivoted(folded.columns, tolerance)
  const right = folded.columns.pop()!
  for (let r = 0; r < rank; r++) for (let c = r; c < rank; c++) triangle[r]![c]! /= scales[order[c]!]!

  const solved = backSubstitute(
    triangle,
    right.map(each => each / rightScale),
  )
  const coefficients = new Float64Array(columns.length)
  solved.forEach((value, k) => {
    coefficients[order[k]!] = value
  })
  const residuals = outcome.slice()
  columns.forEach((column, c) => {
    const slope = coefficients[c]!
    if (slope !== 0) for (let i = 0; i < residuals.length; i++) residuals[i]! -= slope * column[i]!
  })
  let unexplained = folded.unexplained
  for (let r = rank; r < right.length; r++) unexplained += right[r]! * right[r]!
  return {
    coefficients,
    rank,
    order,
    residuals,
    residualSquares: unexplained / rightScale / rightScale,
    triangle,
    inverseCrossProducts: () => inverseOf(triangle, order, columns.length),
  }
}

function sizeOf(column: Float64Array, roots: Float64Array | undefined): number {
  let largest = 0
  for (let i = 0; i < column.length; i++)
    largest = Math.max(largest, Math.abs(roots ? column[i]! * roots[i]! : column[i]!))
  return largest === 0 ? 1 : 2 ** -Math.round(Math.log2(largest))
}

/** Rows at a time: what fits into the processor's nearest memory with some dozen columns. */
const PART = 256

/**
 * The rows brought into an upper triangle by reflections; `columns` holds the outcome last, and what of it the triangle
 * cannot reach is `unexplained`, as a sum of squares.
 */
function foldRows(
  columns: readonly Float64Array[],
  scales: readonly number[],
  roots: Float64Array | undefined,
) {
  const size = columns.length - 1
  const work = columns.map(() => new Float64Array(size + PART)) // the triangle above, the next rows below
  const people = columns[0]!.length
  let unexplained = 0
  for (let start = 0; start < people; start += PART) {
    const rows = Math.min(PART, people - start)
    columns.forEach((column, c) => {
      const into = work[c]!
      const scale = scales[c]!
      for (let i = 0; i < rows; i++)
        into[size + i] = (roots ? column[start + i]! * roots[start + i]! : column[start + i]!) * scale
    })
    for (let c = 0; c < size; c++) {
      const pivot = work[c]!
      const reflection = headOf(pivot, c, size, size + rows)
      if (!reflection) continue
      for (let k = c + 1; k <= size; k++) reflect(work[k]!, pivot, reflection, c, size, size + rows)
      pivot[c] = reflection.head
    }
    const outcome = work[size]!
    for (let i = size; i < size + rows; i++) unexplained += outcome[i]! * outcome[i]!
  }
  return { columns: work.map(column => column.slice(0, size)), unexplained }
}

/** Decomposes the square matrix before the outcome, with pivoting; the outcome is reflected along. */
function pivoted(columns: Float64Array[], tolerance: number) {
  const size = columns.length - 1
  const order = Uint32Array.from({ length: size }, (_, c) => c)
  const lengths = Float64Array.from(order, c => Math.sqrt(squaresFrom(columns[c]!, 0)))
  let rank = 0
  for (; rank < size; rank++) {
    let next = rank
    let most = -1
    for (let place = rank; place < size; place++) {
      const c = order[place]!
      const share = lengths[c] === 0 ? 0 : Math.sqrt(squaresFrom(columns[c]!, rank)) / lengths[c]!
      if (share > most * (1 + 1e-12)) {
        next = place
        most = share
      }
    }
    if (!(most > tolerance)) break
    ;[order[rank], order[next]] = [order[next]!, order[rank]!]
    const pivot = columns[order[rank]!]!
    const reflection = headOf(pivot, rank, rank + 1, size)!
    for (let place = rank + 1; place <= size; place++)
      reflect(columns[place === size ? size : order[place]!]!, pivot, reflection, rank, rank + 1, size)
    pivot[rank] = reflection.head
  }
  const triangle = Array.from({ length: rank }, (_, r) =>
    Float64Array.from({ length: rank }, (__, c) => (c < r ? 0 : columns[order[c]!]![r]!)),
  )
  return { order, rank, triangle }
}

interface Reflection {
  readonly head: number
  readonly scale: number
}

/**
 * The reflection that brings row `at` and rows `from` to `to` of a column into row `at`, whose entry becomes
 * `head`. The column then holds its vector v: I + v v' scale. None where the rows are 0 already.
 */
function headOf(column: Float64Array, at: number, from: number, to: number): Reflection | undefined {
  const first = column[at]!
  let squares = first * first
  for (let i = from; i < to; i++) squares += column[i]! * column[i]!
  if (squares === 0) return undefined
  const head = first > 0 ? -Math.sqrt(squares) : Math.sqrt(squares)
  column[at] = first - head
  return { head, scale: 1 / (head * column[at]!) }
}

function reflect(
  column: Float64Array,
  vector: Float64Array,
  { scale }: Reflection,
  at: number,
  from: number,
  to: number,
): void {
  // Two sums at a time: each addition waits for the one before.
  let even = vector[at]! * column[at]!
  let odd = 0
  let row = from
  for (; row + 1 < to; row += 2) {
    even += vector[row]! * column[row]!
    odd += vector[row + 1]! * column[row + 1]!
  }
  if (row < to) even += vector[row]! * column[row]!
  const product = (even + odd) * scale
  column[at]! += product * vector[at]!
  for (let i = from; i < to; i++) column[i]! += product * vector[i]!
}

function squaresFrom(column: Float64Array, from: number): number {
  let squares = 0
  for (let i = from; i < column.length; i++) squares += column[i]! * column[i]!
  return squares
}

function backSubstitute(triangle: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = new Float64Array(triangle.length)
  for (let r = triangle.length - 1; r >= 0; r--) {
    let sum = right[r]!
    for (let c = r + 1; c < triangle.length; c++) sum -= triangle[r]![c]! * solved[c]!
    solved[r] = sum / triangle[r]![r]!
  }
  return solved
}

/** (R'R)^-1 = R^-1 R^-1', brought back to the order of the columns. */
function inverseOf(triangle: readonly Float64Array[], order: Uint32Array, size: number): Float64Array[] {
  const rank = triangle.length
  const inverseTriangle = Array.from({ length: rank }, (_, c) =>
    backSubstitute(
      triangle,
      Float64Array.from({ length: rank }, (_, r) => (r === c ? 1 : 0)),
    ),
  ) // column by column
  const inverse = Array.from({ length: size }, () => new Float64Array(size).fill(NaN))
  for (let r = 0; r < rank; r++) {
    for (let c = 0; c < rank; c++) {
      let sum = 0
      for (let k = Math.max(r, c); k < rank; k++) sum += inverseTriangle[k]![r]! * inverseTriangle[k]![c]!
      inverse[order[r]!]![order[c]!] = sum
    }
  }
  return inverse
}

function check(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  weights: Float64Array | undefined,
): void {
  if (columns.length === 0) throw new RangeError('leastSquares: columns hold none.')
  const everyFinite = (name: string, values: Float64Array) => {
    if (values.length !== outcome.length)
      throw new RangeError(`leastSquares: ${name} has ${values.length} rows, the outcome ${outcome.length}.`)
    for (let row = 0; row < values.length; row++)
      if (!Number.isFinite(values[row]))
        throw new RangeError(`leastSquares: ${name}, row ${row + 1}: not a finite number.`)
  }
  everyFinite('outcome', outcome)
  columns.forEach((column, c) => everyFinite(`column ${c + 1}`, column))
  if (!weights) return
  everyFinite('weights', weights)
  const row = weights.findIndex(weight => weight < 0)
  if (row >= 0) throw new RangeError(`leastSquares: weights, row ${row + 1}: below 0.`)
}

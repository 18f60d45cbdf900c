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
  /** Upper triangle R of the columns in `order`, rank by rank: the (weighted) cross products of those columns are R'R. */
  readonly triangle: readonly Float64Array[]
  /** Inverse of the cross products X'WX in the order of the columns; rows and columns of dependent ones are NaN. */
  inverseCrossProducts(): Float64Array[]
}

/**
 * Least squares by Householder's QR decomposition with column pivoting: minimises sum of w (y - x'b)^2.
 *
 * Works on X itself, not on X'X, so that it keeps twice the digits of the normal equations. The column with the most left
 * to explain comes next, columns brought to length 1 for this comparison; a column of which less than `tolerance` is
 * left is a combination of those before. Of columns alike the first is taken. Weights of 0 leave a row out.
 * Source: Businger & Golub 1965, Numer Math 7:269. Checked against: NIST StRD Longley, Filip and Wampler.
 * Errors: RangeError for lengths that differ, what is not finite, negative weights, no columns.
 */
export function leastSquares(columns: readonly Float64Array[], outcome: Float64Array, weights?: Float64Array, tolerance = 1e-13): LeastSquares {
  check(columns, outcome, weights)
  const people = outcome.length
  const roots = weights?.map(Math.sqrt)
  const weighted = columns.map(column => (roots ? column.map((value, i) => value * roots[i]!) : column))
  // Every column is brought near length 1 by a power of 2, which rounds nothing.
  const scales = Float64Array.from(weighted, column => 2 ** -Math.round(Math.log2(norm(column, 0) || 1)))
  const work = weighted.map((column, c) => column.map(value => value * scales[c]!))
  const right = roots ? outcome.map((value, i) => value * roots[i]!) : outcome.slice()
  const lengths = Float64Array.from(work, column => norm(column, 0))
  const order = Uint32Array.from(columns, (_, c) => c)
  const diagonal: number[] = []

  const most = Math.min(people, columns.length)
  let rank = 0
  for (; rank < most; rank++) {
    const next = mostLeft(work, order, lengths, rank)
    if (!next || next.share <= tolerance) break
    ;[order[rank], order[next.place]] = [order[next.place]!, order[rank]!]
    const pivot = work[order[rank]!]!
    const length = norm(pivot, rank)
    const head = pivot[rank]! > 0 ? -length : length
    diagonal.push(head)
    pivot[rank]! -= head // the pivot column holds Householder's vector from here on
    const scale = 1 / (head * pivot[rank]!)
    for (let k = rank + 1; k < columns.length; k++) reflect(work[order[k]!]!, pivot, rank, scale)
    reflect(right, pivot, rank, scale)
  }

  const triangle = Array.from({ length: rank }, (_, r) => Float64Array.from({ length: rank }, (_, c) => (c < r ? 0 : (c === r ? diagonal[r]! : work[order[c]!]![r]!) / scales[order[c]!]!)))
  const solved = backSubstitute(triangle, right)
  const coefficients = new Float64Array(columns.length)
  solved.forEach((value, k) => { coefficients[order[k]!] = value })
  const residuals = outcome.slice()
  for (let c = 0; c < columns.length; c++) {
    const slope = coefficients[c]!
    const column = columns[c]!
    if (slope !== 0) for (let i = 0; i < people; i++) residuals[i]! -= slope * column[i]!
  }
  const residualSquares = norm(right, rank) ** 2
  return { coefficients, rank, order, residuals, residualSquares, triangle, inverseCrossProducts: () => inverseOf(triangle, order, columns.length) }
}

/** The column, of those from `rank` on, with the largest share of its length left below row `rank`; the first of those nearly alike. */
function mostLeft(work: readonly Float64Array[], order: Uint32Array, lengths: Float64Array, rank: number) {
  let found: { place: number; share: number } | undefined
  for (let k = rank; k < order.length; k++) {
    const length = lengths[order[k]!]!
    if (length === 0) continue
    const share = norm(work[order[k]!]!, rank) / length
    if (!found || share > found.share * (1 + 1e-12)) found = { place: k, share }
  }
  return found
}

/** Applies Householder's reflection I + v v' `scale` to rows `from` on. */
function reflect(column: Float64Array, vector: Float64Array, from: number, scale: number): void {
  let product = 0
  for (let i = from; i < column.length; i++) product += vector[i]! * column[i]!
  product *= scale
  for (let i = from; i < column.length; i++) column[i]! += product * vector[i]!
}

function norm(column: Float64Array, from: number): number {
  let largest = 0
  for (let i = from; i < column.length; i++) largest = Math.max(largest, Math.abs(column[i]!))
  if (largest === 0) return 0
  let sum = 0
  for (let i = from; i < column.length; i++) sum += (column[i]! / largest) ** 2
  return largest * Math.sqrt(sum)
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
  const inverseTriangle = Array.from({ length: rank }, (_, c) => backSubstitute(triangle, Float64Array.from({ length: rank }, (_, r) => (r === c ? 1 : 0)))) // column by column
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

function check(columns: readonly Float64Array[], outcome: Float64Array, weights: Float64Array | undefined): void {
  if (columns.length === 0) throw new RangeError('leastSquares: columns hold none.')
  const everyFinite = (name: string, values: Float64Array) => {
    if (values.length !== outcome.length) throw new RangeError(`leastSquares: ${name} has ${values.length} rows, the outcome ${outcome.length}.`)
    const row = values.findIndex(value => !Number.isFinite(value))
    if (row >= 0) throw new RangeError(`leastSquares: ${name}, row ${row + 1}: not a finite number.`)
  }
  everyFinite('outcome', outcome)
  columns.forEach((column, c) => everyFinite(`column ${c + 1}`, column))
  if (!weights) return
  everyFinite('weights', weights)
  const row = weights.findIndex(weight => weight < 0)
  if (row >= 0) throw new RangeError(`leastSquares: weights, row ${row + 1}: below 0.`)
}

/**
 * A column of a design, standardised without being copied: (value - mean) / scale, by the weighted mean and
 * deviation.
 */
export interface PackedColumn {
  readonly values: Float64Array
  /** Rows whose value is not 0, where these are few; else undefined, and `values` holds all rows. */
  readonly rows: Uint32Array | undefined
  readonly mean: number
  /** 0 where the column does not vary. */
  readonly scale: number
}

/** Where fewer values than this share are not 0, only these are kept and visited. */
const SPARSE = 0.25

/** Columns with the mean and deviation of the rows, weighted; `weights` sum to `total`. */
export function packColumn(column: Float64Array, weights: Float64Array, total: number): PackedColumn {
  let filled = 0
  let sum = 0
  for (let i = 0; i < column.length; i++) {
    if (column[i] !== 0) filled++
    sum += weights[i]! * column[i]!
  }
  const mean = sum / total
  let [squares, largest] = [0, 0]
  for (let i = 0; i < column.length; i++) {
    squares += weights[i]! * (column[i]! - mean) ** 2
    if (weights[i]! > 0) largest = Math.max(largest, Math.abs(column[i]!))
  }
  const deviation = Math.sqrt(squares / total)
  const scale = deviation > 1e-12 * largest ? deviation : 0
  if (filled > SPARSE * column.length) return { values: column, rows: undefined, mean, scale }
  const rows = new Uint32Array(filled)
  for (let i = 0, k = 0; i < column.length; i++) if (column[i] !== 0) rows[k++] = i
  return { values: Float64Array.from(rows, row => column[row]!), rows, mean, scale }
}

/** The column of ones: not centred, not scaled. */
export const interceptColumn = (rows: number): PackedColumn => ({
  values: new Float64Array(rows).fill(1),
  rows: undefined,
  mean: 0,
  scale: 1,
})

/** Product of a standardised column with a vector whose entries sum to `total`. */
export function dotColumn(
  { values, rows, mean, scale }: PackedColumn,
  vector: Float64Array,
  total: number,
): number {
  if (scale === 0) return 0
  return (rows ? sparseDot(values, rows, vector) - mean * total : denseDot(values, mean, vector)) / scale
}

function sparseDot(values: Float64Array, rows: Uint32Array, vector: Float64Array): number {
  let sum = 0
  for (let k = 0; k < rows.length; k++) sum += values[k]! * vector[rows[k]!]!
  return sum
}

function denseDot(values: Float64Array, mean: number, vector: Float64Array): number {
  let [even, odd] = [0, 0]
  const pairs = values.length - 1
  let i = 0
  for (; i < pairs; i += 2) {
    even += (values[i]! - mean) * vector[i]!
    odd += (values[i + 1]! - mean) * vector[i + 1]!
  }
  return i < values.length ? even + odd + (values[i]! - mean) * vector[i]! : even + odd
}

/** Adds `times` the standardised column to a vector, but for a constant, which it answers. */
export function addColumn(
  { values, rows, mean, scale }: PackedColumn,
  times: number,
  into: Float64Array,
): number {
  if (scale === 0 || times === 0) return 0
  const slope = times / scale
  if (!rows) {
    for (let i = 0; i < into.length; i++) into[i]! += slope * (values[i]! - mean)
    return 0
  }
  for (let k = 0; k < rows.length; k++) into[rows[k]!]! += slope * values[k]!
  return -slope * mean
}

/** The standardised column times a vector, row by row. */
export function timesColumn({ values, rows, mean, scale }: PackedColumn, vector: Float64Array): Float64Array {
  const product = new Float64Array(vector.length)
  if (!rows) {
    for (let i = 0; i < product.length; i++) product[i] = (vector[i]! * (values[i]! - mean)) / scale
    return product
  }
  const middle = mean / scale
  for (let i = 0; i < product.length; i++) product[i] = -vector[i]! * middle
  for (let k = 0; k < rows.length; k++) product[rows[k]!]! += (vector[rows[k]!]! * values[k]!) / scale
  return product
}

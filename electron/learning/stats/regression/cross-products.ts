/** Rows that are worked on at once: their part of twenty columns stays in the processor's nearest cache. */
export const BLOCK_ROWS = 128

export interface CrossProducts {
  /** Adds x x' times `curvature` (0 or more) of `count` rows of the design from row `from` on. */
  add(design: readonly Float64Array[], curvature: Float64Array, from: number, count: number): void
  /** The sum so far, row by row. */
  rows(): Float64Array[]
}

/**
 * Accumulates X' W X over blocks of rows.
 *
 * Each column of a block is scaled by the root of its rows' weight, then one triangle is summed in tiles of two by four
 * columns, whose eight sums stay in registers. Columns are padded with zeros to whole tiles. Partial sums of blocks also
 * keep rounding small: its bound grows with the rows of a block plus the number of blocks, not with their product.
 * Source: Golub & Van Loan 2013, Matrix Computations, section 1.5. Checked against: the plain triple loop.
 */
export function crossProducts(columns: number): CrossProducts {
  const width = 4 * Math.ceil(columns / 4)
  const scaled = new Float64Array(width * BLOCK_ROWS)
  const root = new Float64Array(BLOCK_ROWS)
  const sums = new Float64Array(width * width)
  return {
    add(design, curvature, from, count) {
      for (let i = 0; i < count; i++) root[i] = Math.sqrt(curvature[i]!)
      for (let c = 0; c < columns; c++) scale(design[c]!, from, root, scaled, c * BLOCK_ROWS, count)
      for (let a = 0; a < columns; a += 2) for (let b = a - (a % 4); b < columns; b += 4) addTile(scaled, sums, width, a, b, count)
    },
    rows: () => Array.from({ length: columns }, (_, a) => Float64Array.from({ length: columns }, (_, b) => sums[Math.min(a, b) * width + Math.max(a, b)]!)),
  }
}

function scale(column: Float64Array, from: number, root: Float64Array, into: Float64Array, at: number, count: number): void {
  for (let i = 0; i < count; i++) into[at + i] = column[from + i]! * root[i]!
}

/** Adds the products of columns a, a + 1 with b to b + 3. */
function addTile(scaled: Float64Array, sums: Float64Array, width: number, a: number, b: number, count: number): void {
  const left0 = a * BLOCK_ROWS
  const left1 = left0 + BLOCK_ROWS
  const right0 = b * BLOCK_ROWS
  const right1 = right0 + BLOCK_ROWS
  const right2 = right1 + BLOCK_ROWS
  const right3 = right2 + BLOCK_ROWS
  let [s00, s01, s02, s03] = [0, 0, 0, 0]
  let [s10, s11, s12, s13] = [0, 0, 0, 0]
  for (let i = 0; i < count; i++) {
    const x0 = scaled[left0 + i]!
    const x1 = scaled[left1 + i]!
    const y0 = scaled[right0 + i]!
    const y1 = scaled[right1 + i]!
    const y2 = scaled[right2 + i]!
    const y3 = scaled[right3 + i]!
    s00 += x0 * y0
    s01 += x0 * y1
    s02 += x0 * y2
    s03 += x0 * y3
    s10 += x1 * y0
    s11 += x1 * y1
    s12 += x1 * y2
    s13 += x1 * y3
  }
  const first = a * width + b
  const second = first + width
  sums[first]! += s00
  sums[first + 1]! += s01
  sums[first + 2]! += s02
  sums[first + 3]! += s03
  sums[second]! += s10
  sums[second + 1]! += s11
  sums[second + 2]! += s12
  sums[second + 3]! += s13
}

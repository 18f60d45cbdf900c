/** Rows that are worked on at once: their part of twenty columns stays in the processor's nearest cache. */
export const BLOCK_ROWS = 128

/** Some rows of a design, copied together, with the sums that are made of them. */
export interface BlockSums {
  /** Copies `count` rows from row `from` on and adds X b to `predictor`. */
  load(from: number, count: number, coefficients: Float64Array, predictor: Float64Array): void
  /**
   * Adds X' residual and X' diag(curvature) X of the rows loaded last; curvature is 0 or more, without it
   * only the first.
   */
  add(count: number, residual: Float64Array, curvature?: Float64Array): void
  /** X' residual so far. */
  readonly score: Float64Array
  /** X' W X so far, row by row. */
  information(): Float64Array[]
}

/**
 * Accumulates X' r and X' W X over blocks of rows.
 *
 * Each column of a block is scaled by the root of its rows' weight, then one triangle is summed in tiles of
 * three by three columns, whose nine sums stay in registers. Columns are padded with zeros to whole tiles.
 * Sums of blocks also keep rounding small: its bound grows with the rows of a block plus the number of
 * blocks, not with their product.
 * Source: Golub & Van Loan 2013, Matrix Computations, section 1.5. Checked against: the plain triple loop.
 */
export function blockSums(design: readonly Float64Array[]): BlockSums {
  const columns = design.length
  const width = 3 * Math.ceil(columns / 3)
  const stride = Math.min(BLOCK_ROWS, design[0]?.length ?? 0)
  const block: Block = {
    values: new Float64Array(width * stride),
    stride,
    root: new Float64Array(stride),
    sums: new Float64Array(width * width),
    width,
    score: new Float64Array(width),
  }
  const { root, sums, score } = block
  return {
    load(from, count, coefficients, predictor) {
      const rows = { from, count }
      let c = 0
      for (; c + 2 < columns; c += 3) copyThree(design, c, rows, block, coefficients, predictor)
      for (; c < columns; c++) copyOne(design, c, rows, block, coefficients, predictor)
    },
    add(count, residual, curvature) {
      for (let i = 0; i < count; i++) root[i] = curvature ? Math.sqrt(curvature[i]!) : 1
      for (let c = 0; c < width; c += 3) scaleThree(block, c, count, residual)
      if (curvature)
        for (let a = 0; a < columns; a += 3) for (let b = a; b < columns; b += 3) addTile(block, a, b, count)
    },
    score: score.subarray(0, columns),
    information: () =>
      Array.from({ length: columns }, (_, a) =>
        Float64Array.from({ length: columns }, (_, b) => sums[Math.min(a, b) * width + Math.max(a, b)]!),
      ),
  }
}

/** Columns of the rows loaded last, one after the other, and what is summed of all rows so far. */
interface Block {
  readonly values: Float64Array
  /** Rows that a column has room for. */
  readonly stride: number
  /** Root of each row's weight. */
  readonly root: Float64Array
  /** X' W X, of which the tiles on and above the diagonal are filled; `width` numbers a row. */
  readonly sums: Float64Array
  readonly width: number
  readonly score: Float64Array
}

interface Rows {
  readonly from: number
  readonly count: number
}

/** Copies a column's rows into the block and adds their part to the predictor. */
function copyOne(
  design: readonly Float64Array[],
  c: number,
  { from, count }: Rows,
  { values, stride }: Block,
  coefficients: Float64Array,
  predictor: Float64Array,
): void {
  const column = design[c]!
  const slope = coefficients[c]!
  const at = c * stride
  for (let i = 0; i < count; i++) {
    const value = column[from + i]!
    values[at + i] = value
    predictor[i]! += slope * value
  }
}

/** The same for columns c to c + 2 together. */
function copyThree(
  design: readonly Float64Array[],
  c: number,
  { from, count }: Rows,
  { values, stride }: Block,
  coefficients: Float64Array,
  predictor: Float64Array,
): void {
  const [column0, column1, column2] = [design[c]!, design[c + 1]!, design[c + 2]!]
  const [slope0, slope1, slope2] = [coefficients[c]!, coefficients[c + 1]!, coefficients[c + 2]!]
  const at0 = c * stride
  const at1 = at0 + stride
  const at2 = at1 + stride
  for (let i = 0; i < count; i++) {
    const x0 = column0[from + i]!
    const x1 = column1[from + i]!
    const x2 = column2[from + i]!
    values[at0 + i] = x0
    values[at1 + i] = x1
    values[at2 + i] = x2
    predictor[i]! += slope0 * x0 + slope1 * x1 + slope2 * x2
  }
}

/** Adds the products of columns c to c + 2 with the residuals to the score, and scales the columns by `root`. */
function scaleThree(
  { values, stride, root, score }: Block,
  c: number,
  count: number,
  residual: Float64Array,
): void {
  const at0 = c * stride
  const at1 = at0 + stride
  const at2 = at1 + stride
  let [sum0, sum1, sum2] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const scale = root[i]!
    const pull = residual[i]!
    const x0 = values[at0 + i]!
    const x1 = values[at1 + i]!
    const x2 = values[at2 + i]!
    sum0 += x0 * pull
    sum1 += x1 * pull
    sum2 += x2 * pull
    values[at0 + i] = x0 * scale
    values[at1 + i] = x1 * scale
    values[at2 + i] = x2 * scale
  }
  score[c]! += sum0
  score[c + 1]! += sum1
  score[c + 2]! += sum2
}

/** Adds the products of columns a to a + 2 with b to b + 2. */
function addTile({ values, stride, sums, width }: Block, a: number, b: number, count: number): void {
  const left0 = a * stride
  const left1 = left0 + stride
  const left2 = left1 + stride
  const right0 = b * stride
  const right1 = right0 + stride
  const right2 = right1 + stride
  let [s00, s01, s02] = [0, 0, 0]
  let [s10, s11, s12] = [0, 0, 0]
  let [s20, s21, s22] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const x0 = values[left0 + i]!
    const x1 = values[left1 + i]!
    const x2 = values[left2 + i]!
    let y = values[right0 + i]!
    s00 += x0 * y
    s10 += x1 * y
    s20 += x2 * y
    y = values[right1 + i]!
    s01 += x0 * y
    s11 += x1 * y
    s21 += x2 * y
    y = values[right2 + i]!
    s02 += x0 * y
    s12 += x1 * y
    s22 += x2 * y
  }
  let at = a * width + b
  sums[at]! += s00
  sums[at + 1]! += s01
  sums[at + 2]! += s02
  at += width
  sums[at]! += s10
  sums[at + 1]! += s11
  sums[at + 2]! += s12
  at += width
  sums[at]! += s20
  sums[at + 1]! += s21
  sums[at + 2]! += s22
}

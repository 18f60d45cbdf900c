import { BLOCK_ROWS } from './cross-products.ts'
import type { InformationFactor } from './information-factor.ts'

/**
 * Visits the rows of a design in blocks, solved against the information's factor: u = R'^-1 x, so that u'u is
 * x'(X'WX)^-1 x and no digits are lost to the inverse. `block[k][i]` is entry k of row `from` + i; the visitor may keep
 * its own arrays for it, from `blockFor`.
 */
export function eachWhitenedBlock(
  design: readonly Float64Array[],
  { triangle, order }: InformationFactor,
  visit: (block: readonly Float64Array[], from: number, count: number) => void,
  block = blockFor(design),
): void {
  const rows = design[0]?.length ?? 0
  for (let from = 0; from < rows; from += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, rows - from)
    block.forEach((solved, k) => {
      const column = design[order[k]!]!
      for (let i = 0; i < count; i++) solved[i] = column[from + i]!
      let j = 0
      for (; j + 2 < k; j += 3) subtractThree(solved, block, triangle, j, k, count)
      for (; j < k; j++) subtract(solved, block[j]!, triangle[j]![k]!, count)
      const scale = 1 / triangle[k]![k]!
      for (let i = 0; i < count; i++) solved[i]! *= scale
    })
    visit(block, from, count)
  }
}

/** Room for a block of a design's rows. */
export const blockFor = (design: readonly Float64Array[]): Float64Array[] =>
  design.map(column => new Float64Array(Math.min(BLOCK_ROWS, column.length)))

function subtract(from: Float64Array, other: Float64Array, times: number, count: number): void {
  if (times !== 0) for (let i = 0; i < count; i++) from[i]! -= times * other[i]!
}

/** The same for entries j to j + 2 together. */
function subtractThree(
  from: Float64Array,
  block: readonly Float64Array[],
  triangle: readonly Float64Array[],
  j: number,
  k: number,
  count: number,
): void {
  const [one, two, three] = [block[j]!, block[j + 1]!, block[j + 2]!]
  const [times1, times2, times3] = [triangle[j]![k]!, triangle[j + 1]![k]!, triangle[j + 2]![k]!]
  for (let i = 0; i < count; i++) from[i]! -= times1 * one[i]! + times2 * two[i]! + times3 * three[i]!
}

/** Brings a matrix of the whitened rows back: R^-1 M R'^-1, in the order of the design's columns. */
export function unwhiten(matrix: readonly Float64Array[], factor: InformationFactor): Float64Array[] {
  const half = transposed(matrix.map(row => solveUpper(factor.triangle, row))) // M is symmetric: rows are columns
  const whole = half.map(row => solveUpper(factor.triangle, row))
  const placed = matrix.map(() => new Float64Array(matrix.length))
  whole.forEach((row, r) =>
    row.forEach((value, c) => {
      placed[factor.order[r]!]![factor.order[c]!] = (value + whole[c]![r]!) / 2
    }),
  )
  return placed
}

function solveUpper(triangle: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = right.slice()
  for (let r = solved.length - 1; r >= 0; r--) {
    for (let c = r + 1; c < solved.length; c++) solved[r]! -= triangle[r]![c]! * solved[c]!
    solved[r]! /= triangle[r]![r]!
  }
  return solved
}

const transposed = (rows: readonly Float64Array[]) =>
  rows.map((_, c) => Float64Array.from(rows, row => row[c]!))

import type { InSteps } from '../foundations/in-steps.ts'
import type { BinnedColumns, Derivatives } from './binned-columns.ts'

export interface TreeOptions {
  /** Questions from the root to a leaf. */
  readonly depth: number
  /** Least curvature of a leaf: a row has 1 in the gaussian family, at most 1/4 in the binomial. */
  readonly leafCurvature: number
  /** Added to the curvature of each leaf: draws small leaves towards 0. */
  readonly ridge: number
}

/** Answers the value of the leaf that row `row` of these columns comes to. */
export type RegressionTree = (columns: readonly Float64Array[], row: number) => number

/**
 * Grows a regression tree for a Newton step of the log likelihood.
 *
 * With G and H the sums of a node's gradients and curvatures, the leaf's value is G/(H + r), r the ridge, and
 * a question "is column c above cut t?" gains G_no^2/(H_no + r) + G_yes^2/(H_yes + r) - G^2/(H + r). Each
 * node asks what gains most and leaves at least `leafCurvature` on both sides; nothing where all gains are
 * below 1e-12 of the sum of squared gradients. Equal gains: the first column, the lowest cut. `rows` are put
 * in the order of the leaves. Of two children only the sums of the smaller are formed; the larger has what is
 * left. Missing values: none allowed.
 * Source: Chen & Guestrin 2016, KDD, section 2.2, equations 5 to 7. Checked against: a search through all questions.
 */
export function* growTree(
  { cuts, bins, first, sums }: BinnedColumns,
  derivatives: Derivatives,
  rows: Uint32Array,
  { depth, leafCurvature, ridge }: TreeOptions,
): InSteps<RegressionTree> {
  // Node k goes on to 2k + 1 (no) or 2k + 2 (yes); column -1 marks a leaf.
  const nodes = 2 ** (depth + 1) - 1
  const columnOf = new Int32Array(nodes).fill(-1)
  const threshold = new Float64Array(nodes)
  const value = new Float64Array(nodes)
  const spare = new Uint32Array(rows.length)
  let [allG, allH, squares] = [0, 0, 0]
  for (const row of rows) {
    const g = derivatives.gradient[row]!
    allG += g
    allH += derivatives.curvature[row]!
    squares += g * g
  }

  interface Node {
    readonly number: number
    readonly from: number
    readonly to: number
    readonly G: number
    readonly H: number
  }
  function question({ G, H }: Node, inBins: Float64Array) {
    const whole = (G * G) / (H + ridge)
    let gain = 1e-12 * squares
    let [column, cut, noG, noH] = [-1, 0, 0, 0]
    for (let c = 0; c < cuts.length; c++) {
      let [g, h] = [0, 0]
      for (let bin = first[c]!; bin < first[c + 1]! - 1; bin++) {
        g += inBins[2 * bin]!
        h += inBins[2 * bin + 1]!
        if (h < leafCurvature) continue
        if (H - h < leafCurvature) break
        const own = (g * g) / (h + ridge) + ((G - g) * (G - g)) / (H - h + ridge) - whole
        if (own > gain) {
          gain = own
          column = c
          cut = bin - first[c]!
          noG = g
          noH = h
        }
      }
    }
    return { column, cut, noG, noH }
  }
  /** `inBins` are the node's own sums, and used up; without them it becomes a leaf. */
  function* settle(node: Node, level: number, inBins: Float64Array | undefined): InSteps<void> {
    const { number, from, to, G, H } = node
    value[number] = G / (H + ridge) || 0
    if (!inBins) return
    const { column, cut, noG, noH } = question(node, inBins)
    if (column < 0) return
    columnOf[number] = column
    threshold[number] = cuts[column]![cut]!
    const middle = partition(rows, from, to, bins[column]!, cut, spare)
    const no = { number: 2 * number + 1, from, to: middle, G: noG, H: noH }
    const yes = { number: 2 * number + 2, from: middle, to, G: G - noG, H: H - noH }
    const [small, large] = middle - from < to - middle ? [no, yes] : [yes, no]
    if (level + 1 === depth) {
      yield* settle(small, depth, undefined)
      yield* settle(large, depth, undefined)
      return
    }
    const inSmall = yield* sums(derivatives, rows, small.from, small.to)
    for (let k = 0; k < inBins.length; k++) inBins[k]! -= inSmall[k]!
    yield* settle(small, level + 1, inSmall)
    yield* settle(large, level + 1, inBins)
  }
  const inBins = yield* sums(derivatives, rows, 0, rows.length)
  yield* settle({ number: 0, from: 0, to: rows.length, G: allG, H: allH }, 0, inBins)
  return (columns, row) => {
    let node = 0
    for (let column = columnOf[node]!; column >= 0; column = columnOf[node]!)
      node = 2 * node + (columns[column]![row]! > threshold[node]! ? 2 : 1)
    return value[node]!
  }
}

/** Brings rows whose bin is not above the cut to the front, keeping their order; answers where the others begin. */
function partition(
  rows: Uint32Array,
  from: number,
  to: number,
  bins: Uint8Array,
  cut: number,
  spare: Uint32Array,
): number {
  let [low, high] = [from, 0]
  for (let k = from; k < to; k++) {
    const row = rows[k]!
    if (bins[row]! > cut) spare[high++] = row
    else rows[low++] = row
  }
  rows.set(spare.subarray(0, high), low)
  return low
}

import { quantileOfSorted } from '../foundations/quantile.ts'

export interface BoostOptions {
  /** At most so many trees; fewer where the rows set aside say that more would not help. */
  readonly trees: number
  readonly depth: number
  /** Share of each tree that is added. */
  readonly rate: number
  /** Fewest rows at the end of a branch. */
  readonly leafRows: number
  /** Added to the curvature of each leaf: draws small leaves towards 0. */
  readonly ridge: number
}
export const usualBoosting: BoostOptions = { trees: 300, depth: 3, rate: 0.1, leafRows: 20, ridge: 1 }

/** A sum of trees over the columns of covariates, on the scale of the linear predictor. */
export interface BoostedTrees { addTo(predictor: Float64Array, columns: readonly Float64Array[]): void; readonly trees: number }

/** One tree: node k asks whether column[k] is above threshold[k] and goes on to node 2k + 1 (no) or 2k + 2 (yes). */
interface Tree { readonly column: Int32Array; readonly threshold: Float64Array; readonly value: Float64Array }

/**
 * Gradient-boosted regression trees, by Newton steps, on top of a given linear predictor.
 *
 * Each tree is fitted to the rows' gradients g = y - m and curvatures h of the log likelihood (gaussian: m = eta, h = 1;
 * binomial: m = expit eta, h = m(1 - m)): a split gains G_l^2/(H_l + r) + G_r^2/(H_r + r) - G^2/(H + r), a leaf adds
 * rate G/(H + r). Columns are cut at up to 63 of their quantiles. Every fifth row (by position) is set aside; the number
 * of trees is where their loss is smallest.
 * Missing values: none allowed. Ties of gain: the first column and cut.
 * Source: Friedman 2001, Ann Stat 29:1189; Chen & Guestrin 2016, KDD, section 2. Deterministic.
 */
export function boostTrees(family: 'gaussian' | 'binomial', outcome: Float64Array, columns: readonly Float64Array[], start: Float64Array, options: BoostOptions): BoostedTrees {
  const rows = outcome.length
  const cuts = columns.map(cutsOf)
  const bins = columns.map((column, c) => binned(column, cuts[c]!))
  const eta = start.slice()
  const gradient = new Float64Array(rows)
  const curvature = new Float64Array(rows)
  const aside = (row: number) => row % 5 === 4
  const trees: Tree[] = []
  let best = lossAside(family, outcome, eta, aside)
  let kept = 0
  for (let turn = 0; turn < options.trees && turn - kept < 30; turn++) {
    for (let i = 0; i < rows; i++) {
      const mean = family === 'gaussian' ? eta[i]! : 1 / (1 + Math.exp(-eta[i]!))
      gradient[i] = outcome[i]! - mean
      curvature[i] = family === 'gaussian' ? 1 : mean * (1 - mean)
    }
    const tree = grow(bins, cuts, gradient, curvature, aside, options, eta)
    trees.push(tree)
    const loss = lossAside(family, outcome, eta, aside)
    if (loss < best) { best = loss; kept = turn + 1 }
  }
  trees.length = kept
  return {
    trees: kept,
    addTo(predictor, of) {
      for (const tree of trees) for (let i = 0; i < predictor.length; i++) predictor[i]! += leafOf(tree, of, i)
    },
  }
}

function grow(bins: readonly Uint8Array[], cuts: readonly Float64Array[], gradient: Float64Array, curvature: Float64Array, aside: (row: number) => boolean, { depth, rate, leafRows, ridge }: BoostOptions, eta: Float64Array): Tree {
  const nodes = 2 ** (depth + 1) - 1
  const tree: Tree = { column: new Int32Array(nodes).fill(-1), threshold: new Float64Array(nodes), value: new Float64Array(nodes) }
  const rows = gradient.length
  const node = new Uint16Array(rows)
  for (let level = 0; level <= depth; level++) {
    const first = 2 ** level - 1
    const here = 2 ** level
    const best = Array.from({ length: here }, () => ({ gain: 1e-12, column: -1, bin: 0 }))
    const G = new Float64Array(here)
    const H = new Float64Array(here)
    const N = new Uint32Array(here)
    for (let i = 0; i < rows; i++) {
      const k = node[i]! - first
      if (k < 0 || aside(i)) continue
      G[k]! += gradient[i]!
      H[k]! += curvature[i]!
      N[k]!++
    }
    for (let k = 0; k < here; k++) tree.value[first + k] = N[k] ? (rate * G[k]!) / (H[k]! + ridge) : 0
    if (level === depth) break
    const g = new Float64Array(here * 64)
    const h = new Float64Array(here * 64)
    const n = new Uint32Array(here * 64)
    bins.forEach((bin, c) => {
      g.fill(0); h.fill(0); n.fill(0)
      for (let i = 0; i < rows; i++) {
        const k = node[i]! - first
        if (k < 0 || aside(i)) continue
        const at = k * 64 + bin[i]!
        g[at]! += gradient[i]!
        h[at]! += curvature[i]!
        n[at]!++
      }
      for (let k = 0; k < here; k++) {
        let [gl, hl, nl] = [0, 0, 0]
        for (let b = 0; b < cuts[c]!.length; b++) {
          gl += g[k * 64 + b]!
          hl += h[k * 64 + b]!
          nl += n[k * 64 + b]!
          if (nl < leafRows || N[k]! - nl < leafRows) continue
          const gr = G[k]! - gl
          const gain = (gl * gl) / (hl + ridge) + (gr * gr) / (H[k]! - hl + ridge) - (G[k]! * G[k]!) / (H[k]! + ridge)
          if (gain > best[k]!.gain) best[k] = { gain, column: c, bin: b }
        }
      }
    })
    for (let k = 0; k < here; k++) {
      const { column, bin } = best[k]!
      if (column < 0) continue
      tree.column[first + k] = column
      tree.threshold[first + k] = cuts[column]![bin]!
    }
    for (let i = 0; i < rows; i++) {
      const k = node[i]! - first
      if (k < 0) continue
      const { column, bin } = best[k]!
      if (column >= 0) node[i] = 2 * node[i]! + (bins[column]![i]! > bin ? 2 : 1)
    }
  }
  for (let i = 0; i < rows; i++) eta[i]! += tree.value[node[i]!]!
  return tree
}

function leafOf(tree: Tree, columns: readonly Float64Array[], row: number): number {
  let node = 0
  while (tree.column[node]! >= 0) node = 2 * node + (columns[tree.column[node]!]![row]! > tree.threshold[node]! ? 2 : 1)
  return tree.value[node]!
}

function cutsOf(column: Float64Array): Float64Array {
  const sorted = column.slice().sort()
  const cuts = new Set<number>()
  for (let k = 1; k < 64; k++) cuts.add(quantileOfSorted(sorted, k / 64))
  cuts.delete(sorted[sorted.length - 1]!)
  return Float64Array.from(cuts)
}

function binned(column: Float64Array, cuts: Float64Array): Uint8Array {
  const bin = new Uint8Array(column.length)
  for (let i = 0; i < column.length; i++) {
    let [low, high] = [0, cuts.length]
    while (low < high) { const middle = (low + high) >> 1; if (column[i]! > cuts[middle]!) low = middle + 1; else high = middle }
    bin[i] = low
  }
  return bin
}

function lossAside(family: 'gaussian' | 'binomial', outcome: Float64Array, eta: Float64Array, aside: (row: number) => boolean): number {
  let loss = 0
  for (let i = 0; i < outcome.length; i++) {
    if (!aside(i)) continue
    const e = eta[i]!
    loss += family === 'gaussian' ? (outcome[i]! - e) ** 2 : Math.max(e, 0) + Math.log1p(Math.exp(-Math.abs(e))) - outcome[i]! * e
  }
  return loss
}

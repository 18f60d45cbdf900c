import { codePoints } from './code-points.ts'

/**
 * Optimal string alignment distance (restricted Damerau-Levenshtein): Levenshtein's, where two neighbours
 * exchanged cost one, and no stretch is edited twice.
 *
 * Not a metric: CA to AC to ABC costs 1 + 1, CA to ABC 3. Characters are code points.
 * Source: Boytsov 2011, J Exp Algorithmics 16:1.1. Checked against: R stringdist 0.9.10.
 */
export function optimalStringAlignment(a: string, b: string): number {
  const [from, to] = [codePoints(a), codePoints(b)]
  let twoAbove = new Uint32Array(to.length + 1)
  let above = Uint32Array.from({ length: to.length + 1 }, (_, j) => j)
  let row = new Uint32Array(to.length + 1)
  for (let i = 1; i <= from.length; i++) {
    row[0] = i
    for (let j = 1; j <= to.length; j++) {
      const replaced = above[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      row[j] = Math.min(replaced, above[j]! + 1, row[j - 1]! + 1)
      const exchanged = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      if (exchanged) row[j] = Math.min(row[j]!, twoAbove[j - 2]! + 1)
    }
    ;[twoAbove, above, row] = [above, row, twoAbove]
  }
  return above[to.length]!
}

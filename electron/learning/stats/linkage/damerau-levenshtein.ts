import { codePoints } from './code-points.ts'

/**
 * Damerau-Levenshtein distance, unrestricted: the fewest insertions, deletions, replacements and exchanges of
 * neighbours, also of neighbours that became so by a deletion or are parted again by an insertion.
 *
 * A metric: CA to ABC costs 2 (exchange, then insert). Characters are code points.
 * Source: Lowrance & Wagner 1975, J ACM 22:177.
 * Checked against: R stringdist 0.9.10; search over all edits of short words.
 */
export function damerauLevenshtein(a: string, b: string): number {
  const [from, to] = [codePoints(a), codePoints(b)]
  const unreachable = from.length + to.length
  const width = to.length + 2
  // cost[(i + 1) * width + j + 1] belongs to the first i of a and the first j of b; row and column 0 are out of reach.
  const cost: number[] = []
  for (let j = 0; j < width; j++) cost.push(unreachable)
  for (let j = -1; j <= to.length; j++) cost.push(j < 0 ? unreachable : j)
  // For each character of b, the last row of a that has the same.
  const lastRow = to.map(() => 0)
  for (let i = 1; i <= from.length; i++) {
    cost.push(unreachable, i)
    const above = i * width + 1
    let lastColumn = 0
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      const row = lastRow[j - 1]!
      const exchanged = cost[row * width + lastColumn]! + (i - row) + (j - lastColumn) - 1
      const replaced = cost[above + j - 1]! + (same ? 0 : 1)
      cost.push(Math.min(replaced, exchanged, cost[above + j]! + 1, cost[above + width + j - 1]! + 1))
      if (same) lastColumn = j
    }
    for (let j = 0; j < to.length; j++) if (to[j] === from[i - 1]) lastRow[j] = i
  }
  return cost.at(-1)!
}

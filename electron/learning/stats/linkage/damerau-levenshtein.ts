import { codePoints } from './code-points.ts'

/**
 * Damerau-Levenshtein distance, unrestricted: the fewest insertions, deletions, replacements and exchanges of neighbours,
 * also of neighbours that became so by a deletion or are parted again by an insertion.
 *
 * A metric: CA to ABC costs 2 (exchange, then insert). Characters are code points.
 * Source: Lowrance & Wagner 1975, J ACM 22:177. Checked against: R stringdist 0.9.10; search over all edits of short words.
 */
export function damerauLevenshtein(a: string, b: string): number {
  const [from, to] = [codePoints(a), codePoints(b)]
  const unreachable = from.length + to.length
  const width = to.length + 2
  // cost[(i + 1) * width + j + 1] belongs to the first i of a and the first j of b; row and column 0 are out of reach.
  const cost = new Uint32Array((from.length + 2) * width)
  for (let i = 0; i <= from.length; i++) { cost[(i + 1) * width] = unreachable; cost[(i + 1) * width + 1] = i }
  for (let j = 0; j <= to.length; j++) { cost[j + 1] = unreachable; cost[width + j + 1] = j }
  cost[0] = unreachable
  const lastRowOf = new Map<number, number>()
  for (let i = 1; i <= from.length; i++) {
    let lastMatch = 0
    for (let j = 1; j <= to.length; j++) {
      const row = lastRowOf.get(to[j - 1]!) ?? 0
      const column = lastMatch
      const same = from[i - 1] === to[j - 1]
      if (same) lastMatch = j
      cost[(i + 1) * width + j + 1] = Math.min(
        cost[i * width + j]! + (same ? 0 : 1),
        cost[(i + 1) * width + j]! + 1,
        cost[i * width + j + 1]! + 1,
        cost[row * width + column]! + (i - row - 1) + 1 + (j - column - 1),
      )
    }
    lastRowOf.set(from[i - 1]!, i)
  }
  return cost[(from.length + 1) * width + to.length + 1]!
}

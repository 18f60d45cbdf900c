import { codePoints } from './code-points.ts'

/**
 * Levenshtein distance: the fewest characters to put in, take out or replace that make one text the other.
 *
 * Characters are code points; case and accents count. A metric.
 * Source: Levenshtein 1966, Sov Phys Dokl 10:707; Wagner & Fischer 1974.
 * Checked against: R's adist and stringdist. Time |a| |b|, memory |b|.
 */
export function levenshtein(a: string, b: string): number {
  const [from, to] = [codePoints(a), codePoints(b)]
  let above = Uint32Array.from({ length: to.length + 1 }, (_, j) => j)
  let row = new Uint32Array(to.length + 1)
  for (let i = 1; i <= from.length; i++) {
    row[0] = i
    for (let j = 1; j <= to.length; j++) {
      const replaced = above[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      row[j] = Math.min(replaced, above[j]! + 1, row[j - 1]! + 1)
    }
    ;[above, row] = [row, above]
  }
  return above[to.length]!
}

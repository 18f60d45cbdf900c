import { codePoints } from './code-points.ts'

/**
 * Jaro similarity of two texts, 0 (nothing in common) to 1 (equal).
 *
 * (m/|a| + m/|b| + (m - t)/m) / 3: m characters match, that is, are equal and no further apart than
 * max(|a|, |b|)/2 - 1 (rounded down, not below 0), each taken once, from left to right; t is half the number of matches
 * that stand in another order, not rounded. Two empty texts are equal (1); an empty and another have nothing
 * in common (0).
 * Case, accents and spaces count as written; characters are code points.
 * Source: Jaro 1989, J Am Stat Assoc 84:414.
 * Checked against: Winkler 1990's examples; R stringdist 0.9.10, random words.
 */
export function jaro(a: string, b: string): number {
  return 1 - jaroDistance(codePoints(a), codePoints(b))
}

/** 1 - Jaro similarity of two lists of code points. */
export function jaroDistance(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 && b.length === 0) return 0
  if (takenA.length < a.length) takenA = new Uint8Array(2 * a.length)
  if (takenB.length < b.length) takenB = new Uint8Array(2 * b.length)
  for (let i = 0; i < a.length; i++) takenA[i] = 0
  for (let j = 0; j < b.length; j++) takenB[j] = 0
  const reach = Math.max((Math.max(a.length, b.length) >> 1) - 1, 0)
  let matches = 0
  for (let i = 0; i < a.length; i++) {
    const character = a[i]
    const last = Math.min(b.length - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (b[j] !== character || takenB[j]) continue
      takenA[i] = takenB[j] = 1
      matches++
      break
    }
  }
  if (matches === 0) return 1
  let moved = 0
  let j = 0
  for (let i = 0; i < a.length; i++) {
    if (!takenA[i]) continue
    while (!takenB[j]) j++
    if (a[i] !== b[j++]) moved++
  }
  // A third of the sum, not the sum over 3: at a threshold that is met exactly rounding decides, and the
  // customary order of operations is this.
  return 1 - (1 / 3) * (matches / a.length + matches / b.length + (matches - moved / 2) / matches)
}

// Which characters are matched. Kept between calls, because millions of names are compared and making lists
// takes longer than comparing.
let takenA = new Uint8Array(32)
let takenB = new Uint8Array(32)

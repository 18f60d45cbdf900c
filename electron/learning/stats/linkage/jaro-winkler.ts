import { codePoints } from './code-points.ts'
import { jaroDistance } from './jaro.ts'

const LONGEST_PREFIX = 4

/**
 * Jaro-Winkler similarity of two texts, 0 to 1: Jaro's, raised where the beginnings agree.
 *
 * J + l p (1 - J), l = length of the common beginning, at most 4; always applied, also below a Jaro similarity of 0.7.
 * `prefixScale` p is 0 to 0.25. Characters and empty texts as in `jaro`.
 * Source: Winkler 1990, Proc Section on Survey Research Methods, 354. Checked against: R stringdist 0.9.10.
 * Errors: RangeError where `prefixScale` is not within 0..0.25, as the similarity could exceed 1.
 */
export function jaroWinkler(a: string, b: string, prefixScale = 0.1): number {
  requirePrefixScale('jaroWinkler', prefixScale)
  return jaroWinklerOf(codePoints(a), codePoints(b), prefixScale)
}

/** Jaro-Winkler similarity of two lists of code points, unchecked. */
export function jaroWinklerOf(a: Uint32Array, b: Uint32Array, prefixScale: number): number {
  const distance = jaroDistance(a, b)
  const longest = Math.min(a.length, b.length, LONGEST_PREFIX)
  let prefix = 0
  while (prefix < longest && a[prefix] === b[prefix]) prefix++
  return 1 - (distance - prefix * prefixScale * distance)
}

/** The highest Jaro-Winkler similarity that texts of these lengths can have: lets a comparison be settled without making it. */
export function highestJaroWinkler(lengthA: number, lengthB: number, prefixScale: number): number {
  const few = Math.min(lengthA, lengthB)
  const many = Math.max(lengthA, lengthB)
  if (few === 0) return many === 0 ? 1 : 0
  const distance = (1 - few / many) / 3
  return 1 - distance * (1 - Math.min(few, LONGEST_PREFIX) * prefixScale)
}

/** Throws RangeError, naming function and argument, unless 0 <= `prefixScale` <= 0.25. */
export function requirePrefixScale(by: string, prefixScale: number): void {
  if (!(prefixScale >= 0 && prefixScale <= 0.25)) throw new RangeError(`${by}: prefixScale is not within 0 and 0.25.`)
}

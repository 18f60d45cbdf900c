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
export function jaroWinklerOf(a: readonly number[], b: readonly number[], prefixScale: number): number {
  const distance = jaroDistance(a, b)
  const longest = Math.min(a.length, b.length, LONGEST_PREFIX)
  let prefix = 0
  while (prefix < longest && a[prefix] === b[prefix]) prefix++
  return 1 - (distance - prefix * prefixScale * distance)
}

/** A word made ready to be compared often: its characters, and which of 32 kinds of characters occur. */
export interface ReadyWord {
  readonly points: readonly number[]
  readonly kinds: number
}

export function readyWord(word: string): ReadyWord {
  const points = codePoints(word)
  return { points, kinds: points.reduce((kinds, point) => kinds | (1 << (point & 31)), 0) }
}

/**
 * Whether the Jaro-Winkler similarity is at least `threshold`, mostly without computing it: a character of a
 * kind the other word does not have cannot match, and with the matches left even the best order often falls short.
 */
export function reachesJaroWinkler(
  one: ReadyWord,
  other: ReadyWord,
  threshold: number,
  prefixScale: number,
): boolean {
  const [a, b] = [one.points, other.points]
  if (a.length === 0 || b.length === 0) return jaroWinklerOf(a, b, prefixScale) >= threshold
  const matches = Math.min(
    a.length - bits(one.kinds & ~other.kinds),
    b.length - bits(other.kinds & ~one.kinds),
  )
  const boost = a[0] === b[0] ? LONGEST_PREFIX * prefixScale : 0
  const leastDistance = (1 - boost) * (1 - (matches / a.length + matches / b.length + 1) / 3)
  return leastDistance <= 1 - threshold + 1e-9 && jaroWinklerOf(a, b, prefixScale) >= threshold
}

/** How many bits are set. */
function bits(word: number): number {
  let rest = word
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count++
  }
  return count
}

/** Throws RangeError, naming function and argument, unless 0 <= `prefixScale` <= 0.25. */
export function requirePrefixScale(by: string, prefixScale: number): void {
  if (!(prefixScale >= 0 && prefixScale <= 0.25))
    throw new RangeError(`${by}: prefixScale is not within 0 and 0.25.`)
}

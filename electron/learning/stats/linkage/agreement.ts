import type { PairBatch } from './candidate-pairs.ts'
import { codePoints } from './code-points.ts'
import { dictionary, NOT_RECORDED, type Dictionary } from './dictionary.ts'
import { highestJaroWinkler, jaroWinklerOf, requirePrefixScale } from './jaro-winkler.ts'

/** What two records do in one field. */
export const DISAGREES = 0
export const AGREES = 1
/** One of the two has no value there: neither for nor against. */
export const UNKNOWN = 2

/** When two values of a field agree: when equal, or when their Jaro-Winkler similarity reaches `threshold`. */
export type AgreementRule = { readonly kind: 'equal' } | { readonly kind: 'jaro-winkler'; readonly threshold: number; readonly prefixScale: number }

/** One field of all records; undefined where it was not recorded. Fold case and accents before. */
export interface LinkageField { readonly values: ReadonlyArray<string | undefined>; readonly agree: AgreementRule }

/** Adds `place` times DISAGREES, AGREES or UNKNOWN to the pattern of each pair of a batch. */
export type FieldComparer = (batch: PairBatch, place: number, patterns: Int32Array) => void

/**
 * Compares one field over batches of pairs; every two different words are compared at most once where there are few enough of them.
 * Errors: RangeError for a threshold outside 0..1 or a prefix scale outside 0..0.25.
 */
export function fieldComparer({ values, agree }: LinkageField): FieldComparer {
  const { codes, words } = dictionary(values)
  const alike = agree.kind === 'equal' ? (a: number, b: number) => (a === b ? AGREES : DISAGREES) : similarWords({ codes, words }, agree)
  return ({ first, second, count }, place, patterns) => {
    for (let k = 0; k < count; k++) {
      const a = codes[first[k]!]!
      const b = codes[second[k]!]!
      patterns[k]! += place * (a === NOT_RECORDED || b === NOT_RECORDED ? UNKNOWN : a === b ? AGREES : alike(a, b))
    }
  }
}

/** Up to so many different words, all comparisons made are remembered: 4096 squared bytes. */
const REMEMBERED = 4096

function similarWords({ words }: Dictionary, { threshold, prefixScale }: { threshold: number; prefixScale: number }): (a: number, b: number) => number {
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError('fieldComparer: threshold is not within 0 and 1.')
  requirePrefixScale('fieldComparer', prefixScale)
  const points = words.map(codePoints)
  const compare = (a: number, b: number) => {
    const [one, other] = [points[a]!, points[b]!]
    if (highestJaroWinkler(one.length, other.length, prefixScale) < threshold - 1e-9) return DISAGREES
    return jaroWinklerOf(one, other, prefixScale) >= threshold ? AGREES : DISAGREES
  }
  if (words.length > REMEMBERED) return compare
  const known = new Uint8Array(words.length * words.length).fill(UNKNOWN)
  return (a, b) => {
    // Which word comes first hardly ever matters to Jaro's matches, but it can: both orders are kept.
    const at = a * words.length + b
    if (known[at] === UNKNOWN) known[at] = compare(a, b)
    return known[at]!
  }
}

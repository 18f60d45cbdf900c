import type { PairBatch } from './candidate-pairs.ts'
import { dictionary, NOT_RECORDED } from './dictionary.ts'
import { reachesJaroWinkler, readyWord, requirePrefixScale } from './jaro-winkler.ts'

/** What two records do in one field. */
export const DISAGREES = 0
export const AGREES = 1
/** One of the two has no value there: neither for nor against. */
export const UNKNOWN = 2

/** When two values of a field agree: when equal, or when their Jaro-Winkler similarity reaches `threshold`. */
export type AgreementRule =
  | { readonly kind: 'equal' }
  | { readonly kind: 'jaro-winkler'; readonly threshold: number; readonly prefixScale: number }

/** One field of all records; undefined where it was not recorded. Fold case and accents before. */
export interface LinkageField {
  readonly values: ReadonlyArray<string | undefined>
  readonly agree: AgreementRule
}

/** Adds `place` times DISAGREES, AGREES or UNKNOWN to the pattern of each pair of a batch. */
export type FieldComparer = (batch: PairBatch, place: number, patterns: Int32Array) => void

/**
 * Compares one field over batches of pairs; every two different words are compared at most once where there
 * are few enough of them.
 * Errors: RangeError for a threshold outside 0..1 or a prefix scale outside 0..0.25.
 */
export function fieldComparer({ values, agree }: LinkageField): FieldComparer {
  const { codes, words } = dictionary(values)
  const alike = agree.kind === 'equal' ? undefined : alikeWords(words, agree)
  return ({ first, second, count }, place, patterns) => {
    for (let k = 0; k < count; k++) {
      const a = codes[first[k]!]!
      const b = codes[second[k]!]!
      let found: number = DISAGREES
      if (a === NOT_RECORDED || b === NOT_RECORDED) found = UNKNOWN
      else if (a === b) found = AGREES
      else if (alike) found = alike(a, b)
      patterns[k]! += place * found
    }
  }
}

/** Up to so many different words, all comparisons made are remembered: 4096 squared bytes. */
const REMEMBERED = 4096

function alikeWords(
  words: readonly string[],
  { threshold, prefixScale }: { threshold: number; prefixScale: number },
): (a: number, b: number) => number {
  if (!(threshold >= 0 && threshold <= 1))
    throw new RangeError('fieldComparer: threshold is not within 0 and 1.')
  requirePrefixScale('fieldComparer', prefixScale)
  const ready = words.map(readyWord)
  const compare = (a: number, b: number) =>
    reachesJaroWinkler(ready[a]!, ready[b]!, threshold, prefixScale) ? AGREES : DISAGREES
  if (words.length > REMEMBERED) return compare
  const size = words.length
  const known = new Uint8Array(size * size).fill(UNKNOWN)
  return (a, b) => {
    // Which word comes first hardly ever matters to Jaro's matches, but it can: both orders are kept.
    const at = a * size + b
    const before = known[at]!
    return before === UNKNOWN ? (known[at] = compare(a, b)) : before
  }
}

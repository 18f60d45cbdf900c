import { breathing, type InSteps } from '../foundations/in-steps.ts'
import { candidatePairs } from './candidate-pairs.ts'
import {
  blockingCodes,
  patternReader,
  requireRecords,
  type AgreementPattern,
  type LinkageRecords,
} from './compare-pairs.ts'
import type { FellegiSunterFit } from './fellegi-sunter.ts'

export interface LinkedPair {
  readonly first: number
  readonly second: number
  readonly weight: number
  readonly matchProbability: number
}

/**
 * The pairs of records whose probability of a match exceeds `threshold`, the surest first.
 *
 * `patterns` and `fit` come from `comparePairs` and `fellegiSunter` on the same records and blocking; the
 * pairs are gone through once more, so that no pair needs to be kept meanwhile. Breathes after every 8192 pairs.
 * Errors: RangeError for a threshold outside 0..1, records as in `comparePairs`, a pattern that `patterns` do not hold.
 */
export function linkedPairs(
  records: LinkageRecords,
  patterns: readonly AgreementPattern[],
  fit: FellegiSunterFit,
  threshold: number,
  breathe: () => Promise<void> | undefined,
): Promise<LinkedPair[]> {
  if (!(threshold >= 0 && threshold <= 1))
    throw new RangeError('linkedPairs: threshold is not within 0 and 1.')
  return breathing(search(records, patterns, fit, threshold), breathe)
}

function* search(
  records: LinkageRecords,
  patterns: readonly AgreementPattern[],
  fit: FellegiSunterFit,
  threshold: number,
): InSteps<LinkedPair[]> {
  const rows = requireRecords('linkedPairs', records)
  const patternsOf = patternReader(records.fields)
  const placeOf = new Int32Array(3 ** records.fields.length).fill(-1)
  patterns.forEach(({ agreements }, k) => {
    placeOf[agreements.reduce((code, each) => 3 * code + each, 0)] = k
  })
  const found: LinkedPair[] = []
  for (const batch of candidatePairs(rows, blockingCodes(records))) {
    const codes = patternsOf(batch)
    for (let k = 0; k < batch.count; k++) {
      const place = placeOf[codes[k]!]!
      if (place < 0) throw new RangeError('linkedPairs: the patterns are of other records.')
      const matchProbability = fit.matchProbability[place]!
      if (matchProbability > threshold)
        found.push({
          first: batch.first[k]!,
          second: batch.second[k]!,
          weight: fit.patternWeight[place]!,
          matchProbability,
        })
    }
    yield
  }
  return found.sort(
    (one, other) => other.weight - one.weight || one.first - other.first || one.second - other.second,
  )
}

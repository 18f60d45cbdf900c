import type { AgreementPattern } from './compare-pairs.ts'
import type { FellegiSunterFit } from './fellegi-sunter.ts'

export interface LinkageAccuracy {
  readonly truePositives: number
  readonly falsePositives: number
  /** Matches among the compared pairs that were not linked; those that blocking kept apart are not among them. */
  readonly falseNegatives: number
  /** Share of linked pairs that are matches; undefined where none was linked. */
  readonly precision: number | undefined
  /** Share of matches among the compared pairs that were linked; undefined where there is none. */
  readonly recall: number | undefined
}

/**
 * How well pairs with a probability of a match above `threshold` agree with the entities that `comparePairs` was given.
 * Errors: RangeError for a threshold outside 0..1.
 */
export function linkageAccuracy(
  patterns: readonly AgreementPattern[],
  { matchProbability }: FellegiSunterFit,
  threshold = 0.5,
): LinkageAccuracy {
  if (!(threshold >= 0 && threshold <= 1))
    throw new RangeError('linkageAccuracy: threshold is not within 0 and 1.')
  let [truePositives, falsePositives, falseNegatives] = [0, 0, 0]
  patterns.forEach(({ pairs, trueMatches }, k) => {
    if (matchProbability[k]! > threshold) {
      truePositives += trueMatches
      falsePositives += pairs - trueMatches
    } else falseNegatives += trueMatches
  })
  const share = (part: number, of: number) => (of > 0 ? part / of : undefined)
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, truePositives + falseNegatives),
  }
}

/** How many pairs of records belong to one entity, compared or not. */
export function entityPairs(entity: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const each of entity) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
}

import { normalQuantile } from '../../stats/foundations/normal.ts'
import type { ChangeFound } from './diagnostics.ts'
import type { Estimated } from './estimates.ts'
import { overSets } from './pooled-sets.ts'

/** Standard errors that one study in a hundred passes by chance. */
const BEYOND_CHANCE = normalQuantile(0.995)

/**
 * By how much another way of answering changes the plain difference, over completed data sets; undefined where one of
 * them could not be answered so. `changes` and `plain` are shares.
 */
export function changeOver(
  changes: readonly (Estimated | undefined)[],
  plain: readonly Estimated[],
): ChangeFound | undefined {
  const found = changes.flatMap(each => each ?? [])
  if (found.length < changes.length) return undefined
  const { value, variance } = overSets(found)
  return {
    changePer100: 100 * value,
    limitPer100: 50 * Math.sqrt(overSets(plain).variance),
    isBeyondChance: Math.abs(value) > BEYOND_CHANCE * Math.sqrt(variance),
  }
}

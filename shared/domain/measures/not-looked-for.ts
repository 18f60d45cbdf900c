import type { ConceptSet } from '../concepts/concept-set.ts'
import type { WholeMeasure } from './measure.ts'

/**
 * The sets that a numerator looks for and of which no code stands in this casebook: it cannot find them in anybody, and
 * of nobody can it be said that she was without. `matched`: how many codes of each set stand here.
 */
export function notLookedFor(
  { measure, concepts }: WholeMeasure,
  { matched }: { readonly matched: ReadonlyArray<{ readonly concept: string; readonly codes: number }> },
): ConceptSet['label'][] {
  const asked = new Set(measure.numerator.flatMap(each => ('concept' in each ? [each.concept] : [])))
  const missing = new Set(matched.filter(({ codes }) => codes === 0).map(({ concept }) => concept))
  return concepts.filter(({ id }) => asked.has(id) && missing.has(id)).map(({ label }) => label)
}

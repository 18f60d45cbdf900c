import type { ConceptSet } from '../../shared/domain/concepts/concept-set.ts'
import type { WholeMeasure } from '../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../shared/domain/measures/series.ts'

/** The sets that a numerator looks for and of which no code stands in this casebook: it cannot find them in anybody. */
export function notLookedFor(
  { measure, concepts }: WholeMeasure,
  { matched }: Pick<MeasureSeries, 'matched'>,
): ConceptSet['label'][] {
  const asked = new Set(measure.numerator.flatMap(each => ('concept' in each ? [each.concept] : [])))
  const missing = new Set(matched.filter(({ codes }) => codes === 0).map(({ concept }) => concept))
  return concepts.filter(({ id }) => asked.has(id) && missing.has(id)).map(({ label }) => label)
}

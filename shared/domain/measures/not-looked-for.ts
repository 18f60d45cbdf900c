import type { ConceptSet } from '../concepts/concept-set.ts'
import type { WholeMeasure } from './measure.ts'
import type { MeasureSeries } from './series.ts'

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

const noShare = { value: null, interval: null, bounds: null, unseen: null }

/** A series as it may leave in a file: without a share where nothing of what is looked for stands in this casebook. */
export const asLeaving = (whole: WholeMeasure, series: MeasureSeries): MeasureSeries =>
  notLookedFor(whole, series).length === 0
    ? series
    : {
        ...series,
        points: series.points.map(each => ({ ...each, ...noShare })),
        total: { ...series.total, ...noShare },
      }

import type { Score } from '../../../../shared/domain/measures/case-frame.ts'
import { noNumbers, numbersOf, type ConceptStore, type Numbers } from '../read-concepts.ts'
import { firstFrom } from '../verdict.ts'

/** The latest number of the window before a day; NaN for none, and where its source gave a bound alone. */
function latest({ days, low, high }: Numbers, day: number, withinDays: number): number {
  const at = firstFrom(days, day + 1) - 1
  return at >= 0 && days[at]! >= day - withinDays && low[at] === high[at] ? low[at]! : NaN
}

/** The recorded score of each person before a day; NaN for none, and for everybody where none is asked for. */
export function scoreReader(
  store: ConceptStore,
  score: Score | undefined,
): (person: number, day: number) => number {
  if (!score) return () => NaN
  const written = numbersOf(store, score.concept, score.unit)
  return (person, day) => latest(written.get(person) ?? noNumbers, day, score.withinDays)
}

import type { Score } from '../../../../shared/domain/measures/case-frame.ts'
import { lastOnes } from '../last-ones.ts'
import { noNumbers, numbersOf, type ConceptStore, type Numbers } from '../read-concepts.ts'
import { firstFrom } from '../verdict.ts'

/**
 * The latest number of the window before a day; NaN for none, where its source gave a bound alone, and where several
 * may be the latest and are not the same.
 */
function latest(numbers: Numbers, day: number, withinDays: number): number {
  const { days, latest: until, low, high } = numbers
  const within: number[] = []
  for (let at = firstFrom(days, day - withinDays); at < firstFrom(days, day + 1); at++)
    if (until[at]! <= day) within.push(at)
  if (within.length === 0) return NaN
  const [value, ...others] = new Set(lastOnes(numbers, within, 'latest').flatMap(at => [low[at]!, high[at]!]))
  return others.length === 0 ? value! : NaN
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

import { dayOf } from '../../../../shared/domain/clock.ts'
import type { CaseFrame, Score } from '../../../../shared/domain/measures/case-frame.ts'
import { nameOfScope } from '../../../../shared/domain/scope.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import type { Counting } from './count-measure.ts'
import { noNumbers, numbersOf, type ConceptStore, type Numbers } from '../read-concepts.ts'
import { lastOnes } from '../last-ones.ts'
import { firstFrom } from '../verdict.ts'

const DAYS_PER_YEAR = 365.25

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

/**
 * The source of each person by its place among the names; whoever several tell of is in a unit of its own. A source
 * without a name is only numbered: the file it came from may be called after somebody.
 */
export function sourcesOfPeople({ timelines }: Pick<ConceptStore, 'timelines'>) {
  const places = new Map<string, number>()
  const names: Message[] = []
  const units = new Map<number, number>()
  for (const { person, scope, others } of timelines.sources()) {
    const key = others > 0 ? SEVERAL : scope
    let place = places.get(key)
    if (place === undefined) {
      places.set(key, (place = names.length))
      names.push(nameOfSource(key, place + 1))
    }
    units.set(person, place)
  }
  return { units, names }
}
const SEVERAL = ''
export function nameOfSource(scope: string, n: number): Message {
  if (scope === SEVERAL) return say('risk.several-sources')
  const name = nameOfScope(scope)
  return name === undefined ? say('risk.source-without-name', { n }) : say('people.source', { name })
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

/** Counted cases in the order of their days, with age, source and score of each, and without identity. */
export function caseFrame(store: ConceptStore, { counted }: Counting, score: Score | undefined): CaseFrame {
  const cases = counted.toSorted((one, other) => one.day - other.day || one.person - other.person)
  const scoreOf = scoreReader(store, score)
  const births = new Map(store.timelines.observed().map(({ person, birth }) => [person, birth]))
  const { units, names } = sourcesOfPeople(store)
  const ageOf = (person: number, day: number) => {
    const birth = births.get(person)
    return birth === null || birth === undefined ? NaN : (day - dayOf(birth)) / DAYS_PER_YEAR
  }
  return {
    day: Int32Array.from(cases, ({ day }) => day),
    part: Uint8Array.from(cases, ({ part }) => part),
    ageYears: Float64Array.from(cases, ({ person, day }) => ageOf(person, day)),
    score: Float64Array.from(cases, ({ person, day }) => scoreOf(person, day)),
    unit: Uint16Array.from(cases, ({ person }) => units.get(person)!), // whoever is counted was seen by a source
    units: names,
  }
}

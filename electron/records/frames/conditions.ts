import type { Condition } from '../../../shared/domain/measures/condition.ts'
import { setNamed, setsOf, type Trial } from '../../../shared/domain/trial.ts'
import type { Person } from './people.ts'
import { happeningsIn, numbersIn, type Reader } from './reader.ts'
import type { Happenings, Numbers } from './read-concepts.ts'
import { verdictOn, type Evidence, type Verdict } from './verdict.ts'

/** The days on which something can have happened at the latest, in their order. */
function atLatest(found: Happenings): Happenings {
  if (!found.isRough) return found
  const order = [...found.days.keys()].toSorted((one, other) => found.latest[one]! - found.latest[other]!)
  return {
    days: order.map(at => found.latest[at]!),
    ends: order.map(at => found.ends[at]!),
    latest: order.map(at => found.latest[at]!),
    isRough: false,
  }
}
function numbersAtLatest(found: Numbers): Numbers {
  if (!found.isRough) return found
  const order = [...found.days.keys()].toSorted((one, other) => found.latest[one]! - found.latest[other]!)
  return {
    days: order.map(at => found.latest[at]!),
    latest: order.map(at => found.latest[at]!),
    isRough: false,
    seconds: order.map(at => found.seconds[at]!),
    low: order.map(at => found.low[at]!),
    high: order.map(at => found.high[at]!),
  }
}

/**
 * What is so of somebody on a day, for each of these conditions. Where something has only a month or a year, a
 * condition is true or false only if it is so whether that was its first day or its last.
 */
export function verdictOfConditions(
  reader: Reader,
  asked: Pick<Trial, 'concepts'>,
  conditions: readonly Condition[],
  people: readonly number[] | undefined,
): (person: Person, day: number) => Verdict[] {
  const sets = setsOf(asked)
  const read = conditions.map(condition => ({ condition, ...evidenceOf(reader, sets, condition, people) }))
  return (person, day) =>
    read.map(({ condition, earliest, latest, undated }) => {
      // What is asked of a question's people lies on or before that day, so that nobody must be followed after it.
      const look = { person, day, followedTo: Infinity, missing: 'unknown' } as const
      const first = verdictOn(condition, { ...look, evidence: earliest })
      if (first !== verdictOn(condition, { ...look, evidence: latest })) return 'unknown'
      return undated.has(person.person) ? withUndated(condition, first) : first
    })
}

/** What was recorded often enough without what nobody dated is so; if that may have been what is missing, who knows. */
function withUndated(condition: Condition, found: Verdict): Verdict {
  if (condition.is !== 'recorded') return found
  return found === !condition.not ? found : 'unknown'
}

function evidenceOf(
  reader: Reader,
  sets: ReturnType<typeof setsOf>,
  condition: Condition,
  people: readonly number[] | undefined,
): { readonly earliest: Evidence; readonly latest: Evidence; readonly undated: ReadonlySet<number> } {
  const happenings =
    condition.is === 'recorded' ? reader.happenings(setNamed(sets, condition.concept), people) : new Map()
  const numbers =
    condition.is === 'result' || condition.is === 'change'
      ? reader.numbers(setNamed(sets, condition.concept), condition.unit, people)
      : new Map()
  return {
    undated:
      condition.is === 'recorded' ? reader.undated(setNamed(sets, condition.concept), people) : new Set(),
    earliest: {
      happenings: (_, person) => happeningsIn(happenings, person),
      isUndated: () => false, // it is asked for by itself
      numbers: (_, __, person) => numbersIn(numbers, person),
    },
    latest: {
      happenings: (_, person) => atLatest(happeningsIn(happenings, person)),
      isUndated: () => false,
      numbers: (_, __, person) => numbersAtLatest(numbersIn(numbers, person)),
    },
  }
}

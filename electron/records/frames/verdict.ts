import type { Bound, Condition } from '../../../shared/domain/measures/condition.ts'
import type { Person } from './people.ts'
import type { Happenings, Numbers } from './read-concepts.ts'

/** True, false, or not to be told. */
export type Verdict = boolean | 'unknown'

/** What each concept finds, by the name of the set; numbers by name and unit. */
export interface Evidence {
  happenings(concept: string, person: number): Happenings
  numbers(concept: string, unit: string, person: number): Numbers
}

/** Where and how a condition is looked at. */
export interface Look {
  readonly evidence: Evidence
  readonly person: Person
  /** The index day. */
  readonly day: number
  /** The last day of which it is known what happened to her. */
  readonly followedTo: number
  /** What a number that nobody measured means. */
  readonly missing: 'unknown' | 'no'
}

interface Window {
  readonly fromDays: number | null
  readonly toDays: number
}
const begins = ({ fromDays }: Window, day: number) => (fromDays === null ? -Infinity : day + fromDays)

/** Place of the first day that is not before `day`. Days ascend. */
export function firstFrom(days: readonly number[], day: number): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! < day) low = middle + 1
    else high = middle
  }
  return low
}
/** From where to where, the latter not counted in, days lie in a window. */
const placesIn = (days: readonly number[], window: Window, day: number): readonly [number, number] => [
  firstFrom(days, begins(window, day)),
  firstFrom(days, day + window.toDays + 1),
]

/** True where it is certainly so, false where it certainly is not. */
function certainly(isSo: boolean, isNot: boolean): Verdict {
  if (isSo) return true
  return isNot ? false : 'unknown'
}
type Holds = (low: number, high: number, threshold: number) => Verdict
const holds: Readonly<Record<Bound['comparator'], Holds>> = {
  '<': (low, high, threshold) => certainly(high < threshold, low >= threshold),
  '<=': (low, high, threshold) => certainly(high <= threshold, low > threshold),
  '>=': (low, high, threshold) => certainly(low >= threshold, high < threshold),
  '>': (low, high, threshold) => certainly(low > threshold, high <= threshold),
}

/** Kleene's strong logic: one false is enough against all, one true for any. */
export const allOf = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes(false)) return false
  return verdicts.includes('unknown') ? 'unknown' : true
}
const opposite = (verdict: Verdict): Verdict => (verdict === 'unknown' ? verdict : !verdict)

/** Whether a number that lies from `low` to `high` lies within every bound. */
export const holdsWithin = (low: number, high: number, bounds: readonly Bound[]): Verdict =>
  allOf(bounds.map(({ comparator, threshold }) => holds[comparator](low, high, threshold)))

/** What is so where a window holds nothing that decides: nobody knows of days after the last she was followed to. */
const undecided = ({ toDays }: Window, { day, followedTo }: Look, otherwise: Verdict): Verdict =>
  toDays > 0 && day + toDays > followedTo ? 'unknown' : otherwise

type Of<K extends Condition['is']> = Extract<Condition, { is: K }>
type Rules = { readonly [K in Condition['is']]: (condition: Of<K>, look: Look) => Verdict }

const rules: Rules = {
  recorded(condition, look) {
    const { days } = look.evidence.happenings(condition.concept, look.person.person)
    const [from, to] = placesIn(days, condition, look.day)
    const isSo = to - from >= (condition.least ?? 1) || undecided(condition, look, false)
    return condition.not ? opposite(isSo) : isSo
  },
  result(condition, look) {
    const { days, low, high } = look.evidence.numbers(condition.concept, condition.unit, look.person.person)
    const [from, to] = placesIn(days, condition, look.day)
    const missing: Verdict = look.missing === 'no' ? false : 'unknown'
    if (from === to) return undecided(condition, look, missing)
    const at = (place: number) => holdsWithin(low[place]!, high[place]!, condition.within)
    if (condition.which === 'first') return at(from)
    // Until the window is over another may be the latest, or lie within.
    if (condition.which === 'latest') return undecided(condition, look, at(to - 1))
    const verdicts = Array.from({ length: to - from }, (_, place) => at(from + place))
    if (verdicts.includes(true)) return true
    return undecided(condition, look, verdicts.includes('unknown') ? 'unknown' : false)
  },
  change(condition, look) {
    const { days, low, high } = look.evidence.numbers(condition.concept, condition.unit, look.person.person)
    const [earlier, before] = placesIn(days, condition.before, look.day)
    const [later, after] = placesIn(days, condition.after, look.day)
    const missing: Verdict = look.missing === 'no' ? false : 'unknown'
    if (earlier === before) return missing
    if (later === after) return undecided(condition.after, look, missing)
    const change = holdsWithin(
      low[after - 1]! - high[before - 1]!,
      high[after - 1]! - low[before - 1]!,
      condition.within,
    )
    return undecided(condition.after, look, change)
  },
  died(condition, look) {
    const isSo = diedIn(condition, look)
    return condition.not ? opposite(isSo) : isSo
  },
}

function diedIn(window: Window, look: Look): Verdict {
  const { deathDay, deceased } = look.person
  if (deathDay !== undefined)
    return deathDay >= begins(window, look.day) && deathDay <= look.day + window.toDays
  // Of whom it is only known that she died, nobody knows whether it was then.
  return deceased ? 'unknown' : undecided(window, look, false)
}

/** Whether a condition is so of a person on an index day. */
export const verdictOn = (condition: Condition, look: Look): Verdict =>
  (rules[condition.is] as (condition: Condition, look: Look) => Verdict)(condition, look)

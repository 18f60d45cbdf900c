import type { Bound, Condition } from '../../../shared/domain/measures/condition.ts'
import { lastOnes } from './last-ones.ts'
import type { Person } from './people.ts'
import type { Happenings, Numbers } from './read-concepts.ts'
import { from as leftFrom, lies, type Span } from './span.ts'

/** True, false, or not to be told. */
export type Verdict = boolean | 'unknown'

/** What each concept finds, by the name of the set; numbers by name and unit. */
export interface Evidence {
  happenings(concept: string, person: number): Happenings
  /** Whether a concept finds something of her that nobody dated: it may have been on any day. */
  isUndated(concept: string, person: number): boolean
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

/** Places of what certainly lies in a window, and of what may, as only its month or year is known. */
function placesOf({ days, latest }: Pick<Happenings, 'days' | 'latest'>, window: Window, day: number) {
  const inside: number[] = []
  const unsure: number[] = []
  for (const [at, earliest] of days.entries()) {
    const found = lies({ earliest, latest: latest[at]! }, begins(window, day), day + window.toDays)
    if (found === 'in') inside.push(at)
    else if (found === 'unsure') unsure.push(at)
  }
  return { inside, unsure }
}

/** On how many different days at least these happened: what has only its month may be a day that is told as well. */
function differentDays(spans: readonly Span[]): number {
  let days = 0
  let last = -Infinity
  for (const { earliest, latest } of spans.toSorted((one, other) => one.latest - other.latest)) {
    if (earliest <= last) continue
    days++
    last = latest
  }
  return days
}

/** At least so many times in a window. */
function happenedIn(found: Happenings, window: Window, day: number, least: number): Verdict {
  if (!found.isRough) {
    const [from, to] = placesIn(found.days, window, day)
    return to - from >= least
  }
  const { inside, unsure } = placesOf(found, window, day)
  if (differentDays(inside.map(at => ({ earliest: found.days[at]!, latest: found.latest[at]! }))) >= least)
    return true
  return unsure.length > 0 || inside.length >= least ? 'unknown' : false
}

/** The places of the numbers of which one is the latest of a window, or the first; none where it holds none. */
function electedIn(
  found: Numbers,
  window: Window,
  day: number,
  which: 'latest' | 'first',
): readonly (number | 'none')[] {
  if (!found.isRough) {
    const [from, to] = placesIn(found.days, window, day)
    if (from === to) return ['none']
    // Only those of the same day as the outermost can be in its place.
    const { days } = found
    const until = which === 'first' ? Math.min(to, firstFrom(days, days[from]! + 1)) : to
    const since = which === 'first' ? from : Math.max(from, firstFrom(days, days[to - 1]!))
    return lastOnes(
      found,
      Array.from({ length: until - since }, (_, k) => since + k),
      which,
    )
  }
  const { inside, unsure } = placesOf(found, window, day)
  const isDated = (at: number) => found.days[at] === found.latest[at]
  const dated = inside.filter(isDated)
  const rough = inside.filter(at => !isDated(at))
  const one = which === 'first' ? dated[0] : dated.at(-1)
  if (one === undefined) return [...rough, ...unsure, ...(rough.length > 0 ? [] : (['none'] as const))]
  // What has no day of its own may be the one, unless all of its days lie on the other side of the one that has.
  const mayBe = (at: number) =>
    which === 'first' ? found.days[at]! <= found.days[one]! : found.latest[at]! >= found.days[one]!
  return [...[...rough, ...unsure].filter(mayBe), ...lastOnes(found, dated, which)]
}

/** What all of them say alike; else nobody can tell. */
const agreed = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.every(each => each === verdicts[0]) ? verdicts[0]! : 'unknown'

type Of<K extends Condition['is']> = Extract<Condition, { is: K }>
type Rules = { readonly [K in Condition['is']]: (condition: Of<K>, look: Look) => Verdict }

const rules: Rules = {
  recorded(condition, look) {
    const found = look.evidence.happenings(condition.concept, look.person.person)
    const happened = happenedIn(found, condition, look.day, condition.least ?? 1)
    const mayBe = happened !== true && look.evidence.isUndated(condition.concept, look.person.person)
    const told = mayBe ? 'unknown' : happened
    const isSo = told === false ? undecided(condition, look, false) : told
    return condition.not ? opposite(isSo) : isSo
  },
  result(condition, look) {
    const numbers = look.evidence.numbers(condition.concept, condition.unit, look.person.person)
    const { low, high } = numbers
    const missing: Verdict = look.missing === 'no' ? false : 'unknown'
    const at = (place: number | 'none') =>
      place === 'none' ? missing : holdsWithin(low[place]!, high[place]!, condition.within)
    if (condition.which === 'any') {
      const { inside, unsure } = placesOf(numbers, condition, look.day)
      if (inside.length + unsure.length === 0) return undecided(condition, look, missing)
      const verdicts = inside.map(at)
      if (verdicts.includes(true)) return true
      const mayBe = verdicts.includes('unknown') || unsure.some(each => at(each) !== false)
      return undecided(condition, look, mayBe ? 'unknown' : false)
    }
    const elected = electedIn(numbers, condition, look.day, condition.which)
    const verdict = agreed(elected.map(at))
    // Until the window is over another may be the latest, or lie within.
    return condition.which === 'first' && !elected.includes('none')
      ? verdict
      : undecided(condition, look, verdict)
  },
  change(condition, look) {
    const numbers = look.evidence.numbers(condition.concept, condition.unit, look.person.person)
    const { low, high } = numbers
    const missing: Verdict = look.missing === 'no' ? false : 'unknown'
    const before = electedIn(numbers, condition.before, look.day, 'latest')
    const after = electedIn(numbers, condition.after, look.day, 'latest')
    const changed = (one: number | 'none', other: number | 'none') =>
      one === 'none' || other === 'none'
        ? missing
        : holdsWithin(low[other]! - high[one]!, high[other]! - low[one]!, condition.within)
    if (before.every(each => each === 'none')) return missing
    return undecided(
      condition.after,
      look,
      agreed(before.flatMap(one => after.map(other => changed(one, other)))),
    )
  },
  died(condition, look) {
    const isSo = diedIn(condition, look)
    return condition.not ? opposite(isSo) : isSo
  },
}

const asVerdict = { in: true, out: false, unsure: 'unknown' } as const

function diedIn(window: Window, look: Look): Verdict {
  const { died, deceased, lastDay } = look.person
  const [from, to] = [begins(window, look.day), look.day + window.toDays]
  // Whoever was seen was alive; of a death that has only its month or year the days from then on are left.
  if (died)
    return asVerdict[
      lies(died.earliest < lastDay ? leftFrom(Math.min(lastDay, died.latest), died) : died, from, to)
    ]
  // Of whom it is only known that she died, nobody knows whether it was then, unless she was seen later.
  return deceased && to >= lastDay ? 'unknown' : undecided(window, look, false)
}

/** Whether a condition is so of a person on an index day. */
export const verdictOn = (condition: Condition, look: Look): Verdict =>
  (rules[condition.is] as (condition: Condition, look: Look) => Verdict)(condition, look)

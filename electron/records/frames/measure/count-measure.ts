import { dayNumber } from '../../../../shared/domain/day/iso-day.ts'
import {
  measureParts,
  type MeasureFrame,
  type MeasurePart,
  type Period,
  type SetAside,
} from '../../../../shared/domain/measures/frame.ts'
import type { Condition } from '../../../../shared/domain/measures/condition.ts'
import {
  isOfDeath,
  isSeenThrough,
  restsOnSilence,
  shownPart,
} from '../../../../shared/domain/measures/follow-up.ts'
import { reachDays, type Measure, type WholeMeasure } from '../../../../shared/domain/measures/measure.ts'
import { observationPeriod } from '../../../../shared/domain/observation-period.ts'
import type { Store } from '../../open-store.ts'
import { ageAndSexOn, peopleIn, type Person } from '../people.ts'
import { indexDaysOf } from './index-days.ts'
import {
  codesOfSet,
  happeningsOf,
  noNumbers,
  nothing,
  numbersOf,
  undatedOf,
  type ConceptStore,
  type Happenings,
  type Numbers,
} from '../read-concepts.ts'
import { allOf, verdictOn, type Evidence, type Look } from '../verdict.ts'

/** Where measures are counted: with what was learned by asking after people. */
type CountingStore = ConceptStore & Pick<Store, 'followUps'>

/** One that a measure counts. */
export interface Counted {
  readonly person: number
  readonly day: number
  /** Place of its period. */
  readonly period: number
  /** Place in `measureParts`. */
  readonly part: number
  /** NaN where the measure counts, or where nobody said. */
  readonly quantity: number
  /** She is counted by what does not stand in her record, and nobody has seen her since her time was over. */
  readonly isUnseen: boolean
}
/** A measure counted, one by one, in the order of people. */
export interface Counting {
  readonly counted: Counted[]
  readonly blurred: number
  readonly aside: SetAside
  readonly upTo: number | null
  readonly people: MeasureFrame['people'] & { readonly each: readonly Person[] }
  readonly matched: ReadonlyArray<{ concept: string; codes: number; people: number }>
}

/** Reads each concept once, when it is first asked for. */
export function evidenceIn(store: ConceptStore, { concepts }: WholeMeasure) {
  const sets = new Map(concepts.map(each => [each.id, each]))
  const found = new Map<string, Map<number, Happenings>>()
  const measured = new Map<string, Map<number, Numbers>>()
  const without = new Map<string, ReadonlySet<number>>()
  const beyond = new Set<number>()
  const setOf = (concept: string) => {
    const set = sets.get(concept)
    if (!set) throw new RangeError(`The measure names ${concept}, which it does not hold.`)
    return set
  }
  function happenings(concept: string): Map<number, Happenings> {
    let people = found.get(concept)
    if (!people) found.set(concept, (people = happeningsOf(store, setOf(concept))))
    return people
  }
  /** Of whom a concept finds something that nobody dated. */
  function undated(concept: string): ReadonlySet<number> {
    let people = without.get(concept)
    if (!people) without.set(concept, (people = undatedOf(store, setOf(concept))))
    return people
  }
  function numbers(concept: string, unit: string): Map<number, Numbers> {
    const key = `${concept} ${unit}`
    let people = measured.get(key)
    if (!people)
      measured.set(
        key,
        (people = numbersOf(store, setOf(concept), unit, { onBeyond: fact => beyond.add(fact) })),
      )
    return people
  }
  return {
    evidence: {
      happenings: (concept, person) => happenings(concept).get(person) ?? nothing,
      isUndated: (concept, person) => undated(concept).has(person),
      numbers: (concept, unit, person) => numbers(concept, unit).get(person) ?? noNumbers,
    } satisfies Evidence,
    happenings,
    undated,
    /** Numbers that were read so far, and were none, as their form cannot give them. */
    beyond: () => beyond.size,
    matched: () =>
      concepts.map(set => ({
        concept: set.id,
        codes: codesOfSet(store, set).length,
        people: happenings(set.id).size,
      })),
  }
}

/** By which set it is found who can be counted at all: of a measure of people with something, those who have it. */
function setOfCandidates({ index, population }: Measure): string | undefined {
  if (index.at === 'event') return index.concept
  const needed = population.having.find(each => each.is === 'recorded' && !each.not)
  return needed?.is === 'recorded' ? needed.concept : undefined
}

/** Whether she is counted at all; unknown where only that depends on the day of her birth, or of what she has. */
function isInPopulation(
  { having, without, ...asked }: Measure['population'],
  look: Look,
): boolean | 'unknown-age' | 'undated' {
  const isOfAge = ageAndSexOn(asked, look.person, look.day)
  if (isOfAge === false) return false
  if (without.some(each => verdictOn(each, look) === true)) return false
  const open = having.filter(each => verdictOn(each, look) !== true)
  if (open.length === 0) return isOfAge === true || 'unknown-age'
  // A number that nobody measured puts nobody among those who have it.
  return open.every(each => each.is === 'recorded' && verdictOn(each, look) === 'unknown') && 'undated'
}

/** The last day of which it is known what happened to her: after a death nothing does. */
function followedTo(
  { deathDay, deceased, lastDay, extractDay }: Person,
  shownBy: 'extract' | 'contact',
): number {
  if (deathDay !== undefined) return Infinity
  return deceased || shownBy === 'contact' ? lastDay : extractDay
}

/** A discharge is written down a day after a death, and a clock of another zone shows another day. */
const LEEWAY_DAYS = 1
/** Nothing is done to anybody before she is born or after she died: one of the dates is wrong, nobody knows which. */
const isPossible = ({ born, died }: Person, day: number) =>
  !(born && day < born.earliest - LEEWAY_DAYS) && !(died && day > died.latest + LEEWAY_DAYS)

/** Whether it is not known that somebody must leave, as a day is not known. */
const mayLeave = (each: Condition, look: Look) =>
  (each.is === 'recorded' || each.is === 'died') && verdictOn(each, look) === 'unknown'

function partOf(measure: Measure, look: Look, lasted: number): MeasurePart {
  const { excluded, numerator, observation, quantity } = measure
  const { person, day } = look
  if (day - person.firstDay < observation.beforeDays) return 'excluded'
  if (excluded.some(each => verdictOn(each, look) === true)) return 'excluded'
  if (!isPossible(person, day)) return 'unknown'
  // Whoever had it by now would be counted, and whoever has not yet would not: nobody is, until all could be.
  if (day + reachDays(measure) > person.extractDay) return 'early'
  if (excluded.some(each => mayLeave(each, look))) return 'unknown'
  if (quantity !== undefined) return Number.isNaN(lasted) ? 'unknown' : 'numerator'
  const verdict = allOf(numerator.map(each => verdictOn(each, look)))
  if (verdict === 'unknown') return 'unknown'
  return verdict ? 'numerator' : 'without'
}

/** Tells of whoever is counted whether she was seen since; of measures that rest on no silence everybody was. */
function unseenBy(store: CountingStore, measure: Measure) {
  if (!restsOnSilence(measure)) return () => false
  const shown = shownPart(measure)
  const ofDeath = isOfDeath(measure)
  const told = store.followUps.lastByChart()
  return ({ person, deathDay, deceased, lastDay }: Person, day: number, part: MeasurePart): boolean => {
    if (part !== 'numerator' && part !== 'without') return false
    const said = told.get(person)
    return !isSeenThrough({
      dueDay: day + reachDays(measure),
      lastDay,
      isDead: deathDay !== undefined || deceased,
      isShown: part === shown,
      isOfDeath: ofDeath,
      told: said && { is: said.told, day: dayNumber(said.day) },
    })
  }
}

/** Whoever was not seen for so long before the end of the data has left. */
const LEFT_AFTER_DAYS = 730

function endsOf(people: readonly Person[]): MeasureFrame['people'] {
  const ends = people.map(each => observationPeriod(each, LEFT_AFTER_DAYS).endedBy)
  const by = (reason: (typeof ends)[number]) => ends.filter(each => each === reason).length
  return { all: people.length, died: by('death'), left: by('left') }
}

/** After so many people others may have the process. */
const PEOPLE = 500

/** Counts a measure over these periods, the earliest first. */
export async function countMeasure(
  store: CountingStore,
  whole: WholeMeasure,
  {
    periods,
    breathe,
    told,
  }: {
    readonly periods: readonly Period[]
    breathe(): Promise<void> | undefined
    told(done: number, of: number): void
  },
): Promise<Counting> {
  const { measure } = whole
  const people = peopleIn(store)
  const { evidence, happenings, undated, beyond, matched } = evidenceIn(store, whole)
  const needed = setOfCandidates(measure)
  const hers = needed === undefined ? undefined : happenings(needed)
  const withoutDay = needed === undefined ? undefined : undated(needed)
  const isUnseen = unseenBy(store, measure)
  await breathe()
  const counted: Counted[] = []
  let blurred = 0
  const [ages, deaths, ofNoDay] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const [at, person] of people.entries()) {
    if (at % PEOPLE === 0) {
      told(at, people.length)
      await breathe()
    }
    const isUndated = withoutDay?.has(person.person) ?? false
    if (hers && !hers.has(person.person) && !isUndated) continue
    const index = indexDaysOf(measure.index, {
      person,
      hers: hers?.get(person.person) ?? nothing,
      isUndated,
      periods,
    })
    blurred += index.blurred
    if (index.mayBeDead) deaths.add(person.person)
    for (const { day, period, lasted } of index.days) {
      const look: Look = {
        evidence,
        person,
        day,
        followedTo: followedTo(person, measure.observation.shownBy),
        missing: measure.missing,
      }
      const isIn = isInPopulation(measure.population, look)
      if (isIn === 'unknown-age') ages.add(person.person)
      if (isIn === 'undated') ofNoDay.add(person.person)
      if (isIn !== true) continue
      const is = partOf(measure, look, lasted)
      counted.push({
        person: person.person,
        day,
        period,
        part: measureParts.indexOf(is),
        quantity: measure.quantity ? lasted : NaN,
        isUnseen: isUnseen(person, day, is),
      })
    }
  }
  const upTo = people.reduce((latest, { extractDay }) => Math.max(latest, extractDay), -Infinity)
  return {
    counted,
    blurred,
    aside: { ages: ages.size, deaths: deaths.size, scores: beyond(), undated: ofNoDay.size },
    upTo: people.length === 0 ? null : upTo,
    people: { ...endsOf(people), each: people },
    matched: matched(),
  }
}

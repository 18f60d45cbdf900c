import type { Progress } from '../../../shared/contract/define.ts'
import { numberOfEnd, type Frame } from '../../../shared/domain/frame.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import { setNamed, setsOf, type Occurrence, type Trial } from '../../../shared/domain/trial.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { controlsOf } from './controls.ts'
import { columnOf } from './covariates.ts'
import { follow, type Followed } from './follow.ts'
import { isOfAgeAndSex, type Began, type Person } from './people.ts'
import { happeningsIn, numbersIn, type Reader, type WideReader } from './reader.ts'
import { ANY_TIME, from, isDay, lies, type Span } from './span.ts'
import { spansOf, spansWithin } from './spans.ts'
import { startOf } from './starts.ts'
import { verdictOfConditions } from './conditions.ts'

interface Member extends Began {
  readonly exposed: boolean
}

/** Above this part of everybody, reading everybody's events once costs less than a seek for each of them. */
const FEW = 0.5
const ifFew = (some: readonly number[], all: number): readonly number[] | undefined =>
  some.length < FEW * all ? some : undefined
const numbersOf = (people: readonly Began[]) => people.map(({ person }) => person.person)

/** When the outcome came to somebody who begins on a day. */
type Outcomes = (person: Person, day: number) => readonly Span[]

/** Whoever begins on a day lives on it: of a death that is known to its year alone the days after it are left. */
const deathOf = ({ died }: Person, day: number): readonly Span[] => {
  if (!died) return []
  return isDay(died) || died.latest <= day ? [died] : [from(day + 1, died)]
}

/** When the outcome of a question came to whoever begins on a day: her death too where it is as bad. */
export function outcomesOf(reader: Reader, asked: Trial, people: readonly number[] | undefined): Outcomes {
  const { outcome, death } = asked.estimand
  const found = occurrencesOf(reader, asked, outcome, people)
  return death === 'composite' && outcome.is !== 'died'
    ? (person, day) => [...found(person, day), ...deathOf(person, day)]
    : found
}

function occurrencesOf(
  reader: Reader,
  asked: Trial,
  outcome: Occurrence,
  people: readonly number[] | undefined,
): Outcomes {
  if (outcome.is === 'died') return deathOf
  const set = setNamed(setsOf(asked), outcome.concept)
  if (outcome.is === 'recorded') {
    const found = datedOrNot(reader, set, people)
    return ({ person }) => found.spans(person)
  }
  const found = reader.numbers(set, outcome.unit, people)
  return ({ person }) => spansWithin(numbersIn(found, person), outcome.within)
}

/** When what a set means happened to each: what nobody dated may have been at any time. */
export function datedOrNot(reader: Reader, set: ConceptSet, people?: readonly number[]) {
  const found = reader.happenings(set, people)
  const undated = reader.undated(set, people)
  return {
    people: [...found.keys(), ...undated],
    spans: (person: number): readonly Span[] => {
      const spans = spansOf(happeningsIn(found, person))
      return undated.has(person) ? [...spans, ANY_TIME] : spans
    },
  }
}

/** Whether somebody is of an age and sex, on whatever day of her month or year she was born. */
function isCertainlyOf(described: Parameters<typeof isOfAgeAndSex>[0], person: Person, day: number): boolean {
  const { born } = person
  if (!born || isDay(born)) return isOfAgeAndSex(described, person, day)
  return [born.earliest, born.latest].every(birthDay =>
    isOfAgeAndSex(described, { ...person, birthDay }, day),
  )
}

/**
 * Whether somebody certainly meets a question's population on a day. What she must not have, and may have had before it
 * or after, lets her not be in; a result that nobody measured bars nobody.
 */
export function populationOf(
  reader: Reader,
  asked: Trial,
  people?: readonly number[],
): (person: Person, day: number) => boolean {
  const { having, without, ...described } = asked.estimand.population
  const needed = verdictOfConditions(reader, asked, having, people)
  const barred = verdictOfConditions(reader, asked, without, people)
  return (person, day) =>
    isCertainlyOf(described, person, day) &&
    needed(person, day).every(each => each === true) &&
    barred(person, day).every(
      (each, at) => each === false || (each === 'unknown' && without[at]!.is !== 'recorded'),
    )
}

/** Nobody is born after she begins, begins after she dies, falls ill after that, or has died on a day to come. */
const isPlausible = ({ born, died, isToDie }: Person, day: number, outcomes: readonly Span[]) =>
  !isToDie &&
  !(born && born.earliest > day) &&
  !(died && (died.latest < day || outcomes.some(({ earliest }) => earliest > died.latest)))

/** Who is in a question's cohort, of how many people, and how many were left at each step. */
interface Membership {
  readonly people: number
  readonly members: Member[]
  /** How each of them was followed, in the same order. */
  readonly followed: Followed[]
  readonly attrition: Frame['attrition']
}

/**
 * The people of a question: new users of either treatment who meet the population on the day they start. Nothing that
 * comes after that day decides who is in, but that the order of dates must be possible and known.
 */
export function membersOf(reader: Reader, asked: Trial): Membership {
  const sets = setsOf(asked)
  const { windows, strategies, leftAfterDays } = asked.estimand
  const people = reader.people()
  const one = setNamed(sets, strategies[0].initiate)
  const other = setNamed(sets, strategies[1].initiate)
  const [exposure, comparator] = [datedOrNot(reader, one), datedOrNot(reader, other)]

  const attrition: Frame['attrition'] = []
  const step = (name: Message, left: readonly unknown[]) => {
    attrition.push({ step: name, people: left.length })
  }
  const began = [...new Set([...exposure.people, ...comparator.people])]
    .toSorted((first, second) => first - second)
    .flatMap(person => people.get(person) ?? [])
  step(say('study.began', { exposure: one.label, comparator: other.label }), began)
  const starts = began.map(person => ({
    person,
    start: startOf(person, exposure.spans(person.person), comparator.spans(person.person), windows),
  }))
  const isNot = (...kinds: readonly string[]) => starts.filter(({ start }) => !kinds.includes(start.kind))
  step(say('study.observed-before', { days: windows.observed }), isNot('unobserved'))
  step(say('study.new-users', { days: windows.treatmentFree }), isNot('unobserved', 'not-new'))
  step(say('study.not-both'), isNot('unobserved', 'not-new', 'both'))
  const single: Member[] = starts.flatMap(({ person, start }) =>
    start.kind === 'start' ? [{ person, day: start.day, exposed: start.exposed }] : [],
  )
  step(say('study.start-known'), single)

  const few = ifFew(numbersOf(single), people.size)
  const meets = populationOf(reader, asked, few)
  const eligible = single.filter(({ person, day }) => meets(person, day))
  step(say('study.in-population'), eligible)

  const outcomes = outcomesOf(reader, asked, few)
  const plausible = eligible.filter(({ person, day }) => isPlausible(person, day, outcomes(person, day)))
  step(say('study.plausible'), plausible)
  const freeFrom = (day: number) => (windows.outcomeFree === null ? -Infinity : day - windows.outcomeFree)
  const before = ({ person, day }: Member) =>
    outcomes(person, day).map(each => lies(each, freeFrom(day), day))
  const free = plausible.filter(member => !before(member).includes('in'))
  const outcome = outcomeLabel(asked)
  step(
    windows.outcomeFree === null
      ? say('study.no-outcome-ever', { outcome })
      : say('study.no-outcome-before', { outcome, days: windows.outcomeFree }),
    free,
  )
  const members: Member[] = []
  const followed: Followed[] = []
  for (const member of free) {
    const hers = follow(member.person, member.day, outcomes(member.person, member.day), {
      ...windows,
      leftAfterDays,
    })
    if (!hers || before(member).includes('unsure')) continue
    members.push(member)
    followed.push(hers)
  }
  step(say('study.order-known'), members)
  return { people: people.size, members, followed, attrition }
}

/** What the outcome is called. */
export function outcomeLabel(asked: Trial): Frame['matched'][number]['label'] {
  const { outcome } = asked.estimand
  return outcome.is === 'died' ? say('question.death') : setNamed(setsOf(asked), outcome.concept).label
}

/** The same people as columns. Days from the start of follow-up. */
export async function cohort(
  reader: WideReader,
  asked: Trial,
  {
    signal,
    report,
    controls = [],
    recorded = false,
  }: {
    readonly signal: AbortSignal
    report(step: Progress): void
    /** Outcomes that are counted beside the question's own. */
    readonly controls?: readonly ConceptSet[] | undefined
    /** Whether all that was recorded in the year before is told as well. */
    readonly recorded?: boolean | undefined
  },
): Promise<Frame> {
  const breathe = breather(signal)
  const { people, members, followed, attrition } = membersOf(reader, asked)
  report({ phase: say('study.finding-people'), done: 0, of: people })
  await breathe()

  const frame: Frame = {
    rows: members.length,
    attrition,
    matched: asked.concepts.map(set => ({ label: set.label, codes: reader.codes(set) })),
    covariates: [],
    member: Uint32Array.from(members, ({ person }) => person.person),
    exposed: Uint8Array.from(members, ({ exposed }) => Number(exposed)),
    timeDays: Float64Array.from(followed, ({ days }) => days),
    end: Uint8Array.from(followed, ({ end }) => numberOfEnd(end)),
    roughOutcomes: followed.filter(({ isRough }) => isRough).length,
    indexYear: Int16Array.from(members, ({ day }) => new Date(day * MILLISECONDS_PER_DAY).getUTCFullYear()),
  }
  const few = ifFew(numbersOf(members), people)
  const { covariates } = asked.plan
  for (const covariate of covariates) {
    await breathe()
    frame.covariates.push(columnOf(reader, asked, covariate, { members, few }))
    report({ phase: say('study.looking-up'), done: frame.covariates.length, of: covariates.length })
  }
  if (controls.length > 0) {
    await breathe()
    frame.controls = controlsOf(reader, asked, controls, members)
  }
  if (recorded) {
    await breathe()
    frame.recorded = reader.recorded(asked, members)
  }
  return frame
}

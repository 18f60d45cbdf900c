import type { Progress } from '../../../shared/contract/define.ts'
import { numberOfEnd, type Frame } from '../../../shared/domain/frame.ts'
import { MILLISECONDS_PER_DAY } from '../../../shared/domain/moment.ts'
import { setNamed, setsOf, type Occurrence, type Trial } from '../../../shared/domain/trial.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { columnOf } from './covariates.ts'
import { follow, type Followed } from './follow.ts'
import { isOfAgeAndSex, type Began, type Person } from './people.ts'
import { happeningsIn, numbersIn, type Reader } from './reader.ts'
import { lies, spansOf, spansWithin, type Span } from './spans.ts'
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

/** When the outcome came to somebody. */
type Outcomes = (person: Person) => readonly Span[]

const deathOf = ({ deathDay }: Person): readonly Span[] =>
  deathDay === undefined ? [] : [{ earliest: deathDay, latest: deathDay }]

function outcomesOf(reader: Reader, asked: Trial, people: readonly number[] | undefined): Outcomes {
  const { outcome, death } = asked.estimand
  const found = occurrencesOf(reader, asked, outcome, people)
  return death === 'composite' && outcome.is !== 'died'
    ? person => [...found(person), ...deathOf(person)]
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
    const found = reader.happenings(set, people)
    return ({ person }) => spansOf(happeningsIn(found, person))
  }
  const found = reader.numbers(set, outcome.unit, people)
  return ({ person }) => spansWithin(numbersIn(found, person), outcome.within)
}

/** Whether somebody meets a question's population on a day. */
export function populationOf(
  reader: Reader,
  asked: Trial,
  people?: readonly number[],
): (person: Person, day: number) => boolean {
  const { having, without, ...described } = asked.estimand.population
  const needed = verdictOfConditions(reader, asked, having, people)
  const barred = verdictOfConditions(reader, asked, without, people)
  return (person, day) =>
    isOfAgeAndSex(described, person, day) &&
    needed(person, day).every(each => each === true) &&
    !barred(person, day).includes(true)
}

/** Nobody is born after she begins, begins after she dies, or falls ill after that. */
const isPlausible = ({ birthDay, deathDay }: Person, day: number, outcomes: readonly Span[]) =>
  !(birthDay !== undefined && birthDay > day) &&
  !(deathDay !== undefined && (deathDay < day || outcomes.some(({ earliest }) => earliest > deathDay)))

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
  const [exposure, comparator] = [reader.happenings(one), reader.happenings(other)]

  const attrition: Frame['attrition'] = []
  const step = (name: Message, left: readonly unknown[]) => {
    attrition.push({ step: name, people: left.length })
  }
  const began = [...new Set([...exposure.keys(), ...comparator.keys()])]
    .toSorted((first, second) => first - second)
    .flatMap(person => people.get(person) ?? [])
  step(say('study.began', { exposure: one.label, comparator: other.label }), began)
  const starts = began.map(person => ({
    person,
    start: startOf(
      person,
      spansOf(happeningsIn(exposure, person.person)),
      spansOf(happeningsIn(comparator, person.person)),
      windows,
    ),
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
  const plausible = eligible.filter(({ person, day }) => isPlausible(person, day, outcomes(person)))
  step(say('study.plausible'), plausible)
  const from = (day: number) => (windows.outcomeFree === null ? -Infinity : day - windows.outcomeFree)
  const before = ({ person, day }: Member) => outcomes(person).map(each => lies(each, from(day), day))
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
    const hers = follow(member.person, member.day, outcomes(member.person), { ...windows, leftAfterDays })
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
  reader: Reader,
  asked: Trial,
  { signal, report }: { readonly signal: AbortSignal; report(step: Progress): void },
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
  return frame
}

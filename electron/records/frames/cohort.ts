import type { Progress } from '../../../shared/contract/define.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import type { Covariate, Question } from '../../../shared/domain/question.ts'
import { say, type Message, type Term } from '../../../shared/words/message.ts'
import { breather } from '../../host/breathe.ts'
import { none, type Events, type EventsByPerson, type Outline, type Reader } from './events.ts'
import { lastUpTo, startOf, within } from './starts.ts'

interface Member {
  outline: Outline
  day: number
  exposed: boolean
}
const DAY = 86_400_000
const DAYS_PER_YEAR = 365.25
const ALWAYS = Number.MAX_SAFE_INTEGER

/** A sex that is neither, or not recorded, is no number: nobody is made to be one of two. */
const femaleOf: Readonly<Record<string, number>> = { female: 1, male: 0 }

const of = (events: EventsByPerson, person: number): Events => events.get(person) ?? none
const ageAt = ({ birthDay }: Outline, day: number) =>
  birthDay === undefined ? NaN : (day - birthDay) / DAYS_PER_YEAR

/**
 * Whether somebody meets the question's population on a day. An age or sex that is not recorded meets no
 * condition on it.
 */
export function populationOf(
  { ageYears, sex, having, without }: Question['population'],
  reader: Reader,
  people?: readonly number[],
): (outline: Outline, day: number) => boolean {
  const needed = having.map(each => reader.events(each, people))
  const barred = without.map(each => reader.events(each, people))
  return (outline, day) => {
    const age = ageAt(outline, day)
    if (ageYears?.from !== undefined && !(age >= ageYears.from)) return false
    if (ageYears?.to !== undefined && !(age < ageYears.to + 1)) return false
    if (sex !== undefined && outline.sex !== sex) return false
    const had = (events: EventsByPerson) => within(of(events, outline.person), day, ALWAYS)
    return needed.every(had) && !barred.some(had)
  }
}

/** Above this part of everybody, reading everybody's events once costs less than a seek for each of them. */
const FEW = 0.5
const ifFew = (some: readonly number[], all: number): readonly number[] | undefined =>
  some.length < FEW * all ? some : undefined

/** Who is in a question's cohort, of how many people, and how many were left at each step. */
interface Membership {
  people: number
  members: Member[]
  attrition: Frame['attrition']
  outcome: EventsByPerson
}

/**
 * The people of a question: new users of either treatment who meet the population on the day they start. Nothing that
 * comes after that day decides who is in.
 */
export function membersOf(reader: Reader, question: Question): Membership {
  const people = reader.outlines()
  const [exposure, comparator] = [reader.events(question.exposure), reader.events(question.comparator)]

  const attrition: Frame['attrition'] = []
  const step = (name: Message, members: readonly unknown[]) => {
    attrition.push({ step: name, people: members.length })
  }
  const began = [...new Set([...exposure.keys(), ...comparator.keys()])]
    .toSorted((one, other) => one - other)
    .flatMap(person => people.get(person) ?? [])
  step(
    say('study.began', { exposure: question.exposure.label, comparator: question.comparator.label }),
    began,
  )
  const treated = ifFew(
    began.map(({ person }) => person),
    people.size,
  )
  const outcome = reader.events(question.outcome, treated)
  const meets = populationOf(question.population, reader, treated)
  const starts = began.map(outline => ({
    outline,
    start: startOf(
      outline,
      of(exposure, outline.person),
      of(comparator, outline.person),
      question.washoutDays,
    ),
  }))
  const fresh = starts.filter(each => each.start.kind !== 'not-new')
  step(say('study.new-users', { days: question.washoutDays }), fresh)
  const single: Member[] = fresh.flatMap(({ outline, start }) =>
    start.kind === 'start' ? [{ outline, day: start.day, exposed: start.exposed }] : [],
  )
  step(say('study.not-both'), single)
  const eligible = single.filter(({ outline, day }) => meets(outline, day))
  step(say('study.in-population'), eligible)
  const members = eligible.filter(
    ({ outline, day }) => !within(of(outcome, outline.person), day, question.washoutDays),
  )
  step(
    say('study.no-outcome-before', { outcome: question.outcome.label, days: question.washoutDays }),
    members,
  )
  return { people: people.size, members, attrition, outcome }
}

/**
 * The same people as columns. Nothing that comes after their day of start decides what the covariates say. Days from
 * the start of follow-up.
 */
export async function cohort(
  reader: Reader,
  question: Question,
  { signal, report }: { readonly signal: AbortSignal; report(step: Progress): void },
): Promise<Frame> {
  const breathe = breather(signal)
  const { people, members, attrition, outcome } = membersOf(reader, question)
  report({ phase: say('study.finding-people'), done: 0, of: people })
  await breathe()

  const rows = members.length
  const frame: Frame = {
    rows,
    attrition,
    covariates: [],
    member: Uint32Array.from(members, each => each.outline.person),
    exposed: Uint8Array.from(members, each => Number(each.exposed)),
    timeDays: new Float64Array(rows),
    event: new Uint8Array(rows),
    followedUp: new Uint8Array(rows),
    indexYear: Int16Array.from(members, each => new Date(each.day * DAY).getUTCFullYear()),
  }
  members.forEach(({ outline, day }, row) => {
    const { days } = of(outcome, outline.person)
    const first = days.find(each => each > day)
    const end = Math.min(
      outline.deathDay ?? Infinity,
      Math.max(outline.lastDay, outline.deathDay ?? -Infinity, day),
    )
    const time = Math.min((first ?? Infinity) - day, end - day, question.horizonDays)
    frame.timeDays[row] = time
    frame.event[row] = Number(first !== undefined && first - day <= time)
    frame.followedUp[row] = Number(
      frame.event[row] === 1 ||
        time >= question.horizonDays ||
        (outline.deathDay !== undefined && outline.deathDay - day <= time),
    )
  })
  const few = ifFew(
    members.map(({ outline }) => outline.person),
    people,
  )
  for (const covariate of question.covariates) {
    await breathe()
    frame.covariates.push(columnOf(reader, covariate, { members, few }))
    report({
      phase: say('study.looking-up'),
      done: frame.covariates.length,
      of: question.covariates.length,
    })
  }
  return frame
}

function columnOf(
  reader: Reader,
  covariate: Covariate,
  { members, few }: { readonly members: readonly Member[]; readonly few: readonly number[] | undefined },
): Frame['covariates'][number] {
  const column = (label: Term, kind: 'number' | 'binary', value: (member: Member) => number) => ({
    label,
    kind,
    values: Float64Array.from(members, value),
  })
  switch (covariate.kind) {
    case 'age':
      return column(say('question.age'), 'number', ({ outline, day }) => ageAt(outline, day))
    case 'sex':
      return column(say('question.sex-female'), 'binary', ({ outline: { sex } }) => femaleOf[sex] ?? NaN)
    case 'index-year':
      return column(say('question.index-year'), 'number', ({ day }) => new Date(day * DAY).getUTCFullYear())
    case 'history': {
      const events = reader.events(covariate.concept, few)
      return column(
        say('question.history-of', { concept: covariate.concept.label }),
        'binary',
        ({ outline, day }) => Number(within(of(events, outline.person), day, covariate.lookbackDays)),
      )
    }
    case 'latest': {
      const results = reader.results(covariate.concept, covariate.unit, few)
      const label = say('question.result', { concept: covariate.concept.label, unit: covariate.unit })
      return column(label, 'number', ({ outline, day }) => {
        const events = of(results, outline.person)
        return within(events, day, covariate.lookbackDays) ? events.values[lastUpTo(events, day)]! : NaN
      })
    }
  }
}

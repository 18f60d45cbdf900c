import type { Random } from '../../../shared/domain/random.ts'
import { drawClinic, type Clinic } from './clinic.ts'
import { LAST_DAY, isoDay } from './days.ts'
import { drawGiven, type Sex } from './names.ts'
import {
  drawAddress,
  drawPhone,
  makeUuid,
  personOf,
  streamOf,
  type Person,
  type Registration,
} from './person.ts'
import { registerAnew, type ErrorName } from './slips.ts'
import { dealOut, type Chart, type PracticePlan } from './write.ts'

/*
 * A second clinic: it has seen some of the first one's people, others, and some who look like the first
 * one's people and are not. What its desk writes otherwise stands in slips.ts.
 */

export interface SecondPlan {
  /** People of the first clinic who are also in the second. */
  readonly shared: number
  /** People of the second alone who resemble nobody on purpose. */
  readonly strangers: number
  /** People of the second alone who resemble one of the first. */
  readonly lookAlikes: number
  readonly observations: number
}

export type Likeness = 'twin' | 'father-or-son' | 'namesake'

/** What is true of one record of the second clinic. */
export interface Truth {
  /** The Patient's id in the second clinic's export. */
  readonly second: string
  /** The same person's id in the first's, or null where she is not in it. */
  readonly first: string | null
  readonly errors: readonly ErrorName[]
  /** Whom of the first she resembles without being her. */
  readonly resembles?: { readonly first: string; readonly as: Likeness }
}

/** `count` different whole numbers below `below`, in order (Knuth's algorithm S). */
export function sample(random: Random, count: number, below: number): number[] {
  const drawn: number[] = []
  for (let number = 0; drawn.length < count; number++)
    if (random.uniform() * (below - number) < count - drawn.length) drawn.push(number)
  return drawn
}

function shuffle<T>(random: Random, list: T[]): T[] {
  for (let left = list.length - 1; left > 0; left--) {
    const other = random.integer(left + 1)
    const kept = list[left]!
    list[left] = list[other]!
    list[other] = kept
  }
  return list
}

const likenesses: readonly Likeness[] = ['twin', 'father-or-son', 'namesake']

/** Another given name, most often with the same initial, as parents name twins. */
function otherGiven(random: Random, { culture, registered }: Person, sex: Sex): string[] {
  const own = registered.given[0]!
  let given = drawGiven(random, culture, sex)
  for (let turn = 0; given[0] === own || (turn < 8 && given[0]![0] !== own[0]); turn++)
    given = drawGiven(random, culture, sex)
  return given
}

const opposite = { female: 'male', male: 'female' } as const

/** Somebody who resembles a person; undefined where nobody can in that way. */
function lookAlike(random: Random, person: Person, as: Likeness): Person | undefined {
  const { registered, sex, birth, culture } = person
  const { death: _died, maiden: _maiden, email: _email, ...desk } = registered
  const other = (birthDay: number, changed: Partial<Registration>, otherSex = sex): Person => ({
    registered: { ...desk, sex: otherSex, birthDate: isoDay(birthDay), ...changed },
    culture,
    sex: otherSex,
    birth: birthDay,
    last: LAST_DAY,
    constitution: random.integer(2 ** 48),
  })
  switch (as) {
    case 'twin': {
      // Two of three pairs are of one sex.
      const twin = random.uniform() < 2 / 3 ? sex : opposite[sex]
      return other(birth, { given: otherGiven(random, person, twin) }, twin)
    }
    case 'father-or-son': {
      if (sex === 'female') return undefined
      const apart = Math.round((20 + 18 * random.uniform()) * 365.25)
      const son = birth + apart < LAST_DAY - 60
      const born = son ? birth + apart : birth - apart
      const suffix = son ? 'Jr.' : 'Sr.'
      return other(born, {
        given: random.uniform() < 0.5 ? desk.given : desk.given.slice(0, 1),
        ...(random.uniform() < 0.3 && { suffix }),
      })
    }
    case 'namesake': {
      const year = Number(registered.birthDate!.slice(0, 4))
      const first = Date.UTC(year, 0, 1) / 86_400_000
      const born = Math.min(first + random.integer(365), LAST_DAY - 60)
      return born === birth
        ? undefined
        : other(born, {
            given: desk.given.slice(0, 1),
            address: drawAddress(random),
            phone: drawPhone(random),
          })
    }
  }
}

interface Seen {
  readonly person: Person
  readonly first: string | null
  readonly resembles?: Truth['resembles']
}

/** Everybody whom the second clinic has seen, in no order. */
function seenBySecond(random: Random, { seed, people }: PracticePlan, plan: SecondPlan): Seen[] {
  if (plan.shared > people) throw new Error('The second clinic cannot share more people than the first has.')
  const shared = sample(random, plan.shared, people)
  const seen = shared.map((number): Seen => {
    const person = personOf(seed, number)
    return { person, first: person.registered.id }
  })
  // People whom the first has not: they begin where its last household ends.
  const beyond = Math.ceil(people / 4) * 4
  for (let k = 0; k < plan.strangers; k++) seen.push({ person: personOf(seed, beyond + k), first: null })
  for (let k = 0; k < plan.lookAlikes;) {
    // Half of them stand beside the one whom they resemble, who is in both clinics; the hardest case.
    const beside = k % 2 === 0 && shared.length > 0
    const person = personOf(seed, beside ? shared[random.integer(shared.length)]! : random.integer(people))
    const as = likenesses[Math.floor(k / 2) % likenesses.length]!
    const like = lookAlike(random, person, as)
    if (like === undefined) continue
    seen.push({ person: like, first: null, resembles: { first: person.registered.id, as } })
    k += 1
  }
  return shuffle(random, seen)
}

/** The second clinic's charts, and the truth about each in the same order: always the same for the same plans. */
export function secondCharts(
  first: PracticePlan,
  plan: SecondPlan,
): { clinic: Clinic; charts: Chart[]; truth: Truth[] } {
  const random = streamOf(first.seed, 'other', 0)
  const clinic = drawClinic(random, 'Second Practice')
  const seen = seenBySecond(random, first, plan)
  const dealt = dealOut(random, plan.observations, seen.length)
  const truth: Truth[] = []
  const charts = seen.map(({ person, first: id, resembles }, place): Chart => {
    const second = makeUuid(random)
    const recordNumber = `${700_000 + place}`
    const { registered, errors } = registerAnew(person, random, { id: second, recordNumber })
    truth.push({ second, first: id, errors, ...(resembles && { resembles }) })
    return {
      person,
      registered,
      observations: dealt[place]!,
      random: streamOf(first.seed, 'other', place + 1),
    }
  })
  return { clinic, charts, truth }
}

import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { labs, usual, vitals } from './analytes.ts'
import type { Clinic, Practitioner } from './clinic.ts'
import {
  allergies,
  childhoodVaccines,
  medicines,
  problems,
  procedures,
  reactions,
  vaccines,
  type Analyte,
  type Problem,
} from './codes.ts'
import { isoDay } from './days.ts'
import { makeUuid, type Person, type Registration } from './person.ts'
import type { ResourceType, Visit } from './pieces.ts'
import type { ResourceTexts } from './resources.ts'

export type Emit = (type: ResourceType, id: string, text: string) => void

export interface Plan {
  /** Exactly how many observations, blood pressure counting as one. */
  readonly observations: number
  readonly random: Random
  readonly clinic: Clinic
  readonly texts: ResourceTexts
  readonly emit: Emit
}

const YEAR = 365.25
const smokingStates = [
  { code: '266919005', display: 'Never smoker' },
  { code: '8517006', display: 'Former smoker' },
  { code: '449868002', display: 'Current every day smoker' },
]
/** Observations of one visit, on average. */
const PER_VISIT = 7

const pick = <T>(random: Random, from: readonly T[]): T => from[random.integer(from.length)]!

interface Suffered {
  readonly problem: Problem
  readonly onset: number
}

/** Two to eight different problems of a life, more of them in a longer one, in the order of their onset. */
function drawProblems(random: Random, { birth, last, sex }: Person): Suffered[] {
  const age = (last - birth) / YEAR
  const able = problems.filter(
    each =>
      each.from < age && (each.sex === undefined || each.sex === sex) && (each.days ?? YEAR) < last - birth,
  )
  const wanted = Math.min(able.length, 2 + random.integer(Math.round(Math.min(6, age / 11)) + 1))
  const drawn: Suffered[] = []
  let left = able
  while (drawn.length < wanted) {
    let at = random.uniform() * left.reduce((sum, each) => sum + each.share, 0)
    const problem = left.find(each => (at -= each.share) < 0) ?? left.at(-1)!
    left = left.filter(each => each !== problem)
    const first = birth + Math.ceil(problem.from * YEAR)
    const end = Math.max(first, last - (problem.days ?? 0))
    drawn.push({ problem, onset: first + random.integer(end - first + 1) })
  }
  return drawn.sort((one, other) => one.onset - other.onset)
}

/** Days of visits, in order: the practice has known her for two to twenty-five years, or her life. */
function drawVisits(random: Random, { birth, last }: Person, count: number): number[] {
  const first = Math.max(birth + 3, Math.floor(last - (2 + 23 * random.uniform()) * YEAR))
  const days = Array.from({ length: count }, () => first + random.integer(last - first + 1))
  return days.sort((one, other) => one - other)
}

/** Growth: the share of an adult's height and weight that a child has. */
const grown = (years: number, from: number) => (years >= 18 ? 1 : from + (1 - from) * (years / 18) ** 0.8)

const analytes: ReadonlyArray<readonly [name: string, of: Analyte]> = Object.entries({ ...vitals, ...labs })

/** One person's own level of every analyte, around which its results lie. */
function drawLevels(random: Random, suffered: readonly Suffered[]): ReadonlyMap<string, number> {
  const levels = new Map(analytes.map(([name, of]) => [name, of.mean + of.between * random.normal()]))
  for (const { problem } of suffered)
    for (const [name, shift] of Object.entries(problem.shifts)) levels.set(name, levels.get(name)! + shift)
  return levels
}

const byTurn = [
  'weight',
  'heart',
  'bmi',
  'temperature',
  'saturation',
  'height',
  'pain',
  'respiration',
] as const

/**
 * Writes everything that one clinic holds of a person; `registered` is how its desk knows her. Answers who
 * looked after her there.
 */
export function writeLife(person: Person, registered: Registration, plan: Plan): Practitioner {
  const { random, clinic, texts, emit } = plan
  const { birth, last } = person
  // What she has and is measured at is hers: every clinic that sees her finds the same.
  const constitution = createRandom(person.constitution)
  const suffered = drawProblems(constitution, person)
  const levels = drawLevels(constitution, suffered)
  const days = drawVisits(random, person, Math.max(1, Math.round(plan.observations / PER_VISIT)))
  const doctor = pick(random, clinic.practitioners)
  const subject = texts.reference('Patient', registered.id)
  const practitioner = texts.reference('Practitioner', doctor.id)
  const organization = texts.reference('Organization', clinic.id)

  emit('Patient', registered.id, texts.patient(registered, clinic))
  const visits = days.map((day, number): Visit => {
    const id = makeUuid(random)
    const encounter = texts.reference('Encounter', id)
    const visit = { subject, encounter, practitioner, day, minute: 480 + random.integer(560) }
    emit('Encounter', id, texts.encounter(id, visit, { kind: number, clinic: organization }))
    return visit
  })
  const met = suffered.map(each => meet(each, visits, birth))
  for (const { problem, onset, visits: seen } of met) {
    const abated = problem.days === undefined ? undefined : onset + problem.days
    const over = abated !== undefined && abated <= last
    const id = makeUuid(random)
    emit('Condition', id, texts.condition(id, seen[0]!, { what: problem, onset, ...(over && { abated }) }))
  }
  writeResults(person, { ...plan, visits, suffered, levels })
  writeMedicines(met, plan)
  writeRest(person, plan, visits)

  const notes = visits.filter((_, number) => number % 4 === 0)
  for (const visit of notes) {
    const known = met.filter(each => each.onset <= visit.day).map(each => each.problem.display)
    const age = Math.max(0, Math.floor((Math.min(visit.day, last) - birth) / YEAR))
    const id = makeUuid(random)
    emit(
      'DocumentReference',
      id,
      texts.document(id, visit, noteOf({ registered, age, known, day: visit.day })),
    )
  }
  return doctor
}

/** A problem as the practice met it. */
interface Met {
  readonly problem: Problem
  readonly onset: number
  /** Over before she came: told, and not treated here. */
  readonly past: boolean
  /** From the one at which it was first seen. */
  readonly visits: readonly Visit[]
}

function meet({ problem, onset }: Suffered, visits: readonly Visit[], birth: number): Met {
  const past = problem.days !== undefined && onset + problem.days < visits[0]!.day
  const from = visits.findIndex(each => each.day >= onset)
  const seen = from === -1 ? visits.slice(-1) : visits.slice(from)
  const { day } = seen[0]!
  if (past) return { problem, onset, past, visits: seen }
  // What passes is seen soon after it begins; what lasts may have been there unnoticed.
  return {
    problem,
    onset: problem.days === undefined ? Math.min(onset, day) : Math.max(birth, day - 2),
    past,
    visits: seen,
  }
}

interface Examined extends Plan {
  readonly visits: readonly Visit[]
  readonly suffered: readonly Suffered[]
  readonly levels: ReadonlyMap<string, number>
}

/** Exactly the planned observations over the visits: vital signs first, then the laboratory's, in turn. */
function writeResults(
  person: Person,
  { observations, random, texts, emit, visits, suffered, levels }: Examined,
): void {
  const measure = (name: string, of: Analyte) => levels.get(name)! + of.within * random.normal()
  const watched = suffered.flatMap(each => Object.keys(each.problem.shifts).filter(name => name in labs))
  // What is watched comes round twice as often.
  const panel = [...watched, ...usual, ...watched]
  const smokes = smokingStates[Math.floor(2.999 * random.uniform() ** 2)]!
  let turn = random.integer(panel.length)
  let vitalTurn = 0
  visits.forEach((visit, number) => {
    const wanted =
      Math.floor((observations * (number + 1)) / visits.length) -
      Math.floor((observations * number) / visits.length)
    const years = (visit.day - person.birth) / YEAR
    const second = random.uniform() < SHARE_OF_SECOND_UNITS
    const results: string[] = []
    for (let k = 0; k < wanted; k++) {
      const id = makeUuid(random)
      const isVital = k < 3 || k % 3 === 0
      if (k === 0) {
        const parts = (['systolic', 'diastolic'] as const).map(name => ({
          of: vitals[name],
          value: measure(name, vitals[name]),
        }))
        emit('Observation', id, texts.bloodPressure(id, visit, parts))
      } else if (k === 1 && number % 6 === 0) emit('Observation', id, texts.smoking(id, visit, smokes))
      else if (isVital) {
        const name = byTurn[vitalTurn++ % byTurn.length]!
        const value = measure(name, vitals[name]) * growthOf(name, years)
        emit('Observation', id, texts.result(id, visit, { of: vitals[name], value, vital: true, second }))
      } else {
        const name = panel[turn++ % panel.length]!
        const of = labs[name]!
        emit(
          'Observation',
          id,
          texts.result(id, visit, { of, value: measure(name, of), vital: false, second }),
        )
        results.push(id)
      }
    }
    if (results.length > 1) {
      const id = makeUuid(random)
      emit('DiagnosticReport', id, texts.report(id, visit, results))
    }
  })
}

/** Visits whose results come in the analytes' second units. */
const SHARE_OF_SECOND_UNITS = 0.15

function growthOf(name: string, years: number): number {
  if (name === 'height') return grown(years, 0.3)
  if (name === 'weight') return grown(years, 0.05)
  return name === 'bmi' ? grown(years, 0.6) : 1
}

/** What is taken for a problem, ordered when it is first seen and renewed a few times. */
function writeMedicines(met: readonly Met[], { random, texts, emit }: Plan): void {
  for (const { problem, past, visits } of met) {
    if (problem.medicines.length === 0 || past) continue
    const what = medicines[pick(random, problem.medicines)]!
    const orders = problem.days === undefined ? 1 + random.integer(4) : 1
    const chosen = visits.filter((_, place) => place % 3 === 0).slice(0, orders)
    chosen.forEach((visit, place) => {
      const id = makeUuid(random)
      const stopped = problem.days !== undefined || place < chosen.length - 1
      emit('MedicationRequest', id, texts.medication(id, visit, { what, stopped }))
    })
  }
}

/** Allergies, immunisations and procedures. */
function writeRest({ birth }: Person, { random, texts, emit }: Plan, visits: readonly Visit[]): void {
  if (random.uniform() < 0.2) {
    const what = pick(random, allergies)
    const { category } = what
    const id = makeUuid(random)
    const reaction = pick(random, reactions)
    const severe = random.uniform() < 0.2
    emit('AllergyIntolerance', id, texts.allergy(id, visits[0]!, { what, category, severe, reaction }))
  }
  visits.forEach((visit, number) => {
    if (random.uniform() < 0.3) {
      const id = makeUuid(random)
      const list = visit.day - birth < 12 * YEAR ? childhoodVaccines : vaccines
      // Every second is against influenza, as it is given every year.
      const what = list === vaccines && number % 2 === 0 ? vaccines[0]! : pick(random, list)
      emit('Immunization', id, texts.immunization(id, visit, what))
    }
    if (random.uniform() < 0.25) {
      const id = makeUuid(random)
      emit('Procedure', id, texts.procedure(id, visit, pick(random, procedures)))
    }
  })
}

interface Noted {
  readonly registered: Registration
  readonly age: number
  readonly known: readonly string[]
  readonly day: number
}

function noteOf({ registered: { given, family }, age, known, day }: Noted): string {
  const history = known.length === 0 ? 'no problem of note' : known.join(', ')
  return (
    `${isoDay(day)}\n\n# Reason for visit\nReview.\n\n` +
    `# History\n${given.join(' ')} ${family} is ${age} years old and has a history of ${history}.\n\n` +
    `# Assessment and plan\nContinue as before. Laboratory as ordered. ` +
    `To be seen again in three months, earlier if anything changes.\n`
  )
}

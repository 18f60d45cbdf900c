import { isoOfDay } from '../../../shared/domain/day/iso-day.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { liveOf, type Life } from './life.ts'
import { HORIZON_DAYS, type Scenario } from './scenario.ts'

/* A practice as lines of FHIR R4, the way its program would send them on the day on which the data end. */

const DAY = 86_400_000
/** The data end on the last day of 2021; those who begin do so in the three years that end three years before. */
const EXTRACT = Date.UTC(2021, 11, 31) / DAY
const YEAR = 365
const STARTS_OVER = 3 * YEAR
const icd10 = 'http://hl7.org/fhir/sid/icd-10'
const atc = 'http://www.whocc.no/atc'
const loinc = 'http://loinc.org'
const ucum = 'http://unitsofmeasure.org'
export const codes = {
  exposure: { system: atc, code: 'A10BK01' },
  comparator: { system: atc, code: 'A10BB12' },
  diabetes: { system: icd10, code: 'E11.9' },
  heart: { system: icd10, code: 'I25.9' },
  outcome: { system: icd10, code: 'I50.9' },
  sugar: { system: loinc, code: '4548-4' },
} as const
type Coded = (typeof codes)[keyof typeof codes]

const drugOf = (exposed: boolean) => (exposed ? codes.exposure : codes.comparator)
const concept = (code: Coded) => ({ coding: [code] })
/** IFCC from NGSP, to one decimal: the inverse of the master equation. */
const inMmol = (percent: number) => Math.round(10 * ((percent - 2.152) / 0.09148)) / 10

/** Writes down one person: each method is one entry of her record. */
function chartOf(name: string) {
  const lines: string[] = []
  let entries = 0
  const write = (resourceType: string, body: object) => {
    const subject = { reference: `Patient/${name}` }
    lines.push(`${JSON.stringify({ resourceType, id: `${name}-${++entries}`, subject, ...body })}\n`)
  }
  return {
    lines,
    patient: (body: object) =>
      lines.push(`${JSON.stringify({ resourceType: 'Patient', id: name, ...body })}\n`),
    visit: (on: number) =>
      write('Encounter', {
        status: 'finished',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
        period: { start: isoOfDay(on), end: isoOfDay(on) },
      }),
    diagnosis: (on: string, code: Coded) => write('Condition', { code: concept(code), onsetDateTime: on }),
    order: (on: number, code: Coded, status = 'completed') =>
      write('MedicationRequest', {
        status,
        intent: 'order',
        medicationCodeableConcept: concept(code),
        authoredOn: isoOfDay(on),
      }),
    sugar(on: number, percent: number, isOther: boolean) {
      const [value, unit] = isOther ? [inMmol(percent), 'mmol/mol'] : [percent, '%']
      write('Observation', {
        status: 'final',
        code: concept(codes.sugar),
        effectiveDateTime: isoOfDay(on),
        valueQuantity: { value, unit, system: ucum, code: unit },
      })
    },
  }
}

/** A day as it is written: of some only the month, of half of these only the year. */
const writtenDay = (on: number, share: number, random: Random): string => {
  const known = isoOfDay(on)
  if (random.uniform() >= share) return known
  return known.slice(0, random.uniform() < 0.5 ? 'YYYY'.length : 'YYYY-MM'.length)
}

/** How long after she began she is watched and why no longer, and which of her outcomes is noticed when. */
function courseOf({ traits, fates, exposed }: Life, scenario: Scenario, start: number, random: Random) {
  const arm = exposed ? 1 : 0
  const { outcomeDay, deathDay } = fates[arm]
  const leaving = scenario.leaves(traits, arm)
  const goneDay = leaving > 0 ? Math.ceil((YEAR * random.exponential()) / leaving) : Infinity
  const dataEnd = EXTRACT - start
  const every = scenario.noticedEvery?.[arm]
  const noticed = every === undefined ? outcomeDay : every * Math.ceil(outcomeDay / every)
  const isGone = goneDay < Math.min(deathDay, dataEnd)
  const last = Math.min(goneDay, deathDay, dataEnd)
  return {
    isGone,
    last,
    outcomeDay: outcomeDay <= deathDay && noticed <= last ? noticed : undefined,
    // Of whoever has left nobody hears that she died.
    deathDay: !isGone && deathDay <= dataEnd ? deathDay : undefined,
  }
}

/** The days after the first on which she is seen: as her arm is, and until shortly before the data end. */
function visitDays(last: number, isGone: boolean, every: number, random: Random): number[] {
  const days: number[] = []
  for (let day = every; day <= Math.min(last, HORIZON_DAYS + every); day += every) days.push(day)
  // Whoever is still here was seen in the last year and a half; whoever left on the day on which she did.
  const seenLast = isGone ? last : last - random.integer(Math.max(1, Math.min(500, last)))
  return [...days, seenLast]
}

const MOST_DAYS_BETWEEN = 170

/** Everybody of one practice. The same seed gives the same lines on every machine. */
export function* practiceLines(scenario: Scenario, seed: number): Generator<string> {
  const random = createRandom(seed)
  for (let number = 1; number <= scenario.people; number++) {
    yield* personLines(scenario, number, random)
    if (random.uniform() < scenario.movedIn) yield* movedInLines(number, random)
    if (random.uniform() < scenario.unreal) yield* neverBeganLines(number, random)
  }
}

const startOf = (scenario: Scenario, random: Random) =>
  EXTRACT - random.integer(STARTS_OVER) - (scenario.accrues ? 1 : STARTS_OVER)

const described = (number: number, given: string, birthDate: string) => ({
  name: [{ family: `Invented${number}`, given: [given] }],
  birthDate,
  identifier: [{ system: 'urn:insurer', value: `N${number}` }],
})

function* personLines(scenario: Scenario, number: number, random: Random): Generator<string> {
  const life = liveOf(scenario, random)
  const { traits, exposed } = life
  const start = startOf(scenario, random)
  const { outcomeDay, deathDay, last, isGone } = courseOf(life, scenario, start, random)
  const rough = (on: number) => writtenDay(on, scenario.roughDates, random)
  const chart = chartOf(`p${number}`)
  const birth = Math.round(start - 365.25 * traits.ageYears)
  const birthDate = rough(birth)
  chart.patient({
    ...described(number, `Ada${number}`, birthDate),
    gender: traits.female ? 'female' : 'male',
    ...(deathDay !== undefined && { deceasedDateTime: rough(start + deathDay) }),
  })
  const known = YEAR + 1 + random.integer(YEAR - 60)
  chart.visit(start - known)
  chart.diagnosis(rough(start - known - 400), codes.diabetes)
  if (traits.heart) chart.diagnosis(rough(start - known - 400), codes.heart)
  if (random.uniform() >= scenario.unmeasured(traits))
    chart.sugar(start - random.integer(90), traits.sugar, random.uniform() < scenario.otherUnit)
  if (random.uniform() < scenario.unreal) {
    const status = ['cancelled', 'draft', 'entered-in-error'][random.integer(3)]!
    chart.order(start - 30 - random.integer(200), drugOf(random.uniform() < 0.5), status)
  }
  chart.visit(start)
  chart.order(start, drugOf(exposed))
  if (last >= 90) chart.order(start + 90, drugOf(exposed))
  const every = scenario.noticedEvery?.[exposed ? 1 : 0] ?? MOST_DAYS_BETWEEN
  for (const day of visitDays(last, isGone, every, random)) chart.visit(start + day)
  if (outcomeDay !== undefined) chart.diagnosis(rough(start + outcomeDay), codes.outcome)
  yield* chart.lines
  // Her twin is somebody else, who had neither treatment.
  if (random.uniform() < scenario.twins) {
    const twin = chartOf(`p${number}-twin`)
    twin.patient({
      ...described(number, `Eve${number}`, birthDate),
      gender: traits.female ? 'female' : 'male',
    })
    twin.visit(start - known)
    twin.diagnosis(isoOfDay(start - known), codes.diabetes)
    twin.diagnosis(isoOfDay(start + 30), codes.outcome)
    yield* twin.lines
  }
}

/** Somebody who was on the exposure long before she came: whom it does not agree with did not come to be one. */
function* movedInLines(number: number, random: Random): Generator<string> {
  const chart = chartOf(`m${number}`)
  const came = EXTRACT - 2 * STARTS_OVER + random.integer(STARTS_OVER)
  chart.patient({
    ...described(100_000 + number, `Mia${number}`, isoOfDay(came - 60 * YEAR - number)),
    gender: 'female',
  })
  chart.visit(came)
  chart.diagnosis(isoOfDay(came - 2_000), codes.diabetes)
  chart.sugar(came, 8, false)
  for (let day = 0; day < 3 * YEAR; day += 90) {
    chart.visit(came + day)
    chart.order(came + day, codes.exposure)
  }
  if (random.uniform() < 0.03) chart.diagnosis(isoOfDay(came + 200), codes.outcome)
  chart.visit(EXTRACT - random.integer(400))
  yield* chart.lines
}

/** Somebody for whom it was thought of, and who never began; she is iller than most. */
function* neverBeganLines(number: number, random: Random): Generator<string> {
  const chart = chartOf(`n${number}`)
  const day = EXTRACT - 2 * STARTS_OVER + random.integer(STARTS_OVER)
  chart.patient({
    ...described(200_000 + number, `Noa${number}`, isoOfDay(day - 60 * YEAR - number)),
    gender: 'male',
  })
  chart.visit(day - 500)
  chart.diagnosis(isoOfDay(day - 900), codes.diabetes)
  chart.sugar(day - 5, 9, false)
  chart.order(day, drugOf(random.uniform() < 0.3), random.uniform() < 0.5 ? 'cancelled' : 'draft')
  if (random.uniform() < 0.6) chart.diagnosis(isoOfDay(day + 100), codes.outcome)
  chart.visit(EXTRACT - random.integer(400))
  yield* chart.lines
}

import { logbookCodes } from '../../../shared/domain/logbook/codes.ts'
import type { Code } from '../../../shared/domain/facts/concept.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import type { Person } from './practice.ts'
import type { InventedOperation } from './surgery.ts'

/** How a chart's resources are made; the day counts from the index date. */
export interface ChartWriter {
  readonly subject: { readonly reference: string }
  /** ISO day. */
  day(fromIndex: number): string
  add(resource: Record<string, unknown> & { resourceType: string }): string
  visit(fromIndex: number, reason: string): void
  condition(fromIndex: number, coding: Codeable): void
  hba1c(fromIndex: number, percent: number): void
  bodyMass(fromIndex: number, index: number): void
}
interface Codeable {
  readonly coding: ReadonlyArray<{
    readonly system: string
    readonly code: string
    readonly display?: string | undefined
  }>
  readonly text: string
}

const MONTH_OF_SHOTS = '-10-01'
const SHOT_TAKEN = 0.62
/** So long each is seen every four months. */
const CLOSE_DAYS = 720
const FIRST_REVIEW_DAY = 330
const REVIEW_DAYS = 300
const ATTENDED = 0.85
const PLANNED = 0.05
const PLANNED_OF_LEAVERS = 0.3
/** Who left longer ago is waited for no more. */
const WAITED_FOR_DAYS = 500
const RETURN_DAYS = 120

const codeable = ({ system, code, display }: Code, text = display ?? code): Codeable => ({
  coding: [{ system, code, display }],
  text,
})

/** Each autumn's influenza vaccination, for those who took it. */
export function writeShots(writer: ChartWriter, seed: number, person: Person): void {
  const random = createRandom(BigInt(seed) * 5_000_011n + BigInt(person.number))
  const [first, last] = [writer.day(0), writer.day(person.lastDay)]
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const season = `${year}${MONTH_OF_SHOTS}`
    const isTaken = random.uniform() < SHOT_TAKEN
    const on = new Date(Date.parse(season) + random.integer(60) * 86_400_000).toISOString().slice(0, 10)
    if (!isTaken || on <= first || on >= last) continue
    writer.add({
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: codeable({
        system: 'http://hl7.org/fhir/sid/cvx',
        code: '140',
        display: 'Influenza vaccine',
      }),
      patient: writer.subject,
      occurrenceDateTime: on,
    })
  }
}

/** What is looked at once a year, from the first year on; most of those who stay come. */
export function writeReviews(writer: ChartWriter, seed: number, person: Person): void {
  const random = createRandom(BigInt(seed) * 13_000_027n + BigInt(person.number))
  const { traits, lastDay } = person
  for (let day = FIRST_REVIEW_DAY; day < lastDay; day += REVIEW_DAYS) {
    const [isAttended, late, change] = [random.uniform() < ATTENDED, random.integer(60), random.normal()]
    const on = day + late
    if (!isAttended || on >= lastDay) continue
    writer.bodyMass(on, Number((traits.bmi + 0.6 * change).toFixed(1)))
    // Until then all of this was written at each visit of the first two years.
    if (on <= CLOSE_DAYS) continue
    writer.visit(on, 'yearly review')
    writer.hba1c(on, Number(Math.max(5.6, traits.hba1c - 0.8 + 0.4 * change).toFixed(1)))
  }
}

/** Visits that were planned: for some still to come, for some who left never made. */
export function writePlanned({ add, day, subject }: ChartWriter, seed: number, person: Person): void {
  const random = createRandom(BigInt(seed) * 11_000_027n + BigInt(person.number))
  const { indexDaysAgo, lastDay } = person
  const [chance, within] = [random.uniform(), random.integer(RETURN_DAYS)]
  const hasLeft = lastDay < indexDaysAgo
  const isWaitedFor = !hasLeft || indexDaysAgo - lastDay <= WAITED_FOR_DAYS
  if (!isWaitedFor || chance >= (hasLeft ? PLANNED_OF_LEAVERS : PLANNED)) return
  const on = day(lastDay + RETURN_DAYS / 2 + within)
  add({
    resourceType: 'Encounter',
    status: 'planned',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'AMB',
      display: 'ambulatory',
    },
    type: [{ text: 'diabetes review' }],
    subject,
    period: { start: on },
  })
}

/** An operation and all that was recorded of what became of it. */
export function writeOperation(writer: ChartWriter, operation: InventedOperation): void {
  const { add, day, subject } = writer
  const procedure = (on: number, code: Code) =>
    add({
      resourceType: 'Procedure',
      status: 'completed',
      code: codeable(code),
      subject,
      performedDateTime: day(on),
      performer: [{ function: { text: operation.role }, actor: { display: 'the surgeon of this practice' } }],
    })
  const observed = (on: number, code: Code, value: Record<string, unknown>) =>
    add({
      resourceType: 'Observation',
      status: 'final',
      code: codeable(code),
      subject,
      effectiveDateTime: day(on),
      ...value,
    })
  const { asa, infectionDay, returnDay, complicationDay, seenAgainDay, wellDay } = operation
  procedure(operation.day, operation.what.code!)
  if (asa !== undefined) observed(operation.day, logbookCodes.asa, { valueString: asa })
  if (infectionDay !== undefined) writer.condition(infectionDay, codeable(logbookCodes.infection))
  if (returnDay !== undefined) procedure(returnDay, logbookCodes.operation)
  if (complicationDay !== undefined) observed(complicationDay, logbookCodes.clavien.II, {})
  if (seenAgainDay !== undefined) writer.visit(seenAgainDay, 'after an operation')
  if (wellDay !== undefined) observed(wellDay, logbookCodes.alive, {})
}

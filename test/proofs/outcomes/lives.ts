import type { Random } from '../../../shared/domain/random.ts'
import { PHQ_9, type Chart } from './facts.ts'
import type { Mix, Rated } from './rates.ts'

/** The days that a life is drawn over, the chance of each outcome on a day, and who leaves. */
export interface Span {
  readonly from: number
  readonly upTo: number
  /** Whether what a measure counts happens to a case of that day. */
  happens(which: Rated, on: number): boolean
}
type Live = (chart: Chart, random: Random, span: Span) => void

const YEAR = 365
/** A whole number from low to high, both among them. */
const between = (random: Random, low: number, high: number) => low + random.integer(high - low + 1)

/** Days of visits, some 120 apart. */
function visits(random: Random, from: number, upTo: number): number[] {
  const days: number[] = []
  for (let on = from + between(random, 0, 120); on <= upTo; on += between(random, 40, 200)) days.push(on)
  return days
}

function chronic(chart: Chart, random: Random, { from, upTo, happens }: Span): void {
  const age = (from - chart.life.birth) / YEAR
  const [has, hasPressure, hasHiv] = [
    random.uniform() < 0.25,
    random.uniform() < 0.4,
    random.uniform() < 0.12,
  ]
  const hasFibrillation = age > 60 && random.uniform() < 0.25
  const began = from - between(random, 0, 3 * YEAR)
  if (has) chart.diagnosis(began, 'E11.9')
  if (hasPressure) chart.diagnosis(began, 'I10')
  if (hasHiv) chart.diagnosis(began, 'B20')
  if (hasFibrillation) chart.diagnosis(began, 'I48.0')
  const takesStatin = random.uniform() < 0.6
  const isAnticoagulated = random.uniform() < 0.7
  let filtration = 60 + 40 * random.uniform()
  for (const on of visits(random, from, upTo)) {
    chart.visit(on)
    const measured = () => random.uniform() < 0.8
    if (measured()) {
      const isHeld = happens('pressure-control', on)
      const isHighAbove = random.uniform() < 0.5
      chart.pressure(
        on,
        isHeld ? between(random, 105, 139) : between(random, isHighAbove ? 140 : 110, 178),
        isHeld || isHighAbove ? between(random, 60, 89) : between(random, 90, 110),
      )
    }
    if (has && measured())
      chart.result(on, '4548-4', [
        happens('hba1c-control', on) ? between(random, 55, 79) / 10 : between(random, 80, 115) / 10,
        '%',
      ])
    if (has && measured()) {
      filtration = Math.max(8, filtration - 4 + 5 * random.normal())
      chart.result(on, '33914-3', [Math.round(filtration), 'mL/min/{1.73_m2}'])
    }
    if (hasHiv && measured()) {
      const isSuppressed = happens('viral-suppression', on)
      const isBelowAll = isSuppressed && random.uniform() < 0.6
      const copies = isSuppressed ? between(random, 20, 199) : between(random, 200, 90_000)
      chart.result(on, '20447-9', [isBelowAll ? 20 : copies, '{copies}/mL'], isBelowAll)
    }
    if (random.uniform() < 0.4) chart.result(on, '39156-5', [between(random, 18, 42), 'kg/m2'])
    if (random.uniform() < 0.3) chart.smoking(on)
    if (has && takesStatin) chart.medicine(on, 'C10AA05')
    if (hasFibrillation && isAnticoagulated) chart.medicine(on, 'B01AF02')
  }
}

/** Every October, from before the first visit on: so that every year that ends holds exactly one. */
function vaccinated(chart: Chart, _: Random, { from, upTo, happens }: Span): void {
  const year = new Date((from - 2 * YEAR) * 86_400_000).getUTCFullYear()
  for (let of = year; Date.UTC(of, 9, 15) / 86_400_000 <= upTo; of++) {
    const on = Date.UTC(of, 9, 15) / 86_400_000
    if (happens('influenza-65', on)) chart.vaccine(on, '140')
  }
}

/** Coughs at least 60 days apart, so that none is part of another. */
function coughing(chart: Chart, random: Random, { from, upTo, happens }: Span): void {
  for (let on = from + between(random, 0, 400); on <= upTo; on += between(random, 60, 900)) {
    chart.visit(on)
    chart.diagnosis(on, 'J06.9')
    if (random.uniform() < 0.08) chart.diagnosis(on + between(random, 0, 3), 'J13')
    if (happens('antibiotic-in-cough', on)) chart.medicine(on + between(random, 0, 3), 'J01CA04')
  }
}

function lowSpirits(chart: Chart, random: Random, { from, upTo, happens }: Span): void {
  if (random.uniform() < 0.8) return
  const on = between(random, from, upTo)
  const score = between(random, 7, 24)
  chart.visit(on)
  chart.result(on, PHQ_9, [score, '{score}'])
  const again = on + between(random, 56, 230)
  if (random.uniform() < 0.2 || again > upTo) return
  const change = happens('phq-9-response', on) ? between(random, 5, 9) : between(random, -2, 4)
  chart.result(again, PHQ_9, [Math.max(0, Math.min(27, score - change)), '{score}'])
}

/** Stays, of which each may be followed by one within 30 days or by death, and otherwise by none for 60. */
function staying(chart: Chart, random: Random, { from, upTo, happens }: Span): void {
  if (random.uniform() < 0.75) return
  for (let on = from + between(random, 0, 500); on <= upTo;) {
    const days = between(random, 1, 12)
    const end = on + days
    chart.visit(on, 'IMP', days)
    if (happens('mortality-after-stay-30', end)) {
      chart.die(end + between(random, 1, 30))
      return
    }
    on = end + (happens('readmission-30', end) ? between(random, 1, 30) : between(random, 60, 700))
  }
}

const adults: Live = (chart, random, span) => {
  chart.life.birth = span.from - between(random, 20 * YEAR, 88 * YEAR)
  chronic(chart, random, span)
  vaccinated(chart, random, span)
  coughing(chart, random, span)
  lowSpirits(chart, random, span)
  staying(chart, random, span)
}

/** Deliveries of one mother, more than 300 days apart. */
const mothers: Live = (chart, random, { from, upTo, happens }) => {
  chart.life.birth = from - between(random, 18 * YEAR, 36 * YEAR)
  chart.life.sex = 'female'
  for (let on = from + between(random, 0, 500); on <= upTo; on += between(random, 320, 1_400)) {
    const times = happens('antenatal-four', on) ? between(random, 4, 8) : between(random, 0, 3)
    for (let time = 0; time < times; time++) {
      const before = on - 270 + Math.floor((260 * (time + random.uniform())) / times)
      chart.visit(before)
      chart.diagnosis(before, 'Z34.9')
    }
    chart.visit(on) // no stay: whoever gives birth is not back as those who were ill are
    chart.diagnosis(on, happens('caesarean', on) ? 'O82' : 'O80')
    if (happens('postpartum-haemorrhage', on)) chart.diagnosis(on + between(random, 0, 5), 'O72.1')
    chart.visit(on + 42)
  }
}

const children: Live = (chart, random, { from, upTo, happens }) => {
  const { life } = chart
  const born = between(random, from - YEAR, upTo)
  life.birth = born
  chart.visit(born)
  if (random.uniform() < 0.92) {
    const grams = happens('low-birth-weight', born)
      ? between(random, 1_500, 2_499)
      : between(random, 2_500, 4_300)
    const isInGrams = random.uniform() < 0.5
    chart.result(born + between(random, 0, 5), '8339-4', isInGrams ? [grams, 'g'] : [grams / 1_000, 'kg'])
  }
  if (happens('neonatal-death', born)) {
    chart.die(born + between(random, 0, 27))
    return
  }
  const doses = happens('dtp3-at-1', born + YEAR) ? 3 : between(random, 0, 2)
  for (let dose = 0; dose < doses; dose++) chart.vaccine(born + 60 + 60 * dose, '20')
  if (happens('measles-at-2', born + 2 * YEAR)) chart.vaccine(born + between(random, 365, 700), '03')
  for (const on of visits(random, born + 30, upTo)) chart.visit(on)
}

const OPERATIONS = ['80146002', '38102005', '232717009'] as const

/** Operations at least 120 days apart, but for those that follow one within 30. */
const operated: Live = (chart, random, span) => {
  const { from, upTo, happens } = span
  chart.life.birth = from - between(random, 20 * YEAR, 80 * YEAR)
  vaccinated(chart, random, span)
  for (let on = from + between(random, 0, 700); on <= upTo; on += between(random, 120, 2_500)) {
    chart.visit(on - 10)
    chart.operation(on, OPERATIONS[random.integer(OPERATIONS.length)]!)
    if (happens('surgical-site-infection', on)) chart.diagnosis(on + between(random, 2, 25), 'T81.4')
    if (happens('return-to-theatre', on)) chart.operation(on + between(random, 1, 25), '80146002')
    if (happens('mortality-after-operation-30', on)) {
      chart.die(on + between(random, 26, 30)) // after all that may follow is told of
      return
    }
    // Most are seen again once, and most of these once more, after all that may follow is over.
    if (random.uniform() < 0.85) chart.visit(on + between(random, 20, 60))
    if (random.uniform() < 0.8) chart.visit(on + between(random, 91, 118))
  }
}

const tuberculosis: Live = (chart, random, { from, upTo, happens }) => {
  chart.life.birth = from - between(random, 18 * YEAR, 70 * YEAR)
  const on = between(random, from, upTo)
  const months = happens('tuberculosis-treatment', on) ? 7 : between(random, 1, 4)
  for (let month = 0; month < months; month++) chart.medicine(on + 30 * month, 'J04AB02')
  if (random.uniform() < 0.06) chart.die(on + between(random, 20, 230))
  if (random.uniform() < 0.8) chart.visit(on + 260)
}

const transplanted: Live = (chart, random, { from, upTo }) => {
  chart.life.birth = from - between(random, 18 * YEAR, 68 * YEAR)
  const on = between(random, from, upTo)
  chart.operation(on, '70536003')
  chart.diagnosis(on - 400, 'Z99.2')
  for (const seen of visits(random, on, on + (random.uniform() < 0.8 ? 2 * YEAR : 200))) chart.visit(seen)
  if (random.uniform() < 0.08) chart.diagnosis(on + between(random, 5, 365), 'T86.1')
  if (random.uniform() < 0.06) chart.diagnosis(on + between(random, 31, 365), 'Z99.2')
  if (random.uniform() < 0.05) chart.die(on + between(random, 3, 400))
}

/** What becomes of each kind of people, over the days of a practice. */
export const lives: Readonly<Record<keyof Mix, Live>> = {
  adults,
  mothers,
  children,
  operated,
  tuberculosis,
  transplanted,
}

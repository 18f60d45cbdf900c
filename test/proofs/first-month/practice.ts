import { rmSync } from 'node:fs'
import path from 'node:path'
import { isoOfDay, dayNumber } from '../../../shared/domain/day/iso-day.ts'
import { askedTwice, hasFollowUp } from '../../../shared/domain/measures/follow-up.ts'
import type { WholeMeasure } from '../../../shared/domain/measures/measure.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { workstation, type Workstation } from '../../fixtures/workstation.ts'
import { chanceOn, writeOutcomePractice, type OutcomePractice, type Truth } from '../outcomes/practice.ts'
import type { Mix, Rated, Rates } from '../outcomes/rates.ts'
import { usualRates } from '../outcomes/rich.ts'

export const statements = ['figure', 'target', 'people', 'change'] as const
/** How many are true, and how many are false. */
type Pair = [number, number]

export interface FirstMonth {
  readonly kind: keyof typeof mixes
  readonly begins: 'export' | 'nothing'
  readonly people: number
  readonly said: Readonly<Record<(typeof statements)[number], Pair>>
  readonly intervals: Pair
}

const none: Mix = { adults: 0, mothers: 0, children: 0, operated: 0, tuberculosis: 0, transplanted: 0 }
const mixes = {
  'general': { ...none, adults: 8, mothers: 1, children: 1, operated: 0.3 },
  'long-term': { ...none, adults: 1 },
  'surgical': { ...none, operated: 1 },
  'maternity': { ...none, mothers: 1, children: 1 },
} as const satisfies Record<string, Mix>

/** Measures of which no published figure and no target speaks, so that one truth holds for what is said of them. */
const changeable: Readonly<Record<keyof typeof mixes, readonly Rated[]>> = {
  'general': ['pressure-control', 'hba1c-control', 'antibiotic-in-cough'],
  'long-term': ['pressure-control', 'hba1c-control', 'antibiotic-in-cough'],
  'surgical': [],
  'maternity': ['postpartum-haemorrhage', 'antenatal-four'],
}

const END = Date.UTC(2026, 5, 30) / 86_400_000
const YEAR = 365

/** Rates as they are elsewhere, each moved on the log odds by a draw of its own. */
function ratesOf(random: Random): Rates {
  const moved = Object.entries(usualRates).map(([name, rate]) => {
    const odds = Math.log(rate / (1 - rate)) + 0.5 * random.normal()
    return [name, name === 'return-to-theatre' ? 0 : 1 / (1 + Math.exp(-odds))]
  })
  return Object.fromEntries(moved) as Rates
}

function planOf(seed: number) {
  const random = createRandom(77_000 + seed)
  const kinds = Object.keys(mixes) as (keyof typeof mixes)[]
  const kind = kinds[random.integer(kinds.length)]!
  const begins = random.uniform() < 0.5 ? ('export' as const) : ('nothing' as const)
  const years = [1, 2, 3, 5][random.integer(4)]!
  const able = changeable[kind]
  const isChanged = begins === 'export' && able.length > 0 && random.uniform() < 0.5
  const plan: OutcomePractice = {
    seed: 500 + seed,
    people: Math.round(150 * (2_000 / 150) ** random.uniform()),
    from: begins === 'export' ? END - years * YEAR : END - 29,
    upTo: END,
    mix: mixes[kind],
    rates: ratesOf(random),
    odd: 0.02,
    leave: begins === 'export' ? 0.15 : 0,
    change: isChanged
      ? {
          which: able[random.integer(able.length)]!,
          from: END - 270,
          odds: random.uniform() < 0.5 ? 2.5 : 1 / 2.5,
        }
      : undefined,
  }
  return { kind, begins, plan }
}

const isRated = (id: string): id is Rated => Object.hasOwn(usualRates, id)

/** What a practice is told in its first month, held against what was planted in it. */
export async function firstMonthOf(seed: number): Promise<FirstMonth> {
  const { kind, begins, plan } = planOf(seed)
  const file = path.join(temporaryFolder(), 'practice.ndjson')
  const truth = writeOutcomePractice(file, plan)
  const station = await workstation()
  const found: FirstMonth = {
    kind,
    begins,
    people: plan.people,
    said: { figure: [0, 0], target: [0, 0], people: [0, 0], change: [0, 0] },
    intervals: [0, 0],
  }
  try {
    await station.import(file)
    const benchmarks = await station.measures.benchmarks({})
    for (const { whole } of await station.measures.list({})) {
      await chartSays(station, whole, { plan, found })
      for (const { id, figure, measures } of benchmarks)
        if (measures.includes(whole.measure.id)) {
          const beside = await station.measures.beside({ whole, by: 'month', benchmark: id })
          const chance = chanceOn(plan, whole.measure.id as Rated, END)
          const where = sideOf(beside.reading)
          const [lower, upper] =
            figure.is === 'range'
              ? [figure.lower, figure.upper]
              : Array<number>(2).fill(
                  figure.is === 'share' ? figure.share : figure.numerator / figure.denominator,
                )
          if (where !== undefined)
            count(found.said.figure, where === 'above' ? chance > upper! : chance < lower!)
        }
      if (hasFollowUp(whole.measure)) await listSays(station, whole, { truth, found })
    }
  } finally {
    await station.end()
    rmSync(file)
  }
  return found
}
const count = (pair: Pair, isTrue: boolean) => pair[isTrue ? 0 : 1]++

/** On which side of a figure the words say that it lies, where they say so. */
function sideOf(reading: readonly { key: string; values: object }[]): 'above' | 'below' | undefined {
  for (const { key, values } of reading) {
    const { where = undefined, side = where } = values as { where?: unknown; side?: unknown }
    if (key.startsWith('risk.beside-') && (side === 'above' || side === 'below')) return side
  }
  return undefined
}

async function chartSays(
  { measures }: Workstation,
  whole: WholeMeasure,
  { plan, found }: { plan: OutcomePractice; found: FirstMonth },
): Promise<void> {
  const { id, target } = whole.measure
  if (!isRated(id)) return
  const { total, chart } = await measures.series({ whole, by: 'month', periods: 24 })
  const chance = chanceOn(plan, id, END)
  const isChanged = plan.change?.which === id
  if (total.interval && total.denominator >= 10 && !isChanged)
    count(found.intervals, total.interval.lower <= chance && chance <= total.interval.upper)
  if (chart.kind === 'none') return
  if (target !== undefined && (chart.assurance === 'passes' || chart.assurance === 'fails'))
    count(found.said.target, chart.assurance === 'passes' ? chance >= target : chance < target)
  if (chart.variation === 'improvement' || chart.variation === 'concern') count(found.said.change, isChanged)
}

async function listSays(
  { patients }: Workstation,
  whole: WholeMeasure,
  { truth, found }: { truth: Truth; found: FirstMonth },
): Promise<void> {
  const { rows } = await patients.followUp({ whole, today: isoOfDay(END + 1), limit: 500 })
  const waited = rows.filter(({ is }) => is === 'due' || is === 'lost')
  if (waited.length === 0) return
  const isRight = ({ name, dueOn }: (typeof waited)[number]) => {
    const known = [...truth].find(([own]) => name.split(/[\s,]+/).includes(own))?.[1]
    if (!known || known.death !== undefined) return false
    const did = askedTwice(whole.measure) ? (known.scored.at(-1) ?? -Infinity) : known.lastSeen
    return did < dayNumber(dueOn)
  }
  count(found.said.people, waited.every(isRight))
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { measureHandlers } from '../../../electron/learning/outcomes/handlers.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { connection } from '../../../shared/contract/connect.ts'
import { contract } from '../../../shared/contract/define.ts'
import { measures } from '../../../shared/contract/measures.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { dayNumber } from '../../../shared/domain/day/iso-day.ts'
import {
  measureParts,
  silentParts,
  type MeasureFrame,
  type Period,
} from '../../../shared/domain/measures/frame.ts'
import type { ChartKind, Measure } from '../../../shared/domain/measures/measure.ts'
import { sharedFolder } from '../../fixtures/shared.ts'
import { OracleFile } from '../oracle/schema.ts'

/*
 * The charts of the reference cases as they leave by the contract that the window speaks: 36 months of the oracle's
 * series are handed over as records hands over a frame, and what comes back is compared with R.
 */
const beside = sharedFolder()
const folder = beside ? path.join(beside, 'oracle') : path.join(import.meta.dirname, '../oracle/cases')
const cases = OracleFile.parse(JSON.parse(readFileSync(path.join(folder, 'monitoring.json'), 'utf8'))).cases
const expectedOf = (id: string) => cases.find(each => each.id === id)!.expected as Record<string, unknown>
const table = (file: string): Array<Record<string, number>> => {
  const [head, ...lines] = readFileSync(path.join(folder, 'prepared', file), 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = head!.split(',').map(each => each.replaceAll('"', ''))
  return lines.map(line =>
    Object.fromEntries(line.split(',').map((cell, at) => [names[at], Number(cell)] as [string, number])),
  )
}
const series = table('spc_series.csv')
const MONTHS = 36
const BASELINE = 24

/** 36 months from January 2020. */
const periods: Period[] = Array.from({ length: MONTHS }, (_, month) => ({
  fromDay: Date.UTC(2020, month, 1) / 86_400_000,
  toDay: Date.UTC(2020, month + 1, 1) / 86_400_000 - 1,
}))

const counted = (
  rows: ReadonlyArray<{ numerator: number; denominator: number }>,
): Uint32Array<ArrayBuffer> => {
  const counts = new Uint32Array(rows.length * measureParts.length)
  rows.forEach(({ numerator, denominator }, at) => {
    counts[at * measureParts.length + measureParts.indexOf('numerator')] = numerator
    counts[at * measureParts.length + measureParts.indexOf('without')] = denominator - numerator
  })
  return counts
}
const frameOf = (part: Partial<MeasureFrame>): MeasureFrame => ({
  periods,
  counts: new Uint32Array(MONTHS * measureParts.length),
  unseen: new Uint32Array(MONTHS * silentParts.length),
  day: new Int32Array(),
  part: new Uint8Array(),
  quantity: new Float64Array(),
  member: new Uint32Array(),
  blurred: 0,
  aside: { ages: 0, deaths: 0, scores: 0, undated: 0 },
  people: { all: 0, died: 0, left: 0 },
  upTo: periods.at(-1)!.toDay,
  matched: [],
  ...part,
})

const measure: Measure = {
  format: 'casebook-measure/1',
  id: 'of-the-oracle',
  title: 'of the oracle',
  says: 'as many as it says',
  source: 'the oracle',
  misses: ['nothing'],
  counts: 'event',
  index: { at: 'age', months: 0, knownWithinDays: 0, seenWithinDays: 0 },
  population: { having: [], without: [] },
  excluded: [],
  numerator: [{ is: 'died', fromDays: 0, toDays: 0 }],
  missing: 'unknown',
  observation: { beforeDays: 0, shownBy: 'extract' },
  better: 'lower',
  chart: 'p',
}

/** What the window gets for a frame. */
async function chartOf(
  chart: ChartKind,
  frame: MeasureFrame,
  changed: Partial<Measure> = {},
  baselineMarks?: number,
) {
  const [server, caller] = portPair()
  const records = {
    extent: async () => ({ fromDay: periods[0]!.fromDay, toDay: periods.at(-1)!.toDay }),
    measure: async () => frame,
  }
  const knowledge = { ownMeasures: async () => [], rebasings: async () => [] }
  const { list, concepts, series } = measures.methods
  const asked = contract('measures', { list, concepts, series })
  serve(asked, measureHandlers(records, { concepts: [], measures: [] }, knowledge), server, {
    onFault: () => undefined,
  })
  const link = connection(asked)
  link.attach(caller)
  const { chart: drawn } = await link.client.series({
    whole: { measure: { ...measure, ...changed }, concepts: [] },
    by: 'month',
    periods: MONTHS,
    chart,
    ...(baselineMarks !== undefined && { baselineMarks }),
  })
  server.close()
  if (drawn.kind !== 'drawn') throw new Error('There is no chart.')
  return drawn
}

interface Point {
  readonly value: number
  readonly center: number
  readonly lcl: number
  readonly ucl: number
  readonly signal: boolean
}
const pointsIn = (id: string) => expectedOf(id)['points'] as Point[]
const close = (mine: ReadonlyArray<number | null>, theirs: readonly number[]) => {
  expect(mine.length).toBe(theirs.length)
  for (const [at, value] of mine.entries()) expect(value).toBeCloseTo(theirs[at]!, 8)
}
const agree = ({ marks }: Awaited<ReturnType<typeof chartOf>>, theirs: readonly Point[]) => {
  close(
    marks.map(({ value }) => value),
    theirs.map(({ value }) => value),
  )
  close(
    marks.map(({ centre }) => centre),
    theirs.map(({ center }) => center),
  )
  close(
    marks.map(({ lower }) => lower),
    theirs.map(({ lcl }) => lcl),
  )
  close(
    marks.map(({ upper }) => upper),
    theirs.map(({ ucl }) => ucl),
  )
  expect(marks.map(({ isBeyond }) => isBeyond)).toEqual(theirs.map(({ signal }) => signal))
}

describe('the charts of the reference cases, as the window gets them', () => {
  it('are p charts of shares', async () => {
    const counts = counted(series.map(({ events, n }) => ({ numerator: events!, denominator: n! })))
    agree(await chartOf('p', frameOf({ counts }), {}, BASELINE), pointsIn('p_chart'))
  })

  it('are u charts of rates', async () => {
    const counts = counted(
      series.map(({ count, exposure }) => ({ numerator: count!, denominator: exposure! })),
    )
    agree(await chartOf('u', frameOf({ counts }), {}, BASELINE), pointsIn('u_chart'))
  })

  it('are c charts of counts', async () => {
    const counts = counted(series.map(({ count }) => ({ numerator: count!, denominator: 1_000 })))
    agree(await chartOf('c', frameOf({ counts }), {}, BASELINE), pointsIn('c_chart'))
  })

  it('are XmR charts of medians, with the factor 2.66 that Making Data Count prints', async () => {
    const numerator = measureParts.indexOf('numerator')
    const frame = frameOf({
      counts: counted(series.map(() => ({ numerator: 1, denominator: 1 }))),
      day: Int32Array.from(periods, ({ fromDay }) => fromDay),
      part: new Uint8Array(MONTHS).fill(numerator),
      quantity: Float64Array.from(series, ({ x }) => x!),
      member: new Uint32Array(MONTHS),
    })
    const { marks } = await chartOf('xmr', frame, { quantity: 'stay-days', numerator: [] }, BASELINE)
    const { mean, mr_bar: range } = expectedOf('xmr_chart') as Record<'mean' | 'mr_bar', number>
    close(
      marks.map(({ value }) => value),
      pointsIn('xmr_chart').map(({ value }) => value),
    )
    for (const { centre, lower, upper } of marks) {
      expect(centre).toBeCloseTo(mean, 8)
      expect(lower).toBeCloseTo(mean - 2.66 * range, 8)
      expect(upper).toBeCloseTo(mean + 2.66 * range, 8)
    }
  })

  it('are run charts about the median, with Anhøj’s signals', async () => {
    const counts = counted(series.map(({ events, n }) => ({ numerator: events!, denominator: n! })))
    const { marks, signals } = await chartOf('run', frameOf({ counts }))
    const expected = expectedOf('run_chart_p')
    expect(marks[0]!.centre).toBeCloseTo(expected['median'] as number, 8)
    expect(signals.find(({ pattern }) => pattern === 'long-run')?.marks).toHaveLength(
      expected['longest_run'] as number,
    )
    expect(signals.some(({ pattern }) => pattern === 'few-crossings')).toBe(expected['signal_few_crossings'])
  })

  it('are g charts of the cases between events', async () => {
    const outcomes = table('risk_adjusted_cases.csv').map(({ outcome }) => outcome!)
    const [without, numerator] = [measureParts.indexOf('without'), measureParts.indexOf('numerator')]
    const frame = frameOf({
      counts: counted(periods.map(() => ({ numerator: 1, denominator: 2 }))),
      day: Int32Array.from(outcomes, (_, row) => dayNumber('2020-01-01') + row),
      part: Uint8Array.from(outcomes, outcome => (outcome === 1 ? numerator : without)),
      quantity: new Float64Array(outcomes.length).fill(NaN),
      member: new Uint32Array(outcomes.length),
    })
    const { marks, unit } = await chartOf('g', frame)
    const { gaps_nonevents: gaps, gbar } = expectedOf('g_chart') as { gaps_nonevents: number[]; gbar: number }
    expect(unit).toBe('cases')
    // What has not ended is none of them.
    close(
      marks.flatMap(({ value, isOpen }) => (isOpen ? [] : [value])),
      gaps,
    )
    // Limits are exact ones: k events among n cases leave a gap of m or more once in C(n, k) / C(n - m, k) times.
    const [n, k] = [outcomes.length, gaps.length + 1]
    for (const { centre, upper } of marks) {
      expect(centre).toBeCloseTo(gbar, 8)
      const longer = Array.from({ length: k }, (_, at) => (n - upper! - 1 - at) / (n - at))
      expect(longer.reduce((all, each) => all * each, 1)).toBeLessThan(0.05)
    }
    const last = outcomes.length - 1 - outcomes.lastIndexOf(1)
    expect(marks.at(-1)).toMatchObject({ isOpen: true, value: last })
  })
})

import { chartOf } from '../../../electron/learning/outcomes/chart-of.ts'
import { binomialPmf } from '../../../electron/learning/stats/foundations/binomial.ts'
import { poissonPmf } from '../../../electron/learning/stats/foundations/poisson.ts'
import type { MeasureFrame } from '../../../shared/domain/measures/frame.ts'
import type { MeasurePoint } from '../../../shared/domain/measures/series.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { deathsOfOperations } from '../../fixtures/risk-desk.ts'
import { found, type Found } from './found.ts'

/*
 * Charts of months: 24 make the limits, 24 are judged. Given the limits that a series drew, the chance that a judged
 * month lies outside them is a sum of the binomial or the Poisson distribution; so the chart states itself how often it
 * should speak, with nothing changed as with a planted change, and what it does is counted against that.
 */
const BASELINE = 24
const JUDGED = 24

/** What is drawn each month: events among so many (a share), or events that may come more than once each. */
const draws = {
  share: {
    most: (n: number) => n,
    rate: (odds: number) => (0.1 * odds) / (1 + 0.1 * (odds - 1)),
    chance: (k: number, n: number, rate: number) => binomialPmf(k, n, rate),
  },
  count: {
    most: (n: number) => 20 + 4 * n,
    rate: (times: number) => 0.3 * times,
    chance: (k: number, n: number, rate: number) => poissonPmf(k, n * rate),
  },
} as const

/** Each kind of chart with limits, what is drawn on it, and the value of a month on its scale. */
export const monthly = {
  p: { of: 'share', value: (k: number, n: number) => k / n },
  xmr: { of: 'share', value: (k: number, n: number) => k / n },
  u: { of: 'count', value: (k: number, n: number) => k / n },
  c: { of: 'count', value: (k: number) => k },
} as const
export type Monthly = keyof typeof monthly

const noEvents = {} as MeasureFrame // charts of months read points alone

const point = (numerator: number, denominator: number): MeasurePoint => ({
  from: '2020-01-01',
  to: '2020-01-31',
  numerator,
  denominator,
  excluded: 0,
  unknown: 0,
  early: 0,
  value: numerator / denominator,
  interval: null,
  bounds: null,
  isSmall: false,
  isWhole: true,
})

function drawn(random: Random, chances: readonly number[]): number {
  let left = random.uniform()
  let k = 0
  while (k < chances.length - 1 && (left -= chances[k]!) >= 0) k++
  return k
}

/** So many series of a chart, at n a month and with a change planted in the judged months. */
export function months(kind: Monthly, n: number, change: number, series: number, random: Random): Found {
  const { of, value } = monthly[kind]
  const { most, rate, chance } = draws[of]
  const chancesOf = (times: number) =>
    Array.from({ length: most(n) + 1 }, (_, k) => chance(k, n, rate(times)))
  const [before, after] = [chancesOf(1), chancesOf(change)]
  const stated = { outside: 0, variance: 0, series: 0, seriesVariance: 0, points: 0 }
  const seen = { outside: 0, series: 0, anyRule: 0, months: [] as number[] }
  for (let turn = 0; turn < series; turn++) {
    const points = Array.from({ length: BASELINE + JUDGED }, (_, month) =>
      point(drawn(random, month < BASELINE ? before : after), n),
    )
    const chart = chartOf(deathsOfOperations, kind, {
      points,
      frame: noEvents,
      isQuantity: false,
      baselineMarks: BASELINE,
    })
    if (chart.kind === 'none') continue // a baseline without variation has no limits
    const judged = chart.marks.slice(BASELINE)
    const { lower, upper } = judged[0]! // n is the same each month, and so are the limits
    const outside = after.reduce((sum, each, k) => {
      const at = value(k, n)
      return at < (lower ?? -Infinity) || at > (upper ?? Infinity) ? sum + each : sum
    }, 0)
    const inSeries = 1 - (1 - outside) ** JUDGED
    stated.points += JUDGED
    stated.outside += JUDGED * outside
    stated.variance += JUDGED * outside * (1 - outside)
    stated.series += inSeries
    stated.seriesVariance += inSeries * (1 - inSeries)
    const beyond = judged.filter(({ isBeyond }) => isBeyond).length
    seen.outside += beyond
    seen.series += Number(beyond > 0)
    const ends = chart.signals.map(({ marks }) => Math.max(...marks)).filter(at => at >= BASELINE)
    if (ends.length === 0) continue
    seen.anyRule++
    seen.months.push(Math.min(...ends) - BASELINE + 1)
  }
  return found({ chart: kind, n, change, series: stated.points / JUDGED }, stated, seen)
}

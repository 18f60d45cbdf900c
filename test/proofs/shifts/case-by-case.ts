import { cusumFor, ODDS } from '../../../electron/learning/outcomes/risk/cusums.ts'
import { ewmaOf } from '../../../electron/learning/outcomes/risk/by-period.ts'
import { funnelOf } from '../../../electron/learning/outcomes/risk/funnel.ts'
import { binomialPmf } from '../../../electron/learning/stats/foundations/binomial.ts'
import { cusumRunLength } from '../../../electron/learning/stats/monitoring/cusum-run-length.ts'
import { cusumWeight } from '../../../electron/learning/stats/monitoring/risk-adjusted-cusum.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { say } from '../../../shared/words/message.ts'
import { apartBy, found, medianOf, type Found } from './found.ts'

/** Cases whose risks differ as a practice's do: from 1 to 40 %, about 10 % on average. */
export function practice(random: Random, size = 400): Float64Array {
  return Float64Array.from({ length: size }, () => {
    const risk = 1 / (1 + Math.exp(2.5 - 0.9 * random.normal()))
    return Math.min(0.4, Math.max(0.01, risk))
  })
}
const changed = (risk: number, odds: number) => (odds * risk) / (1 + (odds - 1) * risk)

const RUN_LENGTH = 500
const nothing = () => undefined

/**
 * CUSUMs with a limit simulated for 500 cases to a false alarm: cases until the first signal, against the run length
 * that the Markov chain states of that limit. `looksFor` doubled or halved odds.
 */
export async function cusumRuns(
  looksFor: keyof typeof ODDS,
  { n, change, series }: { n: number; change: number; series: number },
  random: Random,
): Promise<Found & { readonly runLength: number; readonly statedRunLength: number }> {
  const risk = practice(random)
  const oddsRatio = ODDS[looksFor]
  const { limit } = await cusumFor({ risk, happened: new Uint8Array(risk.length) }, oddsRatio, {
    runLength: RUN_LENGTH,
    limit: undefined,
    breathe: nothing,
  })
  const statedRunLength = cusumRunLength(risk, oddsRatio, limit, change, 500)
  const lengths = Array.from({ length: series }, () => {
    let [at, cases] = [0, 0]
    do {
      const p = risk[random.integer(risk.length)]!
      at = Math.max(0, at + cusumWeight(p, random.uniform() < changed(p, change), oddsRatio))
      cases++
    } while (at <= limit)
    return cases
  })
  const mean = lengths.reduce((sum, each) => sum + each, 0) / series
  const variance = lengths.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (series - 1)
  return {
    chart: `CUSUM, ${looksFor}`,
    n,
    change,
    series,
    stated: series,
    seen: series,
    apart: apartBy(mean, statedRunLength, variance / series),
    anyRule: series,
    medianMonth: Math.ceil(medianOf(lengths)! / n),
    runLength: mean,
    statedRunLength,
  }
}

/** A year of one unit beside another, at limits of 99.8 %: sums of the binomial state how often it is outside. */
export function funnels(n: number, change: number, series: number, random: Random): Found {
  const cases = 12 * n
  const [risk, own] = [0.1, changed(0.1, change)]
  const names = [say('risk.source-without-name', { n: 1 }), say('risk.source-without-name', { n: 2 })]
  let seen = 0
  let outside = 0
  for (let turn = 0; turn < series; turn++) {
    const { units } = funnelOf(
      {
        day: new Int32Array(2 * cases),
        happened: Uint8Array.from({ length: 2 * cases }, (_, at) =>
          Number(random.uniform() < (at < cases ? own : risk)),
        ),
        risk: new Float64Array(2 * cases).fill(risk),
        unit: Uint16Array.from({ length: 2 * cases }, (_, at) => Number(at >= cases)),
      },
      names,
    )
    const { isBeyond, limits998, expected } = units[0]!
    seen += Number(isBeyond)
    const { lower, upper } = limits998!
    outside = Array.from({ length: cases + 1 }, (_, k) =>
      k / expected < lower || k / expected > upper ? binomialPmf(k, cases, own) : 0,
    ).reduce((sum, each) => sum + each, 0)
  }
  const stated = { outside: series * outside, variance: series * outside * (1 - outside) }
  return found(
    { chart: 'funnel', n, change, series },
    { ...stated, series: stated.outside, seriesVariance: stated.variance, points: series },
    { outside: seen, series: seen, anyRule: seen, months: seen > 0 ? [12] : [] },
  )
}

/** EWMA of 24 months. At 3 standard errors and 0.2, normal values give a false alarm once in 560 (Lucas & Saccucci). */
export function ewmas(n: number, change: number, series: number, random: Random): Found {
  const risks = practice(random)
  const periods = Array.from({ length: 24 }, (_, month) => ({ fromDay: 30 * month, toDay: 30 * month + 29 }))
  const size = 24 * n
  const first: number[] = []
  for (let turn = 0; turn < series; turn++) {
    const risk = Float64Array.from({ length: size }, () => risks[random.integer(risks.length)]!)
    const points = ewmaOf(
      {
        day: Int32Array.from({ length: size }, (_, at) => 30 * Math.floor(at / n)),
        happened: Uint8Array.from(risk, each => Number(random.uniform() < changed(each, change))),
        risk,
        unit: new Uint16Array(size),
      },
      periods,
    )
    const at = points.findIndex(({ isBeyond }) => isBeyond)
    if (at >= 0) first.push(at + 1)
  }
  return {
    chart: 'EWMA',
    n,
    change,
    series,
    stated: NaN,
    seen: first.length,
    apart: 0,
    anyRule: first.length,
    medianMonth: medianOf(first),
  }
}

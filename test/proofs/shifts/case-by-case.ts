import { cusumFor, ODDS } from '../../../electron/learning/outcomes/risk/cusums.ts'
import { driftOf } from '../../../electron/learning/outcomes/risk/drift.ts'
import { funnelOf } from '../../../electron/learning/outcomes/risk/funnel.ts'
import { binomialPmf } from '../../../electron/learning/stats/foundations/binomial.ts'
import {
  alongLine,
  calibrationCusum,
  driftLines,
  drifts,
  type Drift,
} from '../../../electron/learning/stats/monitoring/calibration-cusum.ts'
import { cusumRunLength } from '../../../electron/learning/stats/monitoring/cusum-run-length.ts'
import { cusumWeight } from '../../../electron/learning/stats/monitoring/risk-adjusted-cusum.ts'
import type { Random } from '../../../shared/domain/random.ts'
import { say } from '../../../shared/words/message.ts'
import { countApart, runFound, type RunFound } from './found.ts'

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
  { change, series }: { change: number; series: number },
  random: Random,
): Promise<RunFound> {
  const risk = practice(random)
  const oddsRatio = ODDS[looksFor]
  const { limit } = await cusumFor({ risk, happened: new Uint8Array(risk.length) }, oddsRatio, {
    runLength: RUN_LENGTH,
    limit: undefined,
    breathe: nothing,
  })
  const lengths = Array.from({ length: series }, () => {
    let [at, cases] = [0, 0]
    do {
      const p = risk[random.integer(risk.length)]!
      at = Math.max(0, at + cusumWeight(p, random.uniform() < changed(p, change), oddsRatio))
      cases++
    } while (at <= limit)
    return cases
  })
  const planted = change === 1 ? 'none' : `odds times ${change.toFixed(2)}`
  const stated = cusumRunLength(risk, oddsRatio, limit, change, 500)
  return runFound({ chart: `CUSUM, ${looksFor}`, planted, stated }, lengths)
}

const DRIFT_RUN_LENGTH = 1_000
/** So many cases are judged at once; the first alarm of nearly all series lies among them. */
const JUDGED = 2_000

/**
 * The watch over the risks, which has one limit for its four CUSUMs: cases until the first alarm, of series without a
 * drift and with each of the four. What is stated was simulated itself: to within some 1.5 of 100 without a drift, 5 of
 * 100 with one.
 */
export async function driftRuns(series: number, random: Random): Promise<RunFound[]> {
  const risks = practice(random)
  const nobody = { day: new Int32Array(risks.length), risk: risks, happened: new Uint8Array(risks.length) }
  const watch = await driftOf(nobody, { runLength: DRIFT_RUN_LENGTH, breathe: nothing })
  const lines = driftLines(risks)
  const until = (planted: Drift | undefined) => {
    let before = 0
    for (;;) {
      const own = Float64Array.from({ length: JUDGED }, () => risks[random.integer(risks.length)]!)
      const happened = Uint8Array.from(own, risk =>
        Number(random.uniform() < (planted ? alongLine(risk, lines[planted]) : risk)),
      )
      const [alarm] = calibrationCusum(own, happened, lines, watch.limit)
      if (alarm) return before + alarm.row + 1
      // Beginning anew at nothing lengthens a run that has lasted so long by less than a hundredth.
      before += JUDGED
    }
  }
  const stated: Readonly<Partial<Record<Drift, number>>> = {
    higher: watch.casesToLevel,
    flatter: watch.casesToSpread,
  }
  const found = (planted: Drift | undefined) => {
    const lengths = Array.from({ length: series }, () => until(planted))
    const mean = lengths.reduce((sum, each) => sum + each, 0) / series
    // Of the other two ways nothing is said; their own mean stands in its place.
    const said = planted === undefined ? watch.runLength : (stated[planted] ?? mean)
    const about = { chart: 'drift', planted: planted ?? 'none', stated: said }
    return runFound(about, lengths, planted === undefined ? 0.015 : 0.05)
  }
  return [undefined, ...drifts].map(found)
}

export interface FunnelFound {
  readonly n: number
  readonly change: number
  readonly series: number
  readonly stated: number
  readonly seen: number
  readonly apart: number
}

/** A year of one unit beside another, at limits of 99.8 %: sums of the binomial state how often it is outside. */
export function funnels(
  { n, change, series }: Omit<FunnelFound, 'stated' | 'seen' | 'apart'>,
  random: Random,
) {
  const cases = 12 * n
  const [risk, own] = [0.1, changed(0.1, change)]
  const levels = [1, 2].map(n => ({ key: `${n}`, label: say('risk.source-without-name', { n }) }))
  const those = { by: 'source' as const, levels }
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
      those,
    )
    const { isBeyond, limits998, expected } = units[0]!
    seen += Number(isBeyond)
    const { lower, upper } = limits998!
    outside = Array.from({ length: cases + 1 }, (_, k) =>
      k / expected < lower || k / expected > upper ? binomialPmf(k, cases, own) : 0,
    ).reduce((sum, each) => sum + each, 0)
  }
  const stated = series * outside
  const apart = countApart(seen, { stated, variance: stated * (1 - outside), of: series })
  return { n, change, series, stated, seen, apart } satisfies FunnelFound
}

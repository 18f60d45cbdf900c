import type { Random } from '../../../../shared/domain/random.ts'
import { checkLengths } from './control-points.ts'
import { checkRisks } from './risk-adjusted-cusum.ts'

/** How risks may come to fit less well. */
export const drifts = ['higher', 'lower', 'flatter', 'steeper'] as const
export type Drift = (typeof drifts)[number]

/** The odds looked for, times those foretold; and the slope on the log odds. */
const ODDS = 1.5
const SLOPE = 0.6

/** True log odds as a line of those foretold: intercept + slope x log odds. */
export interface Line {
  readonly intercept: number
  readonly slope: number
}
export type Lines = Readonly<Record<Drift, Line>>

const logit = (risk: number) => Math.log(risk) - Math.log1p(-risk)
const expit = (eta: number) => 1 / (1 + Math.exp(-eta))

/** The risk along a line. */
export const alongLine = (risk: number, { intercept, slope }: Line): number =>
  expit(intercept + slope * logit(risk))

/** The line of that slope along which as many events are to be expected as there were, by bisection. */
function turned(risks: Float64Array, slope: number): Line {
  const expected = risks.reduce((sum, risk) => sum + risk, 0)
  let [low, high] = [-50, 50]
  for (let turn = 0; turn < 60; turn++) {
    const intercept = (low + high) / 2
    const found = risks.reduce((sum, risk) => sum + alongLine(risk, { intercept, slope }), 0)
    if (found > expected) high = intercept
    else low = intercept
  }
  return { intercept: (low + high) / 2, slope }
}

/**
 * What is looked for in cases of these risks: odds half again as high or as low, whoever it is (`higher`, `lower`); and
 * risks that lie less far apart than foretold, or further, among whom as many events are to be expected (`flatter`:
 * slope 0.6; `steeper`: 1 / 0.6).
 * Errors: RangeError for a risk that is not between 0 and 1, or none.
 */
export function driftLines(risks: Float64Array): Lines {
  checkOpen('driftLines', risks)
  return {
    higher: { intercept: Math.log(ODDS), slope: 1 },
    lower: { intercept: -Math.log(ODDS), slope: 1 },
    flatter: turned(risks, SLOPE),
    steeper: turned(risks, 1 / SLOPE),
  }
}

/** Throws RangeError where a risk leaves nothing to be learnt. */
function checkOpen(caller: string, risks: Float64Array): void {
  if (risks.length === 0) throw new RangeError(`${caller}: risks hold none.`)
  checkRisks(caller, risks)
  const row = risks.findIndex(risk => risk === 0 || risk === 1)
  if (row >= 0) throw new RangeError(`${caller}: risks, row ${row + 1}, is certain.`)
}

/** The log-likelihood ratio of each outcome along a line against the risk foretold. */
const weightsAlong = (risks: Float64Array, line: Line, event: boolean): Float64Array =>
  risks.map(risk => {
    const changed = alongLine(risk, line)
    return event ? Math.log(changed / risk) : Math.log1p(-changed) - Math.log1p(-risk)
  })

/** Rows from 0: where it was told, and the first after the chart was last at 0, from which on it seems to be so. */
export interface DriftAlarm {
  readonly row: number
  readonly began: number
  readonly drift: Drift
}

/**
 * Whether predicted risks go on fitting, case by case: four CUSUMs side by side, each the sequential test of the risks
 * foretold against a line on the log odds (Cox's recalibration: level or slope). X_t = max(0, X_(t - 1) + W), W the
 * log-likelihood ratio; the first above `limit` is told, and all four begin anew.
 * Source: Page 1954, Biometrika 41:100; weights as Steiner et al. 2000, Biostatistics 1:441, here for Cox 1958's level
 * and slope. That it began where the chart was last at 0: Page; it is the likeliest day, and no more.
 * Checked against: Steiner's weight for the level; drifts planted in its unit tests. No cases: no alarm.
 * Errors: RangeError for columns that differ in length, a risk that is not between 0 and 1, a limit not above 0.
 */
export function calibrationCusum(
  risks: Float64Array,
  outcomes: Uint8Array,
  lines: Lines,
  limit: number,
): DriftAlarm[] {
  if (risks.length === 0) return []
  checkLengths('calibrationCusum', risks, outcomes)
  checkOpen('calibrationCusum', risks)
  if (!(limit > 0)) throw new RangeError('calibrationCusum: limit must be above 0.')
  const charts = drifts.map(drift => ({
    drift,
    event: weightsAlong(risks, lines[drift], true),
    none: weightsAlong(risks, lines[drift], false),
    at: 0,
    began: 0,
  }))
  const alarms: DriftAlarm[] = []
  for (let row = 0; row < risks.length; row++) {
    for (const chart of charts) {
      if (chart.at === 0) chart.began = row
      chart.at = Math.max(0, chart.at + (outcomes[row] === 1 ? chart.event : chart.none)[row]!)
    }
    const highest = charts.reduce((one, other) => (other.at > one.at ? other : one))
    if (highest.at <= limit) continue
    alarms.push({ row, began: highest.began, drift: highest.drift })
    for (const chart of charts) chart.at = 0
  }
  return alarms
}

/** Draws cases like those given, whose true risks follow a line, and tells how high the highest of the four is. */
function walker(risks: Float64Array, lines: Lines, random: Random) {
  const events = drifts.map(drift => weightsAlong(risks, lines[drift], true))
  const nones = drifts.map(drift => weightsAlong(risks, lines[drift], false))
  const heights = new Float64Array(drifts.length)
  return {
    restart: () => heights.fill(0),
    step(truth: Float64Array): number {
      // One number says who comes and, by what is left of it, whether the event does.
      const place = random.uniform() * risks.length
      const who = Math.floor(place)
      const weights = place - who < truth[who]! ? events : nones
      let top = 0
      for (let chart = 0; chart < heights.length; chart++) {
        const height = Math.max(0, heights[chart]! + weights[chart]![who]!)
        heights[chart] = height
        if (height > top) top = height
      }
      return top
    },
  }
}

/** Cases that are drawn for a limit, how many at most of one series, and between two chances to breathe. */
const DRAWN = 8_000_000
const BREATH = 5_000

export interface DriftLimit {
  readonly limit: number
  /** Cases to a false alarm, on average, as the simulation reached it. */
  readonly reached: number
}

/**
 * The limit at which `calibrationCusum` gives a false alarm once in `runLength` cases on average, for cases like these
 * whose risks hold. Series of `runLength` cases are drawn; at a limit, the cases up to each first alarm (or the end)
 * over the alarms is the run length, as after its first cases a chart alarms at any time with the same chance. The
 * standard error is about 1 / sqrt(5,000,000 / runLength) of it. Deterministic for a stream of random numbers.
 * Checked against: 400,000 cases of one series, counted one by one.
 * Errors: RangeError as `driftLines`, and for a run length below 50.
 */
export async function calibrationLimit(
  risks: Float64Array,
  lines: Lines,
  runLength: number,
  random: Random,
  breathe: () => Promise<void> | undefined,
): Promise<DriftLimit> {
  checkOpen('calibrationLimit', risks)
  if (!(runLength >= 50 && runLength < Infinity))
    throw new RangeError('calibrationLimit: runLength must be from 50.')
  const horizon = Math.round(runLength)
  const series: Climb[] = []
  const walk = walker(risks, lines, random)
  let drawn = 0
  while (drawn < DRAWN) {
    const heights: number[] = []
    const at: number[] = []
    let top = 0
    walk.restart()
    for (let cases = 1; cases <= horizon; cases++) {
      if (++drawn % BREATH === 0) await breathe()
      const height = walk.step(risks)
      if (height <= top) continue
      top = height
      heights.push(height)
      at.push(cases)
    }
    series.push({ heights, at })
  }
  const reachedAt = (limit: number) => {
    let [cases, alarms] = [0, 0]
    for (const { heights, at } of series) {
      const first = heights.findIndex(height => height > limit)
      cases += first < 0 ? horizon : at[first]!
      alarms += Number(first >= 0)
    }
    return alarms === 0 ? Infinity : cases / alarms
  }
  let [low, high] = [0, Math.log(runLength) + Math.log(2 * drifts.length)]
  for (let turn = 0; turn < 40; turn++) {
    const middle = (low + high) / 2
    if (reachedAt(middle) >= runLength) high = middle
    else low = middle
  }
  return { limit: high, reached: reachedAt(high) }
}
/** Each new height of a series, and the case at which it came. */
interface Climb {
  readonly heights: readonly number[]
  readonly at: readonly number[]
}

/** Series that are followed to their alarm, and for how many cases at most. */
const FOLLOWED = 400
const LONGEST = 100_000

/**
 * Cases until the alarm, on average, from the day on which the risks follow a line, whichever of the four tells of it.
 * By simulation; its standard error is some 1 / 20 of it at most.
 */
export async function casesToDriftAlarm(
  risks: Float64Array,
  lines: Lines,
  { limit, truth }: { readonly limit: number; readonly truth: Line },
  random: Random,
  breathe: () => Promise<void> | undefined,
): Promise<number> {
  const walk = walker(risks, lines, random)
  const actual = risks.map(risk => alongLine(risk, truth))
  let cases = 0
  for (let turn = 0; turn < FOLLOWED; turn++) {
    walk.restart()
    for (let own = 1; ; own++) {
      if (++cases % BREATH === 0) await breathe()
      if (walk.step(actual) > limit || own === LONGEST) break
    }
  }
  return cases / FOLLOWED
}

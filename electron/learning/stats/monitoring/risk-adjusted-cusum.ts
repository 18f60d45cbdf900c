import { checkLengths } from './control-points.ts'

export interface RiskAdjustedCusum {
  /** What each outcome adds. */
  readonly weights: Float64Array
  /** The chart, going on after signals. */
  readonly chart: Float64Array
  /** The chart, back at 0 after each signal. */
  readonly resetChart: Float64Array
  /** Rows from 0: the first above the limit, if any, and all of the chart that is reset. */
  readonly firstSignal: number | null
  readonly signalsWithReset: readonly number[]
  readonly highest: number
}

/**
 * Risk-adjusted Bernoulli CUSUM: sequential test of each patient's odds of the event against odds `oddsRatio`
 * times as large.
 *
 * W = y ln R - ln(1 - p + R p), p the patient's own risk; X_t = max(0, X_(t - 1) + W). R above 1 looks for
 * harm, below 1 for improvement; both charts run upwards from 0 and signal above `limit`. See `cusumLimit`
 * for the limit.
 * Source: Steiner, Cook, Farewell & Treasure 2000, Biostatistics 1:441.
 * Checked against: R. No patients: an empty chart.
 * Errors: RangeError for columns that differ in length, a risk outside 0..1, an odds ratio of 1 or not above
 * 0, a limit not above 0.
 */
export function riskAdjustedCusum(
  risks: Float64Array,
  outcomes: Uint8Array,
  oddsRatio: number,
  limit: number,
): RiskAdjustedCusum {
  checkLengths('riskAdjustedCusum', risks, outcomes)
  checkRisks('riskAdjustedCusum', risks)
  checkOddsRatio('riskAdjustedCusum', oddsRatio)
  if (!(limit > 0)) throw new RangeError('riskAdjustedCusum: limit must be above 0.')
  const weights = risks.map((risk, row) => cusumWeight(risk, outcomes[row] === 1, oddsRatio))
  return { weights, ...cusumOf(weights, limit) }
}

/** The log-likelihood ratio of one outcome. */
export const cusumWeight = (risk: number, event: boolean, oddsRatio: number): number =>
  (event ? Math.log(oddsRatio) : 0) - Math.log1p((oddsRatio - 1) * risk)

/** The chart of any weights: max(0, X + W), with and without reset. */
export function cusumOf(weights: Float64Array, limit: number): Omit<RiskAdjustedCusum, 'weights'> {
  const chart = new Float64Array(weights.length)
  const resetChart = new Float64Array(weights.length)
  const signalsWithReset: number[] = []
  let firstSignal: number | null = null
  let [at, atReset, highest] = [0, 0, 0]
  for (let row = 0; row < weights.length; row++) {
    at = Math.max(0, at + weights[row]!)
    atReset = Math.max(0, atReset + weights[row]!)
    chart[row] = at
    resetChart[row] = atReset
    highest = Math.max(highest, at)
    if (at > limit && firstSignal === null) firstSignal = row
    if (atReset > limit) {
      signalsWithReset.push(row)
      atReset = 0
    }
  }
  return { chart, resetChart, firstSignal, signalsWithReset, highest }
}

/** Throws RangeError, naming the caller and the row, for a risk outside 0..1. */
export function checkRisks(caller: string, risks: Float64Array): void {
  const row = risks.findIndex(risk => !(risk >= 0 && risk <= 1))
  if (row >= 0) throw new RangeError(`${caller}: risks, row ${row + 1}, is not a probability.`)
}

/** Throws RangeError, naming the caller, for an odds ratio that tests nothing. */
export function checkOddsRatio(caller: string, oddsRatio: number): void {
  if (!(oddsRatio > 0 && oddsRatio < Infinity && oddsRatio !== 1))
    throw new RangeError(`${caller}: oddsRatio must be above 0 and not 1.`)
}

export interface LifeAdjustedDisplay {
  /** Running sum of risk minus outcome: events fewer than expected so far. */
  readonly vlad: Float64Array
  /** Running sum of p (1 - p). */
  readonly variance: Float64Array
  readonly observed: number
  readonly expected: number
}

/**
 * VLAD, variable life-adjusted display: events saved so far against what the risks foretold, sum of p - y,
 * with its variance by chance.
 * For display; it is no test: use the CUSUM to decide.
 * Source: Lovegrove et al. 1997, Lancet 350:1128.
 * Errors: as `riskAdjustedCusum`.
 */
export function lifeAdjustedDisplay(risks: Float64Array, outcomes: Uint8Array): LifeAdjustedDisplay {
  checkLengths('lifeAdjustedDisplay', risks, outcomes)
  checkRisks('lifeAdjustedDisplay', risks)
  const vlad = new Float64Array(risks.length)
  const variance = new Float64Array(risks.length)
  let [saved, spread, observed, expected] = [0, 0, 0, 0]
  for (let row = 0; row < risks.length; row++) {
    const risk = risks[row]!
    saved += risk - outcomes[row]!
    spread += risk * (1 - risk)
    observed += outcomes[row]!
    expected += risk
    vlad[row] = saved
    variance[row] = spread
  }
  return { vlad, variance, observed, expected }
}

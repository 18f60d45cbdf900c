import type { NoChart } from './control-points.ts'

export interface GapChart {
  readonly kind: 'fitted'
  /** Cases without the event between one event and the next. */
  readonly gaps: Float64Array
  readonly meanGap: number
  /** Mean gap + width sqrt(g (g + 1)). */
  readonly upper: number
  /** Chance of the event in a case: 1 / (mean gap + 1). */
  readonly probability: number
  readonly median: number
  /** The gap below which a share p of gaps lies by chance: quantile of the geometric distribution. */
  quantile(p: number): number
}

/**
 * g chart: cases between rare events. Long gaps are good news; short ones need the quantiles, as three sigmas
 * reach below 0.
 *
 * Gaps count the cases between two events in a row, before the first and after the last none; their deviation
 * by chance is sqrt(g (g + 1)). Fewer than two events: too short.
 * Source: Benneyan 2001, Health Care Manag Sci 4:305.
 * Checked against: R.
 * Errors: RangeError for a quantile of what is no probability.
 */
export function gapChart(outcomes: Uint8Array, width = 3): GapChart | NoChart {
  const rows = Array.from(outcomes.keys()).filter(row => outcomes[row] === 1)
  if (rows.length < 2) return { kind: 'not-estimable', reason: 'baseline-too-short' }
  const gaps = Float64Array.from({ length: rows.length - 1 }, (_, k) => rows[k + 1]! - rows[k]! - 1)
  const meanGap = (rows.at(-1)! - rows[0]! - gaps.length) / gaps.length
  const probability = 1 / (meanGap + 1)
  const quantile = (p: number) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError('gapChart: p is not a probability.')
    if (p === 1) return probability === 1 ? 0 : Infinity
    // A count is reached where rounding alone keeps it from it.
    return Math.max(0, Math.ceil(Math.log1p(-p) / Math.log1p(-probability) - 1 - 1e-12))
  }
  return {
    kind: 'fitted',
    gaps,
    meanGap,
    upper: meanGap + width * Math.sqrt(meanGap * (meanGap + 1)),
    probability,
    median: quantile(0.5),
    quantile,
  }
}

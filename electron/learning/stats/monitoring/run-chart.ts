import { binomialQuantile } from '../foundations/binomial.ts'
import { quantile } from '../foundations/quantile.ts'
import { checkFinite } from '../tables/mean-comparison.ts'

export interface RunChart {
  readonly kind: 'fitted'
  readonly median: number
  /** Points not on the median. */
  readonly useful: number
  readonly longestRun: number
  readonly crossings: number
  readonly runs: number
  /** A longer run is a signal. */
  readonly longestRunLimit: number
  /** Fewer crossings are a signal. */
  readonly crossingsLimit: number
  readonly tooLong: boolean
  readonly tooFewCrossings: boolean
  /** 1 + the longest run of steps of one sign, steps of 0 left out. */
  readonly longestTrend: number
}

/**
 * Run chart: does a series wander about its median as chance would have it?
 *
 * Points on the median are dropped. With n left: a run longer than round(log2 n + 3), or fewer crossings than
 * the 5 % quantile of the binomial (n - 1, 1/2), is a signal. The median is that of all points, or of the
 * first `baselineRows`.
 * Source: Anhoej & Olesen 2014, PLoS ONE 9:e113825. Checked against: R. No point off the median: not estimable.
 * Errors: RangeError for what is not a finite number.
 */
export function runChart(
  values: Float64Array,
  baselineRows = values.length,
): RunChart | { readonly kind: 'not-estimable'; readonly reason: 'no-variation' } {
  checkFinite('runChart', 'values', values)
  if (
    !(
      Number.isInteger(baselineRows) &&
      baselineRows >= Math.min(1, values.length) &&
      baselineRows <= values.length
    )
  )
    throw new RangeError(`runChart: baselineRows must be a whole number from 1 to ${values.length}.`)
  if (values.length === 0) return { kind: 'not-estimable', reason: 'no-variation' }
  const median = quantile(values.subarray(0, baselineRows), 0.5)
  const sides = values.map(value => Math.sign(value - median)).filter(side => side !== 0)
  const useful = sides.length
  if (useful === 0) return { kind: 'not-estimable', reason: 'no-variation' }
  const { longest, count } = runsOf(sides)
  const longestRunLimit = Math.round(Math.log2(useful) + 3)
  const crossingsLimit = binomialQuantile(0.05, useful - 1, 0.5)
  const steps = values
    .subarray(1)
    .map((value, row) => Math.sign(value - values[row]!))
    .filter(step => step !== 0)
  return {
    kind: 'fitted',
    median,
    useful,
    longestRun: longest,
    crossings: count - 1,
    runs: count,
    longestRunLimit,
    crossingsLimit,
    tooLong: longest > longestRunLimit,
    tooFewCrossings: count - 1 < crossingsLimit,
    longestTrend: 1 + runsOf(steps).longest,
  }
}

/** The length of the longest run of one sign and the number of runs. */
function runsOf(signs: Float64Array): { longest: number; count: number } {
  let [longest, count, now] = [0, 0, 0]
  signs.forEach((sign, k) => {
    if (k > 0 && sign === signs[k - 1]) now++
    else {
      now = 1
      count++
    }
    longest = Math.max(longest, now)
  })
  return { longest, count }
}

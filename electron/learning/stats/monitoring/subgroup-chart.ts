import { mean, variance } from '../foundations/moments.ts'
import { checkFinite } from '../tables/mean-comparison.ts'
import { deviationBias } from '../tables/deviation-bias.ts'
import { checkBaseline, checkWidth, type NoChart } from './control-points.ts'
import { rangeConstants } from './range-constants.ts'

export interface SubgroupPoint {
  readonly mean: number
  readonly range: number
  readonly deviation: number
  /** Limits of the mean, sigma from ranges and from standard deviations. */
  readonly byRange: { readonly lower: number; readonly upper: number; readonly signal: boolean }
  readonly byDeviation: { readonly lower: number; readonly upper: number; readonly signal: boolean }
  readonly rangeLimits: { readonly lower: number; readonly upper: number; readonly signal: boolean }
  readonly deviationLimits: { readonly lower: number; readonly upper: number; readonly signal: boolean }
}

export interface SubgroupChart {
  readonly kind: 'fitted'
  readonly grandMean: number
  readonly meanRange: number
  readonly meanDeviation: number
  /** Sigma of single values: mean of range / d2, and of standard deviation / c4. */
  readonly sigmaFromRange: number
  readonly sigmaFromDeviation: number
  readonly points: readonly SubgroupPoint[]
}

/**
 * Xbar-R and Xbar-S charts of values in subgroups.
 *
 * Grand mean: of all baseline values. Limits of a mean of n values: grand mean -/+ width sigma/sqrt(n); of
 * its range sigma (d2 -/+ width d3); of its standard deviation sigma (c4 -/+ width sqrt(1 - c4^2)), neither
 * below 0; d2, d3 and c4 exact for each subgroup's own size.
 * Source: Montgomery, sections 6.2 and 6.3.
 * Checked against: R and his appendix VI. No baseline, or a subgroup of one: not estimable.
 * Errors: RangeError for what is not a finite number and an empty subgroup.
 */
export function subgroupChart(
  subgroups: readonly Float64Array[],
  baselineSubgroups = subgroups.length,
  width = 3,
): SubgroupChart | NoChart {
  subgroups.forEach((values, k) => {
    if (values.length === 0) throw new RangeError(`subgroupChart: subgroup ${k + 1} is empty.`)
    checkFinite('subgroupChart', `subgroup ${k + 1}`, values)
  })
  checkBaseline('subgroupChart', baselineSubgroups, subgroups.length)
  checkWidth('subgroupChart', width)
  if (baselineSubgroups === 0) return { kind: 'not-estimable', reason: 'empty-baseline' }
  if (subgroups.some(values => values.length < 2)) return { kind: 'not-estimable', reason: 'no-variation' }
  const parts = subgroups.map(values => ({
    size: values.length,
    mean: mean(values),
    range: rangeOf(values),
    deviation: Math.sqrt(variance(values)),
    ...rangeConstants(values.length),
    c4: deviationBias(values.length),
  }))
  const base = parts.slice(0, baselineSubgroups)
  const average = (of: (part: (typeof parts)[number]) => number) =>
    base.reduce((sum, part) => sum + of(part), 0) / base.length
  const people = base.reduce((sum, part) => sum + part.size, 0)
  const grandMean = base.reduce((sum, part) => sum + part.mean * part.size, 0) / people
  const sigmaFromRange = average(part => part.range / part.d2)
  const sigmaFromDeviation = average(part => part.deviation / part.c4)
  const within = (value: number, centre: number, reach: number, floor = -Infinity) => {
    const [lower, upper] = [Math.max(floor, centre - reach), centre + reach]
    return { lower, upper, signal: value < lower || value > upper }
  }
  return {
    kind: 'fitted',
    grandMean,
    meanRange: average(part => part.range),
    meanDeviation: average(part => part.deviation),
    sigmaFromRange,
    sigmaFromDeviation,
    points: parts.map(part => ({
      mean: part.mean,
      range: part.range,
      deviation: part.deviation,
      byRange: within(part.mean, grandMean, (width * sigmaFromRange) / Math.sqrt(part.size)),
      byDeviation: within(part.mean, grandMean, (width * sigmaFromDeviation) / Math.sqrt(part.size)),
      rangeLimits: within(part.range, sigmaFromRange * part.d2, width * sigmaFromRange * part.d3, 0),
      deviationLimits: within(
        part.deviation,
        sigmaFromDeviation * part.c4,
        width * sigmaFromDeviation * Math.sqrt(1 - part.c4 ** 2),
        0,
      ),
    })),
  }
}

function rangeOf(values: Float64Array): number {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return most - least
}

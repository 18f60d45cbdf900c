import { normalQuantile } from '../../../electron/learning/stats/foundations/normal.ts'
import { poissonCdf } from '../../../electron/learning/stats/foundations/poisson.ts'

/** What was planted. */
export interface Planted {
  readonly chart: string
  /** Cases a month. */
  readonly n: number
  /** Of the odds, or of the rate; 1 for none. */
  readonly change: number
  readonly series: number
}

/** What one kind of chart did over its series, beside what it states it would. */
export interface Found extends Planted {
  /** Series in which it should speak, and did. */
  readonly stated: number
  readonly seen: number
  /** How many standard errors these are apart, the worst of all that was stated. */
  readonly apart: number
  /** Series in which any of the rules spoke, and the month by which half of these had. */
  readonly anyRule: number
  readonly medianMonth: number | null
}

/** So few that their number follows Poisson's distribution, and not yet the normal one. */
const FEW = 20

/** How far a mean or a sum lies from what was stated, in standard errors. */
export const apartBy = (seen: number, stated: number, variance: number): number =>
  seen === stated ? 0 : Math.abs(seen - stated) / Math.sqrt(Math.max(variance, Number.EPSILON))

/**
 * The same of a count among so many. Where few are stated to be counted, or few not to be, by the tail of Poisson's
 * distribution, which is no narrower than that of the count.
 */
export function countApart(seen: number, { stated, variance, of }: Stated): number {
  const few = Math.min(stated, of - stated)
  if (few >= FEW) return apartBy(seen, stated, variance)
  if (few <= 0) return seen === stated ? 0 : Infinity
  const rarer = stated <= of - stated ? seen : of - seen
  const tail = rarer > few ? poissonCdf(rarer - 1, few, true) : poissonCdf(rarer, few)
  return Math.max(0, normalQuantile(Math.min(0.5, tail), true))
}
interface Stated {
  readonly stated: number
  readonly variance: number
  readonly of: number
}

export const medianOf = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)]!

/** `points`: as many as were judged in all series. */
export const found = (
  planted: Planted,
  stated: { outside: number; variance: number; series: number; seriesVariance: number; points: number },
  seen: { outside: number; series: number; anyRule: number; months: readonly number[] },
): Found => ({
  ...planted,
  stated: stated.series,
  seen: seen.series,
  apart: Math.max(
    countApart(seen.outside, { stated: stated.outside, variance: stated.variance, of: stated.points }),
    countApart(seen.series, { stated: stated.series, variance: stated.seriesVariance, of: planted.series }),
  ),
  anyRule: seen.anyRule,
  medianMonth: medianOf(seen.months),
})

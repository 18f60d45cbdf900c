import { normalQuantile } from '../../../electron/learning/stats/foundations/normal.ts'
import { poissonCdf } from '../../../electron/learning/stats/foundations/poisson.ts'

/** So few that their number follows Poisson's distribution, and not yet the normal one. */
const FEW = 20

/** How far a mean or a sum lies from what was stated, in standard errors. */
export const apartBy = (seen: number, stated: number, variance: number): number =>
  seen === stated ? 0 : Math.abs(seen - stated) / Math.sqrt(Math.max(variance, Number.EPSILON))

interface Stated {
  readonly stated: number
  readonly variance: number
  readonly of: number
}

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

export const medianOf = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)]!

/** What lies further apart than chance leaves once in some 15,000 times is off. */
export const isOff = ({ apart }: { readonly apart: number }): boolean => apart > 4

/** Cases until something is told of, beside what was stated of them. */
export interface RunFound {
  readonly chart: string
  /** What was planted; 'none' for nothing. */
  readonly planted: string
  readonly series: number
  readonly stated: number
  readonly mean: number
  /** Half of its 95 % interval, by the spread of the series. */
  readonly reach: number
  readonly median: number
  /** Of the series the share that was told of within the cases stated: some 63 % of runs without memory are. */
  readonly within: number
  readonly apart: number
}

/** Runs against what was stated; `relativeError`: the standard error of what is stated, where it was drawn itself. */
export function runFound(
  about: Pick<RunFound, 'chart' | 'planted' | 'stated'>,
  lengths: readonly number[],
  relativeError = 0,
): RunFound {
  const series = lengths.length
  const mean = lengths.reduce((sum, each) => sum + each, 0) / series
  const variance = lengths.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (series - 1) / series
  return {
    ...about,
    series,
    mean,
    reach: 1.96 * Math.sqrt(variance),
    median: medianOf(lengths)!,
    within: lengths.filter(each => each <= about.stated).length / series,
    apart: apartBy(mean, about.stated, variance + (relativeError * about.stated) ** 2),
  }
}

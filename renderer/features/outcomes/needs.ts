import type { Measure } from '../../../shared/domain/measures/measure.ts'
import type { MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { latestOf } from './groups.ts'

/** Why a measure is to be looked at, the most pressing first. */
export const needs = ['worse', 'missed', 'moved', 'nothing'] as const
export type Need = (typeof needs)[number]

/** Whether the target lies on the better side of all that chance leaves of the latest period. */
export function missesTarget(series: MeasureSeries, { target, better }: Measure): boolean {
  const interval = latestOf(series)?.interval
  if (target === undefined || !interval) return false
  if (better === 'higher') return interval.upper < target
  return better === 'lower' && interval.lower > target
}

/**
 * Worse beyond chance, then beyond its target with the whole interval, then moved any other way beyond chance, then all
 * the rest: a topic says nothing of what needs somebody.
 */
export function needOf(series: MeasureSeries | undefined, measure: Measure): Need {
  if (!series) return 'nothing'
  const { chart } = series
  const variation = chart.kind === 'drawn' ? chart.variation : 'common-cause'
  if (variation === 'concern') return 'worse'
  if (missesTarget(series, measure)) return 'missed'
  return variation === 'common-cause' ? 'nothing' : 'moved'
}

import { create } from 'zustand'
import type { Progress } from '../../shared/contract/define.ts'
import type { ChartKind, WholeMeasure } from '../../shared/domain/measures/measure.ts'
import type { By, MeasureSeries } from '../../shared/domain/measures/series.ts'
import { services } from './services.ts'

/** A measure and the name of its meaning. */
export interface AskedMeasure {
  readonly whole: WholeMeasure
  readonly hash: string
  /** Of one's own: which version, and when it was kept. */
  readonly own: { readonly version: number; readonly kept: string } | null
}

/** So many periods are looked back: enough for limits, and no more than can be read side by side. */
export const periodsBack: Readonly<Record<By, number>> = { month: 24, quarter: 12, year: 10 }

/** What was counted last of each measure: shown at once, while it is counted again. */
export const useMeasureSeries = create<{ readonly known: Readonly<Record<string, MeasureSeries>> }>(() => ({
  known: {},
}))
/** What is counted of a measure: by which span, and drawn as another kind of chart than its own. */
export interface AskedSeries {
  readonly by: By
  readonly chart?: ChartKind | undefined
}
export const seriesKey = ({ hash }: Pick<AskedMeasure, 'hash'>, { by, chart }: AskedSeries): string =>
  [hash, by, chart].filter(Boolean).join(' ')

/** Counts a measure, and keeps what was counted until the lock. */
export async function countSeries(
  { whole, hash }: Pick<AskedMeasure, 'whole' | 'hash'>,
  asked: AskedSeries,
  options: { signal: AbortSignal; onProgress?: (progress: Progress) => void },
): Promise<MeasureSeries> {
  const { by, chart } = asked
  const counted = await services.measures.series(
    { whole, by, periods: periodsBack[by], ...(chart && { chart }) },
    options,
  )
  useMeasureSeries.setState(({ known }) => ({ known: { ...known, [seriesKey({ hash }, asked)]: counted } }))
  return counted
}

/** The lock takes what was counted. */
export function forgetSeries(): void {
  useMeasureSeries.setState({ known: {} })
}

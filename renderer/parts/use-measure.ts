import { useState } from 'react'
import type { Progress } from '../../shared/contract/define.ts'
import type { MeasureSeries } from '../../shared/domain/measures/series.ts'
import { AppError } from '../../shared/errors.ts'
import {
  countSeries,
  seriesKey,
  useMeasureSeries,
  type AskedMeasure,
  type AskedSeries,
} from '../client/measure-series.ts'
import { services } from '../client/services.ts'
import { useLoaded } from '../ui/use-call.ts'

export interface Measured {
  /** Undefined while the list of measures is asked for; null where it has none of that name. */
  readonly asked: AskedMeasure | null | undefined
  /** What was counted now, or the last time one looked. */
  readonly series: MeasureSeries | undefined
  readonly error: unknown
  /** The person stopped it. */
  readonly isStopped: boolean
  readonly progress: Progress | undefined
  stop(): void
  again(): void
}

/** One measure of the list, counted by a span of time. */
export function useMeasure(name: string, drawn: AskedSeries): Measured {
  const list = useLoaded(signal => services.measures.list({}, { signal }), [])
  const asked = list.value && (list.value.find(({ whole }) => whole.measure.id === name) ?? null)
  const key = asked && seriesKey(asked, drawn)
  const series = useMeasureSeries(state => (key ? state.known[key] : undefined))
  const [stop, setStop] = useState(() => new AbortController())
  const [progress, setProgress] = useState<Progress>()
  const counted = useLoaded(
    async left =>
      asked
        ? countSeries(asked, drawn, { signal: AbortSignal.any([left, stop.signal]), onProgress: setProgress })
        : undefined,
    [key],
  )
  const error = list.error ?? counted.error
  const isStopped = error instanceof AppError && error.code === 'cancelled'
  return {
    asked,
    series,
    error: isStopped ? undefined : error,
    isStopped,
    progress,
    stop: () => stop.abort(),
    again: () => {
      setStop(new AbortController())
      counted.reload()
    },
  }
}

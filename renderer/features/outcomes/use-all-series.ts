import { useRef, useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { countSeries, seriesKey, useMeasureSeries, type AskedMeasure } from '../../client/measure-series.ts'
import type { By, MeasureSeries } from '../../../shared/domain/measures/series.ts'
import { useLoaded } from '../../ui/use-call.ts'

export interface AllSeries {
  /** What was counted, now or the last time one looked. */
  seriesOf(asked: AskedMeasure): MeasureSeries | undefined
  failureOf(asked: AskedMeasure): unknown
  /** So many are counted anew. */
  readonly done: number
  readonly state: 'counting' | 'counted' | 'stopped'
  stop(): void
  goOn(): void
}

const isStopped = (error: unknown) => error instanceof AppError && error.code === 'cancelled'

/** Counts one measure after the other, so that each is seen as soon as it is there; one that fails costs no other. */
export function useAllSeries(asked: readonly AskedMeasure[], by: By): AllSeries {
  const known = useMeasureSeries(state => state.known)
  const [done, setDone] = useState(0)
  const [isHeld, setHeld] = useState(false)
  const [failures, setFailures] = useState<Readonly<Record<string, unknown>>>({})
  const stopping = useRef<AbortController>(undefined)
  const counted = useRef<ReadonlySet<string>>(new Set())
  const goesOn = useRef(false)
  const { reload } = useLoaded(
    async left => {
      const stop = new AbortController()
      stopping.current = stop
      const signal = AbortSignal.any([left, stop.signal])
      // What was counted before it was stopped is as good as new.
      const over = new Set(goesOn.current ? counted.current : [])
      goesOn.current = false
      counted.current = over
      setDone(over.size)
      setFailures({})
      for (const each of asked.filter(({ hash }) => !over.has(hash))) {
        try {
          await countSeries(each, { by }, { signal })
        } catch (error) {
          if (signal.aborted || isStopped(error)) return
          setFailures(before => ({ ...before, [each.hash]: error }))
        }
        if (signal.aborted) return
        over.add(each.hash)
        setDone(over.size)
      }
    },
    [by, ...asked.map(({ hash }) => hash)],
  )
  const state = isHeld ? 'stopped' : 'counting'
  return {
    seriesOf: each => known[seriesKey(each, { by })],
    failureOf: ({ hash }) => failures[hash],
    done,
    state: done === asked.length ? 'counted' : state,
    stop: () => {
      setHeld(true)
      stopping.current?.abort()
    },
    goOn: () => {
      setHeld(false)
      goesOn.current = true
      reload()
    },
  }
}

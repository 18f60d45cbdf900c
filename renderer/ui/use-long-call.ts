import { useState } from 'react'
import type { Progress } from '../../shared/contract/define.ts'
import { useAction } from './use-call.ts'

export interface LongOptions {
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}
interface LongCall {
  readonly busy: boolean
  readonly error: unknown
  /** How far it is; undefined while nothing goes on. */
  readonly progress: Progress | undefined
  run(work: (options: LongOptions) => Promise<void>): void
  cancel(): void
}

/** One thing at a time that takes long, with how far it is and the way to stop it. */
export function useLongCall(): LongCall {
  const { busy, error, run } = useAction()
  const [going, setGoing] = useState<{ readonly stop: AbortController; readonly progress?: Progress }>()
  return {
    busy,
    error,
    progress: going?.progress,
    run: work =>
      run(async () => {
        const stop = new AbortController()
        setGoing({ stop })
        try {
          await work({ signal: stop.signal, onProgress: progress => setGoing({ stop, progress }) })
        } finally {
          setGoing(undefined)
        }
      }),
    cancel: () => going?.stop.abort(),
  }
}

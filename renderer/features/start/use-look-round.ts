import { useState } from 'react'
import type { Progress } from '../../../shared/contract/define.ts'
import { say } from '../../../shared/words/message.ts'
import { enterCasebook } from '../../client/opening.ts'
import { useRouter } from '../../client/router.ts'
import { services } from '../../client/services.ts'
import { makeDemonstration } from './demonstration.ts'

interface Making {
  readonly stop: AbortController
  readonly progress: Progress
  readonly error?: unknown
}

export interface LookingRound {
  readonly progress: Progress
  /** Why it could not be made. */
  readonly error: unknown
  /** Stops it, or turns away from one that failed; nothing of it is left. */
  cancel(): void
}

/** Makes the demonstration and opens it. `onBack` once one is back where none was. */
export function useLookRound(onBack: () => void): { begin(): void; looking: LookingRound | undefined } {
  const { go } = useRouter()
  const [making, setMaking] = useState<Making>()
  const change = (part: Partial<Making>) => setMaking(before => before && { ...before, ...part })
  const back = async () => {
    try {
      const { state, demonstration } = await services.vault.status({})
      if (state === 'open' && demonstration) await services.vault.endDemonstration({})
      setMaking(undefined)
      onBack()
    } catch (error) {
      change({ error })
    }
  }
  const make = async ({ stop }: Making) => {
    try {
      await makeDemonstration({ signal: stop.signal, onProgress: progress => change({ progress }) })
      await enterCasebook()
      go('patients') // to look around: nobody is on a list yet
    } catch (error) {
      if (stop.signal.aborted) await back()
      else change({ error })
    }
  }
  return {
    begin() {
      const begun = { stop: new AbortController(), progress: { phase: say('start.look-making'), done: 0 } }
      setMaking(begun)
      void make(begun)
    },
    looking: making && {
      progress: making.progress,
      error: making.error,
      cancel() {
        if (making.error === undefined) making.stop.abort()
        else void back()
      },
    },
  }
}

import { create } from 'zustand'
import { services } from '../client/services.ts'
import { useLoaded, type Loaded } from '../ui/use-call.ts'

type Changes = Awaited<ReturnType<typeof services.measures.changes>>

/** How often something was written down or looked at here: whoever shows changes then asks again. */
const useTurns = create<{ readonly turn: number }>(() => ({ turn: 0 }))
export const changesHaveChanged = () => useTurns.setState(({ turn }) => ({ turn: turn + 1 }))

/** What was changed in one's practice, and every look at it. */
export function useOutcomeChanges(): Loaded<Changes> {
  const turn = useTurns(state => state.turn)
  return useLoaded(signal => services.measures.changes({}, { signal }), [turn])
}

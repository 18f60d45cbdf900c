import { create } from 'zustand'
import { cameFrom } from './came-from.ts'
import { forgetOf } from './draft-store.ts'
import { useRouter, type Place } from './router.ts'

/** The number of an erasure that has just been carried out, until it was read. */
export const useJustErased = create<{ readonly number: number | undefined }>(() => ({ number: undefined }))
export const erasureWasRead = (): void => useJustErased.setState({ number: undefined })

/**
 * Somebody was erased: the window leaves her chart and forgets what in its own memory leads to her or names her, except
 * for what was searched, which is the list's to forget.
 */
export function leaveErased(patient: number, number: number): void {
  const isOther = ({ parameters }: Place) => !('patient' in parameters && parameters.patient === patient)
  forgetOf(patient)
  cameFrom(undefined)
  useJustErased.setState({ number })
  useRouter.setState(({ behind, ahead }) => ({
    behind: behind.filter(isOther),
    ahead: ahead.filter(isOther),
  }))
  useRouter.getState().replace('patients')
}

import type { Handlers } from '../../../shared/contract/define.ts'
import type { frames } from '../../../shared/contract/frames.ts'
import { cohort, concernOf } from '../frames/cohort.ts'
import type { Store } from '../open-store.ts'

/** What records does when learning asks for columns. */
export function frameHandlers(store: () => Store): Handlers<typeof frames> {
  return {
    frame: ({ question }, { signal, report }) => cohort(store(), question, signal, report),
    concerns: ({ question, patient }) => concernOf(store(), question, patient),
  }
}

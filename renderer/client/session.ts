import { create } from 'zustand'
import type { ServiceStateView } from '../../shared/bridge.ts'
import { dropAllDrafts } from './drafts.ts'
import { forgetJobs } from './jobs.ts'
import { useRouter } from './router.ts'

interface Session {
  /** Undefined until the store has said what it is. */
  readonly vault: 'absent' | 'locked' | 'open' | 'broken' | undefined
  readonly demonstration: boolean
  readonly services: readonly ServiceStateView[]
  setVault(vault: Session['vault'], demonstration?: boolean): void
  setServices(services: readonly ServiceStateView[]): void
}

/** Whether the casebook is open, which one it is, and how its services are. */
export const useSession = create<Session>(set => ({
  vault: undefined,
  demonstration: false,
  services: [],
  setVault: (vault, demonstration) => {
    if (vault !== 'open') {
      dropAllDrafts()
      forgetJobs()
    }
    // Another casebook comes: its patients have nothing to do with the numbers of the one before.
    if (vault === 'absent') useRouter.getState().restart()
    set({ vault, ...(demonstration !== undefined && { demonstration }) })
  },
  setServices: services => set({ services }),
}))

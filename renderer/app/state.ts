import { create } from 'zustand'
import type { ServiceStateView } from '../../shared/bridge.ts'

export const views = ['patients', 'intake', 'compare', 'evidence', 'peers', 'settings'] as const
export type View = typeof views[number]

interface AppState {
  /** Undefined until the store has said what it is. */
  readonly vault: 'absent' | 'locked' | 'open' | undefined
  readonly demonstration: boolean
  readonly view: View
  readonly patient: number | undefined
  readonly services: readonly ServiceStateView[]
  setVault(vault: AppState['vault'], demonstration?: boolean): void
  go(view: View): void
  openPatient(patient: number | undefined): void
  setServices(services: readonly ServiceStateView[]): void
}

/** Where the window is: which view, which patient, and whether the casebook is open. */
export const useApp = create<AppState>(set => ({
  vault: undefined, demonstration: false, view: 'patients', patient: undefined, services: [],
  setVault: (vault, demonstration) => set(demonstration === undefined ? { vault } : { vault, demonstration }),
  go: view => set({ view, patient: undefined }),
  openPatient: patient => set({ view: 'patients', patient }),
  setServices: services => set({ services }),
}))

import { create } from 'zustand'
import type { ServiceStateView } from '../../shared/bridge.ts'

export const views = ['patients', 'intake', 'compare', 'evidence', 'peers', 'settings'] as const
export type View = (typeof views)[number]
export const viewTitles: Record<View, string> = {
  patients: 'Patients',
  intake: 'Intake',
  compare: 'Compare',
  evidence: 'Evidence',
  peers: 'Peers',
  settings: 'Settings',
}

interface AppState {
  /** Undefined until the store has said what it is. */
  readonly vault: 'absent' | 'locked' | 'open' | undefined
  readonly demonstration: boolean
  readonly view: View
  readonly patient: number | undefined
  /** What was searched for and which line was chosen, so that coming back from a chart finds the list as it was left. */
  readonly search: { readonly query: string; readonly line: number }
  /** Which of the two helpers over the views is open. */
  readonly over: 'palette' | 'keys' | undefined
  readonly services: readonly ServiceStateView[]
  setVault(vault: AppState['vault'], demonstration?: boolean): void
  go(view: View): void
  openPatient(patient: number | undefined): void
  setSearch(search: Partial<AppState['search']>): void
  show(over: AppState['over']): void
  setServices(services: readonly ServiceStateView[]): void
}

/** Where the window is: which view, which patient, and whether the casebook is open. */
export const useApp = create<AppState>(set => ({
  vault: undefined,
  demonstration: false,
  view: 'patients',
  patient: undefined,
  search: { query: '', line: 0 },
  over: undefined,
  services: [],
  // What was searched for may be a name: it goes with the lock. Whose chart was open is a number, and is there again afterwards.
  setVault: (vault, demonstration) =>
    set({
      vault,
      ...(demonstration !== undefined && { demonstration }),
      ...(vault !== 'open' && { over: undefined, search: { query: '', line: 0 } }),
      // Another casebook comes: its patients have nothing to do with the numbers of the one before.
      ...(vault === 'absent' && { view: 'patients', patient: undefined }),
    }),
  go: view => set({ view, patient: undefined }),
  openPatient: patient => set({ view: 'patients', patient }),
  setSearch: search => set(state => ({ search: { ...state.search, ...search } })),
  show: over => set({ over }),
  setServices: services => set({ services }),
}))

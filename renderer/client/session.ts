import { create } from 'zustand'
import type { ServiceStateView } from '../../shared/bridge.ts'
import { forgetAll, forgetKept } from './draft-store.ts'
import { forgetJobs } from './jobs.ts'
import { forgetSeries } from './measure-series.ts'
import { useRouter } from './router.ts'

interface Session {
  /** Undefined until the store has said what it is; `locking` until this page ends and another takes its place. */
  readonly vault: 'absent' | 'locked' | 'open' | 'broken' | 'locking' | undefined
  /**
   * The service of the store ended by itself while the casebook was open, and its key with it: what is shown stays
   * behind the form that opens it again.
   */
  readonly isInterrupted: boolean
  readonly demonstration: boolean
  readonly services: readonly ServiceStateView[]
  /** Rises with every lock: an opening under way when one came has come too late. */
  readonly locks: number
  /** Rises when a service has come back: whatever a view has asked is asked again. */
  readonly returns: number
  setVault(vault: Session['vault'], demonstration?: boolean): void
  setServices(services: readonly ServiceStateView[]): void
}

type Lives = Pick<Session, 'services'>
const restartsOf = ({ services }: Lives, name: string): number =>
  services.find(each => each.name === name)?.restarts ?? 0

/** Whether one that had ended is there again. */
const hasReturned = (before: Lives, now: Lives): boolean =>
  now.services.some(
    ({ name, state }) =>
      state === 'ready' &&
      restartsOf(now, name) > 0 &&
      before.services.find(each => each.name === name)?.state !== 'ready',
  )

/** Whether the casebook is open, which one it is, and how its services are. */
export const useSession = create<Session>((set, get) => ({
  vault: undefined,
  isInterrupted: false,
  demonstration: false,
  services: [],
  locks: 0,
  returns: 0,
  setVault: (vault, demonstration) => {
    if (vault !== 'open') {
      forgetKept()
      forgetJobs()
      forgetSeries()
    }
    // Another casebook comes: its patients have nothing to do with the numbers of the one before.
    if (vault === 'absent') {
      forgetAll()
      useRouter.getState().restart()
    }
    const { isInterrupted, returns, locks } = get()
    set({
      vault,
      locks: locks + Number(vault === 'locked' || vault === 'locking'),
      isInterrupted: false,
      returns: returns + Number(isInterrupted),
      ...(demonstration !== undefined && { demonstration }),
    })
  },
  setServices: services => {
    const before = get()
    const state = services.find(({ name }) => name === 'records')?.state
    const hasEnded =
      state === 'restarting' || restartsOf({ services }, 'records') > restartsOf(before, 'records')
    set({
      services,
      isInterrupted:
        before.isInterrupted || (before.vault === 'open' && before.services.length > 0 && hasEnded),
      returns: before.returns + Number(hasReturned(before, { services })),
    })
  },
}))

import { create } from 'zustand'
import { backupConcern, type BackupState } from '../../shared/domain/backups.ts'
import { services } from './services.ts'
import { useSession } from './session.ts'

/** Backups are made while nobody looks, and sticks come and go. */
const EVERY_MILLISECONDS = 60_000

interface Backups {
  /** Undefined until it is known, and where nobody may know. */
  readonly state: BackupState | undefined
  /** What is worth an amber word, as of when it was asked. */
  readonly concern: ReturnType<typeof backupConcern>
}

/** How the open casebook is kept safe. */
export const useBackups = create<Backups>(() => ({ state: undefined, concern: 'none' }))

/** Asks anew, after something was done about it. */
export async function refreshBackups(): Promise<void> {
  const { vault, demonstration } = useSession.getState()
  const isAsked = vault === 'open' && !demonstration
  const state = isAsked ? await services.safekeeping.state({}) : undefined
  useBackups.setState({ state, concern: state ? backupConcern(state, new Date()) : 'none' })
}

/** Keeps what is shown in step with what is so, until what it answers is called. */
export function followBackups(): () => void {
  const ask = () => {
    refreshBackups().catch(() => {
      /* a service that does not answer is told by the foot line */
    })
  }
  ask()
  const timer = setInterval(ask, EVERY_MILLISECONDS)
  return () => {
    clearInterval(timer)
    useBackups.setState({ state: undefined, concern: 'none' })
  }
}

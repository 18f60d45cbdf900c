import { saveAllNow } from './autosave.ts'
import { services } from './services.ts'
import { useSession } from './session.ts'

/** A store that does not answer must not keep the key for the sake of a note. */
const MOST_MILLISECONDS = 2_000

let locking: Promise<unknown> = Promise.resolve()

/** Settles when a lock under way has reached the store: who opens it again sooner would be locked out after. */
export const lockSettled = (): Promise<unknown> => locking

/**
 * Hides what is shown at once, saves what was just typed, then takes the key away from the store. A service
 * that is gone holds no key.
 */
export function lockNow(): void {
  const saved = saveAllNow() // begun before the drafts go
  useSession.getState().setVault('locked')
  locking = Promise.race([saved, new Promise(resolve => setTimeout(resolve, MOST_MILLISECONDS))])
    .then(() => services.vault.lock({}))
    .catch(() => {
      /* gone, and its key with it */
    })
}

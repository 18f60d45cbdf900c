import { keepAllNow } from './draft-keeping.ts'
import { services } from './services.ts'
import { useSession } from './session.ts'

/** A store that does not answer must not keep the key for the sake of a draft. */
const MOST_MILLISECONDS = 2_000

let locking: Promise<unknown> = Promise.resolve()

/** Settles when a lock under way has reached the store: who opens it again sooner would be locked out after. */
export const lockSettled = (): Promise<unknown> => locking

/** Hides what is shown at once, and hands to the store what was just typed. What it does not take waits unseen. */
export function hideNow(): Promise<unknown> {
  useSession.getState().setVault('locked')
  return Promise.race([keepAllNow(), new Promise(resolve => setTimeout(resolve, MOST_MILLISECONDS))])
}

/** The same, then takes the key away from the store. A service that is gone holds no key. */
export function lockNow(): void {
  locking = hideNow()
    .then(() => services.vault.lock({}))
    .catch(() => {
      /* gone, and its key with it */
    })
}

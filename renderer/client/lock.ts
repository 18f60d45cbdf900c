import { services } from './services.ts'
import { useSession } from './session.ts'

/** Hides what is shown at once, then takes the key away from the store. A service that is gone holds no key. */
export function lockNow(): void {
  useSession.getState().setVault('locked')
  services.vault.lock({}).catch(() => {
    /* gone, and its key with it */
  })
}

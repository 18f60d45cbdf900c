import { bridge } from './bridge.ts'
import { keepAllNow } from './draft-keeping.ts'
import { keepPlace } from './kept-place.ts'
import { useSession } from './session.ts'

/** Hides what is shown at once, and hands to the store what was just typed and where one was. */
export function hideNow(): Promise<unknown> {
  const { vault, setVault } = useSession.getState()
  if (vault === 'open') keepPlace()
  setVault('locking')
  return keepAllNow()
}

/**
 * The same, and the casebook locks: the main process takes the key away from the store and ends this page, whatever
 * becomes of it meanwhile.
 */
export function lockNow(): void {
  void hideNow()
  bridge.lock()
}

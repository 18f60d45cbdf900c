import type { PowerMonitor } from 'electron'

/** Nobody at the desk for this long: the casebook locks itself. */
const IDLE_SECONDS = 600
const LOOK_MILLISECONDS = 30_000

/** Locks when nobody is there: the machine suspended, the screen locked, or idle; once each time that one goes. */
export function whenAlone(
  power: Pick<PowerMonitor, 'getSystemIdleTime'> & {
    on(event: 'suspend' | 'lock-screen', listener: () => void): unknown
  },
  lock: () => void,
): void {
  power.on('suspend', lock)
  power.on('lock-screen', lock)
  let isAlone = false
  setInterval(() => {
    const wasAlone = isAlone
    isAlone = power.getSystemIdleTime() >= IDLE_SECONDS
    if (isAlone && !wasAlone) lock()
  }, LOOK_MILLISECONDS).unref()
}

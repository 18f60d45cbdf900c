/** How long somebody rests before what was typed is saved. */
const REST_MILLISECONDS = 1_000

type Save = () => Promise<void>
const waiting = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly save: Save }>()
const running = new Map<string, Promise<void>>()

/** Saves after a second's rest; of several that wait under one key the last wins. */
export function saveSoon(key: string, save: Save): void {
  clearTimeout(waiting.get(key)?.timer)
  waiting.set(key, { timer: setTimeout(() => void saveNow(key), REST_MILLISECONDS), save })
}

/**
 * Saves at once what waits under `key`, after the one that is being saved. Never fails: `save` keeps its own
 * failure.
 */
export async function saveNow(key: string): Promise<void> {
  const due = waiting.get(key)
  if (due) {
    clearTimeout(due.timer)
    waiting.delete(key)
    const before = running.get(key)
    // Begun in this very turn where nothing runs: the lock takes the drafts away in the next.
    const now = before ? before.then(due.save) : due.save()
    running.set(key, now)
    await now
    if (running.get(key) === now) running.delete(key)
  } else await running.get(key)
}

/** Before the lock: everything that is not saved yet. */
export async function saveAllNow(): Promise<void> {
  await Promise.all([...new Set([...waiting.keys(), ...running.keys()])].map(saveNow))
}

/** How long somebody rests before what was typed is saved. */
const REST_MILLISECONDS = 1_000

type Save = () => Promise<void>
const waiting = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly save: Save }>()
const running = new Map<string, Promise<void>>()

/** Saves after a second's rest; `save` reads what stands there then, so that the last words win. */
export function saveSoon(key: string, save: Save): void {
  clearTimeout(waiting.get(key)?.timer)
  waiting.set(key, { timer: setTimeout(() => void saveNow(key), REST_MILLISECONDS), save })
}

/** Saves at once what waits under `key`, after the one that is being saved. Never fails: `save` keeps its own failure. */
export async function saveNow(key: string): Promise<void> {
  const due = waiting.get(key)
  if (due) {
    clearTimeout(due.timer)
    waiting.delete(key)
    running.set(key, (running.get(key) ?? Promise.resolve()).then(due.save))
  }
  await running.get(key)
}

/** Before the lock: everything that is not saved yet. */
export async function saveAllNow(): Promise<void> {
  await Promise.all([...new Set([...waiting.keys(), ...running.keys()])].map(saveNow))
}

import { setImmediate } from 'node:timers/promises'

/** Lets a long calculation take other messages: yields once `everyMilliseconds` have passed, throws once cancelled. */
export function breather(signal: AbortSignal, everyMilliseconds = 16): () => Promise<void> | undefined {
  let last = performance.now()
  return () => {
    if (performance.now() - last < everyMilliseconds) return undefined
    return setImmediate().then(() => {
      last = performance.now()
      signal.throwIfAborted()
    })
  }
}

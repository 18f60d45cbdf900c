/** Where messages of a port wait until somebody listens. */
export interface Inbox {
  deliver(message: unknown): void
  /** Nothing comes in any more; whoever listens, or will, is told once. */
  shut(): void
  /** What came early is heard first, in its order, and then that the port has closed, if it has. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void
}

export function inbox(): Inbox {
  let hear: ((message: unknown) => void) | undefined
  let close: (() => void) | undefined
  let early: unknown[] = []
  let isShut = false
  return {
    deliver(message) {
      if (isShut) return
      if (hear) hear(message)
      else early.push(message)
    },
    shut() {
      if (isShut) return
      isShut = true
      close?.()
    },
    listen(onMessage, onClose) {
      hear = onMessage
      close = onClose
      for (const message of early) onMessage(message)
      early = []
      if (isShut) onClose()
    },
  }
}

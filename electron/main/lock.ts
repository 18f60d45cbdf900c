/** What a lock consists of. */
export interface LockSteps {
  /** Has the page hide what it shows and hand over what was typed; never waits for long. */
  hideAndKeep(): Promise<void>
  /** Ends what has shown patients. */
  endPage(): Promise<void>
  /** Takes the key away from the store. */
  lockStore(): Promise<void>
  /** Shows the form that opens the casebook, in a new process. */
  showPage(): Promise<void>
}

/**
 * The one way to lock, whoever asks for it: the page, the menu, the machine. It lives in the main process, so no page
 * that is loaded anew, hangs or ends can lose it; asked for again meanwhile it is the same lock.
 */
export function locking({ hideAndKeep, endPage, lockStore, showPage }: LockSteps): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const lock = async () => {
    await hideAndKeep()
    await Promise.all([endPage(), lockStore()])
    await showPage()
  }
  return () => {
    underWay ??= lock().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}

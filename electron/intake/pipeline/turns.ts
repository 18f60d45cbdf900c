/** A place in a row. */
export interface Turn {
  /** Settles once all that were taken before are over. */
  readonly mine: Promise<void>
  over(): void
}

/**
 * Turns in the order in which they are taken: files that are read side by side are stored in the order of the import,
 * so that what a store becomes is never a matter of which of them was quicker.
 */
export function turns(): () => Turn {
  let last = Promise.resolve()
  return () => {
    const mine = last
    const ended = Promise.withResolvers<void>()
    last = mine.then(() => ended.promise)
    return { mine, over: ended.resolve }
  }
}

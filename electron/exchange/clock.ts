/** What waits asks a clock, so that a test can turn it on by hand. */
export interface Clock {
  /** Milliseconds that never go back. */
  now(): number
  /** Does `act` once, after so many milliseconds; returns what calls it off. */
  after(milliseconds: number, act: () => void): () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}

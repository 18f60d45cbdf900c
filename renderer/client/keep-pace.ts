/** What is typed is kept this often at most: while one types, each letter is kept within this time. */
const LEAST_MILLISECONDS = 100
/** Where keeping takes long, as on a slow disk, it rests so many times as long as it took. */
const REST = 4
/** So long after the store could not take it, it is asked again. */
const AGAIN_MILLISECONDS = 5_000

/** How the last keeping went; times in milliseconds. */
export interface LastKept {
  readonly began: number
  readonly ended: number
  readonly failed: boolean
}

/**
 * How long what was just typed waits before it is kept: not at all after a rest, so that the first letters outlive a
 * program that is killed; while one goes on typing as little as the store can bear.
 */
export function waitBeforeKeeping(now: number, last: LastKept | undefined): number {
  if (!last) return 0
  const { began, ended, failed } = last
  const rest = failed ? AGAIN_MILLISECONDS : Math.max(LEAST_MILLISECONDS, REST * (ended - began))
  return Math.max(0, ended + rest - now)
}

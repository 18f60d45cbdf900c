/** A trial that replays what was done to the disk, and breaks off at random. */
export const REPLAY = 'replay'

/** What one trial came to. */
export interface Trial {
  readonly operation: string
  /** The fault, or `replay`. */
  readonly fault: string
  readonly nth: number
  /** `done`, or the code of the fault that was told. */
  readonly outcome: string
  /** Calls that counted until the operation ended. */
  readonly seen: number
  /** How many of the calls that failed were SQLite's. */
  readonly ofSqlite: number
  readonly wrong: readonly string[]
}

import type { WritableDb } from './db.ts'

/** A transaction that takes in several works is committed after so long. */
const TOGETHER_MILLISECONDS = 100

/** What is remembered beside the file and must stay in step with it. */
export interface Remembered {
  /** The content hash. */
  hash(): string
  /** Writes what has changed since `before`; within the transaction that changed it. */
  save(before: string): void
  /** Nothing after `before` has happened. */
  takeBack(before: string): void
  /** All that was saved is on the disk. */
  committed(): void
}

interface Together {
  readonly before: string
  readonly began: number
  readonly timer: NodeJS.Timeout
}

/** How changes come into the store: each work as a whole or not at all. */
export function writing(db: WritableDb, remembered: Remembered) {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  let together: Together | undefined
  let lost: { readonly error: unknown } | undefined

  function whole<T>(work: () => T): T {
    const before = remembered.hash()
    try {
      return db.transaction(() => {
        const result = work()
        remembered.save(before)
        return result
      })()
    } catch (error) {
      remembered.takeBack(before)
      throw error
    }
  }

  /** Commits what was written together. Throws where that fails, and then all of it is gone. */
  function settle(): void {
    if (!together) return
    const { before, timer } = together
    together = undefined
    clearTimeout(timer)
    try {
      commit.run()
    } catch (error) {
      if (db.inTransaction) rollback.run()
      remembered.takeBack(before)
      throw error
    }
    remembered.committed()
  }
  /** The same where a full disk made SQLite end the whole transaction, and not this work alone. */
  function wholeTogether<T>(work: () => T, { before, timer }: Together): T {
    try {
      return whole(work)
    } catch (error) {
      if (!db.inTransaction) {
        together = undefined
        clearTimeout(timer)
        remembered.takeBack(before)
      }
      throw error
    }
  }
  function settleInTime(): void {
    try {
      settle()
    } catch (error) {
      lost = { error }
    }
  }
  /** What was lost behind a writer's back is said to the next one. */
  function tellLost(): void {
    const { error } = lost ?? {}
    lost = undefined
    if (error !== undefined) throw error
  }

  return {
    /** All of `work` or nothing of it. It survives a power cut, and so does all that was written before. */
    write<T>(work: () => T): T {
      tellLost()
      settle()
      const result = whole(work)
      remembered.committed()
      return result
    },
    /**
     * The same, but it is committed with what follows within a moment, or by the next `write`. Until then it is seen by
     * this connection alone, and lost where the process ends. For what is done again where it is missing: the files of
     * an import, of which a thousand small ones would else cost thousands of commits.
     */
    writeTogether<T>(work: () => T): T {
      tellLost()
      if (!together) {
        begin.run()
        const timer = setTimeout(settleInTime, TOGETHER_MILLISECONDS)
        together = { before: remembered.hash(), began: performance.now(), timer }
      }
      const result = wholeTogether(work, together)
      if (performance.now() - together.began >= TOGETHER_MILLISECONDS) settle()
      return result
    },
    settle,
  }
}

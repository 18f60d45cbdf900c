import { setImmediate } from 'node:timers/promises'
import type { WritableDb } from './db.ts'

/** A transaction that takes in several works is committed after so long. */
const TOGETHER_MILLISECONDS = 100
/** A work in slices lets others be heard after so long: a key that is pressed meanwhile is answered twice as late. */
const SLICE_MILLISECONDS = 8

/** A work that may be left between any two of its steps. */
export type Steps<T> = Generator<undefined, T, undefined>
/** All of a work at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

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
  const savepoint = db.prepare('SAVEPOINT slices')
  const release = db.prepare('RELEASE slices')
  const backToSavepoint = db.prepare('ROLLBACK TO slices')
  let together: Together | undefined
  let lost: { readonly error: unknown } | undefined
  /** Does at once what is left of a work in slices. */
  let finishSlices: (() => void) | undefined

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
    finishSlices?.()
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
  function beginTogether(): Together {
    if (!together) {
      begin.run()
      const timer = setTimeout(settleInTime, TOGETHER_MILLISECONDS)
      together = { before: remembered.hash(), began: performance.now(), timer }
    }
    return together
  }
  /** A full disk makes SQLite end the whole transaction, and not one work alone. */
  function endedAsAWhole({ before, timer }: Together): void {
    if (db.inTransaction) return
    together = undefined
    clearTimeout(timer)
    remembered.takeBack(before)
  }
  function settleIfLong({ began }: Together): void {
    if (performance.now() - began >= TOGETHER_MILLISECONDS) settle()
  }
  function settleInTime(): void {
    // Whoever writes in slices looks at the clock when the last is done.
    if (finishSlices) return
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
      finishSlices?.()
      const within = beginTogether()
      try {
        const result = whole(work)
        settleIfLong(within)
        return result
      } catch (error) {
        endedAsAWhole(within)
        throw error
      }
    },
    /**
     * The same in slices of a few milliseconds, with the event loop between them: what threads answer is passed on
     * while a batch is stored. Who comes to write meanwhile, or looks at the store by this connection, has the rest
     * done first (`finishSlices`): nobody sees half of it.
     */
    async writeTogetherInSlices<T>(work: () => Steps<T>): Promise<T> {
      tellLost()
      finishSlices?.()
      const within = beginTogether()
      const before = remembered.hash()
      savepoint.run()
      const steps = work()
      let ended: { readonly value: T } | { readonly error: unknown } | undefined
      let isRunning = false
      function takeBack(error: unknown): void {
        ended = { error }
        if (db.inTransaction) {
          backToSavepoint.run()
          release.run()
        }
        remembered.takeBack(before)
        endedAsAWhole(within)
      }
      function run(milliseconds: number): void {
        if (isRunning || ended) return // the work itself looks at the store
        isRunning = true
        const until = performance.now() + milliseconds
        try {
          while (!ended) {
            const { done, value } = steps.next()
            if (done) {
              remembered.save(before)
              release.run()
              ended = { value }
            } else if (performance.now() >= until) break
          }
        } catch (error) {
          takeBack(error)
        } finally {
          isRunning = false
          if (ended && finishSlices === finish) finishSlices = undefined
        }
      }
      const finish = () => run(Infinity)
      finishSlices = finish
      run(SLICE_MILLISECONDS)
      while (!ended) {
        await setImmediate()
        run(SLICE_MILLISECONDS)
      }
      // What was written before it is committed in time also where it failed.
      if (together === within) settleIfLong(within)
      if ('error' in ended) throw ended.error
      return ended.value
    },
    /** Does at once what is left of a work in slices. */
    finishSlices: () => finishSlices?.(),
    settle,
  }
}

import path from 'node:path'

/** What the store is made of: the file, and what SQLite keeps beside it while it is open or after a power cut. */
export const STORE_ENDS = ['', '-wal', '-shm'] as const
export const STORE = 'casebook.db'
export const KEY = 'key.json'
/** How far the store had come (`write-mark.ts`). */
export const MARK = 'casebook.mark'

/** Where everything lies in the folder of a casebook. */
export const homeLayout = (home: string) => ({
  store: path.join(home, STORE),
  key: path.join(home, KEY),
  mark: path.join(home, MARK),
  lock: path.join(home, 'casebook.lock'),
  /** A replacement that has been decided on and may not have ended. */
  step: path.join(home, 'step.json'),
  /** Stores that were here before, a folder each. */
  previous: path.join(home, 'previous'),
})
export type HomeLayout = ReturnType<typeof homeLayout>

/** Begins the name of what is being made: whatever of it is found when nobody makes anything was never promised. */
export const IN_THE_MAKING = 'making-'

import { contentSum, EMPTY_CONTENT } from '../content-hash.ts'
import type { ReadableDb, WritableDb } from '../db.ts'
import { openStore, type Store } from '../open-store.ts'

/**
 * The store as a connection that only reads sees it. It has the same words as the one that writes; SQLite refuses those
 * that would change anything. The content hash is that of the snapshot, not of what this thread remembers.
 */
export function readStore(db: ReadableDb, now: () => Date): Store {
  const store = openStore(db as WritableDb, now)
  return {
    ...store,
    contentHash: () => contentSum(store.meta.get('content') ?? EMPTY_CONTENT).hex(),
  }
}

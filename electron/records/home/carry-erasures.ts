import { existsSync } from 'node:fs'
import { openReadingDb, type WritableDb } from '../db.ts'
import { erasureRepository, type Remembered } from '../repositories/erasures.ts'
import { metaRepository } from '../repositories/meta.ts'
import { damaged } from './store-at.ts'

/**
 * What the store in a file remembers of erasures, so that an older copy that takes its place knows whom it should not
 * hold. Nothing where its key is another, or where it is none: what cannot be read cannot be carried over.
 */
export function erasuresIn(file: string, key: Uint8Array): Remembered | undefined {
  if (!existsSync(file)) return undefined
  try {
    const db = openReadingDb(file, key)
    try {
      const knows = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'erased_mark'").get() !== undefined
      const own = db as WritableDb // it only reads
      return knows ? erasureRepository(own, metaRepository(own)).remembered() : undefined
    } finally {
      db.close()
    }
  } catch (error) {
    if (damaged(error)) return undefined
    throw error
  }
}

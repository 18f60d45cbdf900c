import Database from 'better-sqlite3'
import type { CasebookKind } from '../../../shared/domain/doors.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { openDb, openReadingDb, type WritableDb } from '../db.ts'
import { storedKind } from '../kinds/stored-kind.ts'
import { migrate } from '../migrate.ts'
import { KIND, openStore, WRITES, type Store } from '../open-store.ts'
import { headRepository, type Head } from '../repositories/heads.ts'
import { metaRepository } from '../repositories/meta.ts'

/** The value that says which store this is, as its key file does. */
export const STORE_NAME = 'store.name'
/** The value that says how often it has been opened, as its key file does. */
export const OPENED = 'store.opened'

const DAMAGED = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT'])
export const damaged = (error: unknown): boolean =>
  error instanceof Database.SqliteError && DAMAGED.has(error.code.split('_').slice(0, 2).join('_'))

/**
 * Opens the store in a file with its key. Throws AppError 'store-damaged' where the key does not fit or the file is
 * none; what the disk refuses stays what it is.
 */
export function openAt(file: string, key: Uint8Array): WritableDb {
  try {
    const db = openDb(file, key)
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get()
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    if (damaged(error)) throw new AppError('store-damaged', say('store.unreadable'))
    throw error
  }
}

/** What a store says of itself before any of it is changed; nothing in one that holds nothing yet. */
export function told(db: WritableDb): {
  readonly name: string | undefined
  readonly kind: CasebookKind | undefined
  readonly opened: number
  readonly writes: number
} {
  const holdsMeta = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get() !== undefined
  if (!holdsMeta) return { name: undefined, kind: undefined, opened: 0, writes: 0 }
  const meta = metaRepository(db)
  const kind = meta.get(KIND)
  return {
    name: meta.get(STORE_NAME),
    kind: kind === 'demonstration' || kind === 'own' ? kind : undefined,
    opened: Number(meta.get(OPENED) ?? 0),
    writes: Number(meta.get(WRITES) ?? 0),
  }
}

/** A kind of fact that this version does not know is refused, never shown as another. */
function refuseUnknownKinds({ tallies }: Store): void {
  for (const { kind } of tallies.kinds()) storedKind(kind)
}

/**
 * Brings a store to this version's form and takes up what was cut short. `keepCopy` as `migrate` has it, `mark` as
 * `openStore` has.
 */
export function bringUp(
  db: WritableDb,
  now: () => Date,
  keepCopy: () => void,
  mark?: (writes: number) => void,
): Store {
  migrate(db, keepCopy)
  const store = openStore(db, now, mark)
  refuseUnknownKinds(store)
  store.imports.interruptRunning()
  store.write(() => store.readings.settleAll())
  store.write(() => store.critical.bringUpToDate())
  store.write(() => store.heads.makeAnew(store.contentHash()))
  return store
}

/**
 * Reads a copy of the store through: each page carries its own seal, and this reads every one. Throws AppError
 * 'store-damaged'.
 */
export function checkCopy(file: string, key: Uint8Array): void {
  const copy = openReadingDb(file, key)
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok')
      throw new AppError('store-damaged', say('store.copy-damaged'))
  } finally {
    copy.close()
  }
}

/** The newest seal in a copy of the store. Throws AppError 'store-damaged' where it holds none, or has another key. */
export function headIn(file: string, key: Uint8Array): Head {
  const copy = openReadingDb(file, key)
  try {
    const head = headRepository(
      copy as WritableDb,
      metaRepository(copy as WritableDb),
      () => new Date(),
    ).newest()
    if (head) return head
    throw new AppError('store-damaged', say('store.no-seal'))
  } catch (error) {
    if (damaged(error)) throw new AppError('store-damaged', say('store.other-key'))
    throw error
  } finally {
    copy.close()
  }
}

/** Closes it so that all of it lies in its one file. */
export function closeWhole(db: WritableDb): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('journal_mode=delete')
  db.close()
}

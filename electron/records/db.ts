import { closeSync, openSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'

/**
 * SQLite hears once, when the first file is opened, that a file may be named by an address (`unchanging`). All else
 * that it is given here are absolute paths, which are none.
 */
process.env['SQLITE_USE_URI'] = '1'

declare const writable: unique symbol
/** A connection that may only read. Every function that does not write asks for this one. */
export type ReadableDb = Database.Database
/** The one connection that writes. */
export type WritableDb = ReadableDb & { readonly [writable]: true }

/**
 * Opens the encrypted store with a raw 32-byte key. The cipher is AEGIS-256 (docs/decisions/2026-11-24-cipher.md).
 * Throws SqliteError SQLITE_NOTADB where the key does not fit. Sorting that does not fit in memory would
 * write clear rows
 * to the temp folder, so temporary tables stay in memory; with `synchronous=FULL` a commit survives a power cut.
 */
export function openDb(path: string, key: Uint8Array): WritableDb {
  return opened(new Database(path, { fileMustExist: true }), key)
}

/** A new, empty store where nothing lies. Nothing but this makes one. */
export function makeDb(path: string, key: Uint8Array): WritableDb {
  closeSync(openSync(path, 'wx', 0o600))
  return opened(new Database(path, { fileMustExist: true }), key)
}

function opened(db: Database.Database, key: Uint8Array): WritableDb {
  try {
    unlockDb(db, key)
    db.pragma('secure_delete=on')
    db.pragma('foreign_keys=on')
    db.pragma('journal_mode=wal')
    db.pragma('synchronous=full')
    // A page that several transactions change goes into the file once for them all: 32 MB of pages.
    db.pragma('wal_autocheckpoint=8000')
    db.pragma('cache_size=-65536')
    // No ANALYZE, no `optimize`: without statistics every plan is the one that tests look at. With them a count at the
    // end of an import read three million facts once for each of its batches.
    return db as WritableDb // the brand exists for the compiler only
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * The same, to read beside the one that writes. It sees what is committed when it begins a transaction, and needs less
 * memory: what it reads, another has most likely written. `file`: a path, or what `unchanging` made of one.
 */
export function openReadingDb(file: string, key: Uint8Array): ReadableDb {
  const db = new Database(file, { readonly: true })
  try {
    // Before anything is read: the index of the log is then kept in memory, and no file is made for it.
    if (isAddress(file)) db.pragma('locking_mode=exclusive')
    unlockDb(db, key)
    db.pragma('cache_size=-16384')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * How SQLite is to be told a store to read on a disk that takes nothing, where it can neither lock files nor make some
 * beside it. Nobody changes it (`homeLock`). A log beside the store that was not written back, as a crash leaves it, is
 * read with it; what is given here is for `openReadingDb` alone.
 */
export function unchanging(path: string): string {
  const logged = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0
  const address = pathToFileURL(path).href
  if (logged === 0) return `${address}?immutable=1`
  return process.platform === 'win32' ? path : `${address}?vfs=multipleciphers-unix-none`
}
const isAddress = (file: string): boolean => file.startsWith('file:')

function unlockDb(db: ReadableDb, key: Uint8Array): void {
  db.pragma("cipher='aegis'")
  db.pragma(`key="raw:${Buffer.from(key).toString('hex')}"`)
  db.pragma('temp_store=memory')
  db.pragma('trusted_schema=off')
}

/**
 * Gives a copy of the store that nobody else has open another key. Not the store itself: a power cut on the way would
 * leave it to the journal of the rekeying to say which key it has.
 */
export function rekeyDb(db: WritableDb, key: Uint8Array): void {
  db.pragma('journal_mode=delete')
  db.pragma(`rekey="raw:${Buffer.from(key).toString('hex')}"`)
}

import type { WritableDb } from '../db.ts'

export interface EntryRow {
  readonly entry: string
  readonly version: number
  readonly import: number
  /** Canonical JSON of a signed entry. */
  readonly form: string
}
/** A row with whom it is about. */
export interface KeptEntry extends EntryRow {
  /** The identity of the person it is about, and JSON of what tells her from others; null where it describes her. */
  readonly known: string | null
  readonly described: string
}
export interface NewEntry extends KeptEntry {
  readonly request: string
}
interface Brought {
  readonly importId: number
  readonly identity: Buffer
}

/** Forms that were signed by hand. Their facts are stored like those of any file. */
export function entryRepository(db: WritableDb) {
  const byRequest = db.prepare<[string], EntryRow>(
    'SELECT entry, version, import, form FROM entry WHERE request = ?',
  )
  const ofRequests = db
    .prepare<[{ begin: string }], number>(
      'SELECT import FROM entry WHERE request >= @begin AND request < @begin || char(1114111)',
    )
    .pluck()
  const byImport = db.prepare<[number], EntryRow>(
    'SELECT entry, version, import, form FROM entry WHERE import = ?',
  )
  const newest = db.prepare<[string], KeptEntry>(
    `SELECT entry, version, import, form, known, described FROM entry
      WHERE entry = ? ORDER BY version DESC LIMIT 1`,
  )
  const about = db.prepare<[string], string>('SELECT DISTINCT entry FROM entry WHERE known = ?').pluck()
  const count = db
    .prepare<[string], number>('SELECT count(DISTINCT entry) FROM entry WHERE known = ?')
    .pluck()
  const add = db.prepare<[NewEntry]>(`
    INSERT INTO entry (entry, version, request, import, form, known, described)
    VALUES (@entry, @version, @request, @import, @form, @known, @described)`)
  const unstored = db.prepare<[], EntryRow>(
    'SELECT entry, version, import, form FROM entry WHERE stored = 0 ORDER BY import',
  )
  const setStored = db.prepare<[number]>('UPDATE entry SET stored = 1 WHERE import = ?')
  const drop = db.prepare<[number]>('DELETE FROM entry WHERE import = ?')
  const brought = db
    .prepare<[Brought], number>(`
    SELECT fact.id FROM fact WHERE identity = @identity AND (import = @importId
      OR EXISTS (SELECT 1 FROM again WHERE again.import = @importId AND again.fact = fact.id))`)
    .pluck()

  return {
    byRequest: (request: string) => byRequest.get(request),
    /** The imports of all that was signed under requests that begin so. */
    ofRequests: (begin: string): number[] => ofRequests.all({ begin }).toSorted((one, other) => one - other),
    byImport: (importId: number) => byImport.get(importId),
    newest: (entry: string) => newest.get(entry),
    add: (row: NewEntry) => {
      add.run(row)
    },
    /** Those that are about the person of this identity, or once were. */
    about: (identity: string): string[] => about.all(identity),
    /** How many are about the person of this identity. */
    of: (identity: string): number => count.get(identity)!,
    /** In the order in which they were signed. */
    unstored: () => unstored.all(),
    setStored: (importId: number) => {
      setStored.run(importId)
    },
    /** Its import is undone. */
    forget: (importId: number) => {
      drop.run(importId)
    },
    /** The fact of this name that an import brought. */
    factBrought: (importId: number, identity: Buffer): number | undefined =>
      brought.get({ importId, identity }),
  }
}

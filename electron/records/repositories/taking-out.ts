import type { WritableDb } from '../db.ts'
import { factAndSource, positionText, storedRow, type StoredRow } from './fact-rows.ts'
import type { NoteVersion } from './notes.ts'

/** A fact with where it came from, and whose it is by the name its source gave her. */
export interface TakenFact extends StoredRow {
  readonly own: number
  readonly sha256: string
  readonly path: string
  readonly position: string
}
export interface TakenPerson {
  readonly person: number
  readonly chart: number
  readonly identity: string
  readonly scope: string
  readonly body: string
  readonly sha256: string
  readonly position: string
}
/** What an export is read page by page by: whatever comes after this number. */
interface Page {
  readonly after: number
  readonly limit: number
}

/** Everything that the store holds, page by page, for whoever takes it elsewhere. */
export function takingOutRepository(db: WritableDb) {
  const facts = db.prepare<[Page], TakenFact>(`
    SELECT ${storedRow}, person_name.person AS own, source.sha256, source.path, ${positionText} AS position
    FROM fact JOIN source ON source.id = fact.source JOIN person_name ON person_name.id = fact.called
    WHERE fact.id > @after AND current = 1 ORDER BY fact.id LIMIT @limit`)
  // Person by person, in their order: another order would have to sort everybody.
  const people = db.prepare<[Page], TakenPerson>(`
    SELECT person.id AS person, coalesce(one, person.id) AS chart, identity, scope, body, sha256, position
    FROM person CROSS JOIN person_version ON person_version.person = person.id AND current = 1
    CROSS JOIN source ON source.id = person_version.source
    WHERE person.id > @after ORDER BY person.id LIMIT @limit`)
  const notes = db.prepare<[Page], NoteVersion & { chart: number }>(`
    SELECT note.id AS note, note.person AS chart, version, title, text, written, offset_minutes, status,
      note_version.person
    FROM note JOIN note_version ON note_version.note = note.id
    WHERE note.id IN (SELECT id FROM note WHERE id > @after ORDER BY id LIMIT @limit)
    ORDER BY note.id, version`)
  const named = db.prepare<[{ identity: Buffer; scope: string }], StoredRow>(`
    SELECT ${storedRow} FROM ${factAndSource}
    WHERE fact.identity = @identity AND current = 1 AND scope = @scope LIMIT 1`)
  const cards = db.prepare<[Page], { kept: number; body: string }>(
    'SELECT kept, body FROM card WHERE kept > @after ORDER BY kept LIMIT @limit',
  )
  return {
    facts: (page: Page) => facts.all(page),
    /** Everybody whom a source describes, as it does now. */
    people: (page: Page) => people.all(page),
    /** Every version of so many notes. */
    notes: (page: Page) => notes.all(page),
    cards: (page: Page) => cards.all(page),
    /** The fact that a source names so. */
    named: (identity: Buffer, scope: string) => named.get({ identity, scope }),
  }
}

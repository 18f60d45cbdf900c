import { createHash } from 'node:crypto'
import { canonical } from '../../../shared/domain/canonical.ts'
import type { WritableDb } from '../db.ts'

export interface NoteVersion {
  note: number
  version: number
  title: string
  text: string
  written: number
  offset_minutes: number
  /** `draft`: saved by a version of Casebook that did not sign yet. */
  status: 'draft' | 'final'
  person: string
  why: string
  /** Whom it is about, as it was written. */
  patient: number
  /** The note it is now on the right chart; and the one it was on a wrong one. */
  moved_to: number | null
  moved_from: number | null
}
export interface NewVersion {
  note: number
  version: number
  /** JSON: what tells her whom it is about from others. */
  described: string
  request: string
  title: string
  text: string
  /** Why it amends the one before. */
  why: string
  written: number
  offsetMinutes: number
  /** Who wrote it. */
  person: string
}
/** What a version of a note says, as sixteen digits of its SHA-256: the audit log holds them. */
export const hashOfNote = ({ title, text }: { title: string; text: string }): string =>
  createHash('sha256').update(canonical({ title, text })).digest('hex').slice(0, 16)

const columns = `note_version.note, note_version.version, title, text, written, offset_minutes, status,
  note_version.person, why, note.person AS patient, moved_to, moved_from`

/** The clinician's own notes: every signed version stays. */
export function noteRepository(db: WritableDb) {
  const byRequest = db.prepare<[string], { note: number; version: number }>(
    'SELECT note, version FROM note_version WHERE request = ?',
  )
  const newest = db.prepare<[number], NoteVersion>(
    `SELECT ${columns}
      FROM note
      JOIN note_version ON note_version.note = note.id
      WHERE note.id = ?
      ORDER BY version DESC
      LIMIT 1`,
  )
  const versions = db.prepare<[number], NoteVersion>(
    `SELECT ${columns}
      FROM note
      JOIN note_version ON note_version.note = note.id
      WHERE note.id = ?
      ORDER BY version DESC`,
  )
  // Whose a note is stays as it was written; it is read by everybody who opens the chart she stands on.
  const ofChart = db.prepare<[{ chart: number }], NoteVersion>(`
    SELECT ${columns}
    FROM note JOIN note_version ON note_version.note = note.id
      AND note_version.version = (SELECT max(version) FROM note_version newest WHERE newest.note = note.id)
    WHERE note.person = @chart OR note.person IN (SELECT id FROM person WHERE one = @chart)
    ORDER BY written DESC`)
  const version = db.prepare<[number, number], { title: string; text: string }>(
    'SELECT title, text FROM note_version WHERE note = ? AND version = ?',
  )
  const allVersions = db.prepare<[], number>('SELECT count(*) FROM note_version').pluck()
  const count = db.prepare<[number], number>('SELECT count(*) FROM note WHERE person = ?').pluck()
  const addNote = db.prepare<[number]>("INSERT INTO note (person, status) VALUES (?, 'final')")
  const sign = db.prepare<[string, number]>("UPDATE note SET status = 'final', described = ? WHERE id = ?")
  const addVersion = db.prepare<[Omit<NewVersion, 'described'>]>(`
    INSERT INTO note_version (note, version, request, title, text, why, written, offset_minutes, person)
    VALUES (@note, @version, @request, @title, @text, @why, @written, @offsetMinutes, @person)`)
  const setMovedTo = db.prepare<[number, number]>('UPDATE note SET moved_to = ? WHERE id = ?')
  const setMovedFrom = db.prepare<[number, number]>('UPDATE note SET moved_from = ? WHERE id = ?')
  const dropWords = db.prepare<[number]>('DELETE FROM text_search WHERE rowid = ?')
  const addWords = db.prepare<[number, string]>('INSERT INTO text_search (rowid, words) VALUES (?, ?)')
  return {
    byRequest: (request: string) => byRequest.get(request),
    newest: (note: number) => newest.get(note),
    versions: (note: number) => versions.all(note),
    /** How many versions are gone, changed, or there although nobody saved them. */
    otherThanSaid(saved: Iterable<{ note: number; version: number; hash: string }>): number {
      let [said, other] = [0, 0]
      for (const { note, version: number, hash } of saved) {
        said++
        const kept = version.get(note, number)
        if (!kept || hashOfNote(kept) !== hash) other++
      }
      return other + Math.max(0, allVersions.get()! - said)
    },
    /** How many were written of one person. */
    of: (person: number): number => count.get(person)!,
    ofChart: (chart: number) => ofChart.all({ chart }),
    /** It stands struck from now on, and is found by its words no more: they are those of the other. */
    move({ from, to }: { readonly from: number; readonly to: number }): void {
      setMovedTo.run(to, from)
      setMovedFrom.run(from, to)
      dropWords.run(-from)
    },
    create: (person: number) => Number(addNote.run(person).lastInsertRowid),
    addVersion({ described, ...version }: NewVersion): void {
      const { note, title, text } = version
      sign.run(described, note)
      addVersion.run(version)
      dropWords.run(-note)
      addWords.run(-note, `${title}\n${text}`)
    },
  }
}

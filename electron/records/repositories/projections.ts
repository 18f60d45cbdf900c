import type { WritableDb } from '../db.ts'
import type { DescriptionRepository } from './descriptions.ts'
import type { Dictionary } from './dictionary.ts'
import { beginCriticalAnew, dropCriticalLeft } from './critical-index.ts'
import { factAndSource, storedRow, type StoredRow } from './fact-rows.ts'
import type { MetaRepository } from './meta.ts'
import type { VersionRepository } from './versions.ts'

/** Which way of making them made what is here. Another number makes them anew at the next unlock. */
const VERSION = '4'
const NAME = 'projections'

/** What is made anew, in this order. */
export const projected = ['facts', 'notes', 'people', 'codes'] as const
export type Projected = (typeof projected)[number]

/** So many, after this one. */
interface Part {
  readonly after: number
  readonly most: number
}
interface Words {
  readonly id: number
  readonly words: string
}
interface Beside {
  readonly words: Dictionary
  readonly versions: VersionRepository
  readonly descriptions: DescriptionRepository
  readonly meta: MetaRepository
}

const eachOf =
  <Row extends { id: number }>(next: { all(part: Part): Row[] }, make: (row: Row) => void) =>
  (part: Part): number | undefined => {
    const rows = next.all(part)
    for (const row of rows) make(row)
    return rows.at(-1)?.id
  }

/**
 * What can be made again from facts, notes and descriptions: what they are found by, and how many there are. Only what
 * people wrote, and what their sources said, is kept for good.
 */
export function projectionRepository(db: WritableDb, { words, versions, descriptions, meta }: Beside) {
  const clear = [
    'DELETE FROM coded',
    'DELETE FROM code_unit',
    'DELETE FROM code_tally',
    'DELETE FROM kind_tally',
    'DELETE FROM observed',
    'DELETE FROM variant_call',
    ...beginCriticalAnew,
    'UPDATE person SET facts = 0, first_used = NULL, last_used = NULL',
    "INSERT INTO text_search (text_search) VALUES ('delete-all')",
    'DELETE FROM name_search',
    'DELETE FROM code_search',
  ]
  const facts = db.prepare<[Part], StoredRow & { usable: number }>(`
    SELECT ${storedRow}, fact.usable FROM ${factAndSource}
    WHERE fact.id > @after AND current = 1 ORDER BY fact.id LIMIT @most`)
  const notes = db.prepare<[Part], Words>(`
    SELECT note.id, title || char(10) || text AS words FROM note
    JOIN note_version newest ON newest.note = note.id
      AND version = (SELECT max(version) FROM note_version WHERE note_version.note = note.id)
    WHERE note.id > @after AND moved_to IS NULL ORDER BY note.id LIMIT @most`)
  const people = db.prepare<[Part], { id: number; body: string }>(`
    SELECT person.id, body FROM person
    CROSS JOIN person_version ON person_version.person = person.id AND current = 1
    WHERE person.id > @after ORDER BY person.id LIMIT @most`)
  const codes = db.prepare<[Part], Words>(
    "SELECT id, display || ' ' || code AS words FROM code WHERE id > @after ORDER BY id LIMIT @most",
  )
  // Written while they are made anew, a note, a name or a code is there already.
  const dropText = db.prepare<[number]>('DELETE FROM text_search WHERE rowid = ?')
  const dropName = db.prepare<[number]>('DELETE FROM name_search WHERE rowid = ?')
  const dropCode = db.prepare<[number]>('DELETE FROM code_search WHERE rowid = ?')
  const addText = db.prepare<[number, string]>('INSERT INTO text_search (rowid, words) VALUES (?, ?)')
  const addCode = db.prepare<[number, string]>('INSERT INTO code_search (rowid, words) VALUES (?, ?)')

  /** Makes the next ones; answers the last of them, or undefined where there are no more. */
  const steps: Readonly<Record<Projected, (part: Part) => number | undefined>> = {
    facts: eachOf(facts, row => versions.index(row)),
    notes: eachOf(notes, ({ id, words }) => {
      dropText.run(-id)
      addText.run(-id, words)
    }),
    people: eachOf(people, ({ id, body }) => {
      dropName.run(id)
      descriptions.list(id, body)
    }),
    codes: eachOf(codes, ({ id, words }) => {
      dropCode.run(id)
      addCode.run(id, words)
    }),
  }
  return {
    areCurrent: (): boolean => meta.get(NAME) === VERSION,
    /** Takes them all away. Until `end` they are known to be incomplete, and the next unlock makes them. */
    begin(): void {
      meta.set(NAME, '')
      for (const sql of clear) db.exec(sql)
      words.forget()
      versions.forget()
    },
    step: (of: Projected, part: Part): number | undefined => steps[of](part),
    end(): void {
      db.exec(dropCriticalLeft)
      meta.set(NAME, VERSION)
    },
  }
}
export type ProjectionRepository = ReturnType<typeof projectionRepository>

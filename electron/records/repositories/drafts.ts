import type { WritableDb } from '../db.ts'

/** Whose draft it is, of what, and which of several. */
interface Which {
  readonly person: string
  readonly name: string
  readonly about: string
}
export interface DraftRow {
  readonly name: string
  readonly about: string
  readonly aside: number
  readonly patient: number | null
  readonly body: string
  readonly kept: string
  readonly version: number
}
interface NewDraft extends Which {
  readonly patient: number | null
  readonly described: string
  readonly body: string
  readonly kept: string
  readonly version: number
  readonly writer: string
}

/** What people have half typed, each her own. */
export function draftRepository(db: WritableDb) {
  const current = db.prepare<[Which], DraftRow & { writer: string }>(`
    SELECT name, about, aside, patient, body, kept, version, writer FROM draft
    WHERE person = @person AND name = @name AND about = @about AND aside = 0`)
  const ofPerson = db.prepare<[string], DraftRow>(`
    SELECT name, about, aside, patient, body, kept, version FROM draft
    WHERE person = ? ORDER BY name, about, aside`)
  const nextAside = db
    .prepare<[Which], number>(`
    SELECT max(aside) + 1 FROM draft WHERE person = @person AND name = @name AND about = @about`)
    .pluck()
  const setAside = db.prepare<[Which & { aside: number }]>(`
    UPDATE draft SET aside = @aside WHERE person = @person AND name = @name AND about = @about AND aside = 0`)
  const put = db.prepare<[NewDraft]>(`
    INSERT INTO draft
      (person, name, about, aside, patient, described, body, kept, version, writer)
    VALUES (@person, @name, @about, 0, @patient, @described, @body, @kept, @version, @writer)
    ON CONFLICT DO UPDATE SET patient = excluded.patient, described = excluded.described,
      body = excluded.body, kept = excluded.kept, version = excluded.version, writer = excluded.writer`)
  const drop = db.prepare<[Which & { aside: number }]>(`
    DELETE FROM draft WHERE person = @person AND name = @name AND about = @about AND aside = @aside`)
  return {
    /** What was typed last. */
    current: (which: Which) => current.get(which),
    /** Of one person, those that were set aside among them. */
    of: (person: string): DraftRow[] => ofPerson.all(person),
    put: (row: NewDraft): void => {
      put.run(row)
    },
    /** Makes room for another text. Answers the number of the one that gave way. */
    setAside(which: Which): number {
      const aside = nextAside.get(which)!
      setAside.run({ ...which, aside })
      return aside
    },
    drop: (which: Which & { aside: number }): void => {
      drop.run(which)
    },
  }
}

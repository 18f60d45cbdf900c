import type { ReadableDb } from '../db.ts'

/** Which import is undone, and whose drafts are told. */
interface Undone {
  readonly importId: number
  readonly who: string
  readonly draft: string
}
interface TakenOut {
  readonly patient: number
  /** JSON of what told her from others when it was written. */
  readonly described: string
  readonly notes: number
  readonly drafts: number
}

/** What an import brought and a later one brought too is left to that one. */
const isLeftToAnother = (source: string) =>
  `EXISTS (SELECT 1 FROM import_source later WHERE later.source = ${source} AND later.import > @importId)`

/** Whether nobody describes `person` any more once an import is undone. */
const isGoing = `person.described = 1 AND NOT EXISTS (
    SELECT 1 FROM person_version stays WHERE stays.person = person.id AND (
      NOT EXISTS (SELECT 1 FROM import_person mine WHERE mine.version = stays.id AND mine.import = @importId)
      OR EXISTS (SELECT 1 FROM import_person other WHERE other.version = stays.id AND (
        other.import <> @importId OR ${isLeftToAnother('other.source')}))))`

/** What one's own hand wrote about a person, with how much. */
const lineOf = `person.id AS patient,
    coalesce((SELECT described FROM note WHERE note.person = person.id ORDER BY note.id DESC LIMIT 1),
      (SELECT described FROM draft WHERE patient = person.id LIMIT 1)) AS described,
    (SELECT count(*) FROM note WHERE note.person = person.id) AS notes,
    (SELECT count(*) FROM draft WHERE patient = person.id AND draft.person = @who AND draft.name = @draft) AS drafts`
const isWrittenOf = `(EXISTS (SELECT 1 FROM note WHERE note.person = person.id)
    OR EXISTS (SELECT 1 FROM draft WHERE patient = person.id AND draft.person = @who AND draft.name = @draft))`

/** What was written, answered and decided here about people who came with files, and stays when those are undone. */
export function writtenHere(db: ReadableDb) {
  const going = db.prepare<[Undone], TakenOut>(`
    SELECT ${lineOf} FROM person WHERE person.id IN (
      SELECT person FROM note UNION ALL SELECT patient FROM draft WHERE draft.person = @who AND patient IS NOT NULL
    ) AND ${isWrittenOf} AND ${isGoing}`)
  const entries = db
    .prepare<[{ importId: number }], number>(`
    SELECT count(DISTINCT entry.entry) FROM entry JOIN person ON person.identity = entry.known
    WHERE entry.import <> @importId AND ${isGoing}`)
    .pluck()
  const decisions = db
    .prepare<[{ importId: number }], number>(`
    SELECT count(*) FROM match_answer WHERE answer <> 'later' AND EXISTS (
      SELECT 1 FROM person WHERE person.identity IN (match_answer.one, match_answer.other) AND ${isGoing})`)
    .pluck()
  const saidOf = `FROM fact JOIN source ON source.id = fact.source
      WHERE fact.identity = made.identity AND fact.kind = made.kind AND source.scope = made.scope`
  const acknowledgements = db
    .prepare<[{ importId: number }], number>(`
    SELECT count(*) FROM acknowledgement made WHERE EXISTS (SELECT 1 ${saidOf}) AND NOT EXISTS (
      SELECT 1 ${saidOf} AND (fact.import <> @importId OR ${isLeftToAnother('fact.source')}
        OR EXISTS (SELECT 1 FROM again WHERE again.fact = fact.id AND again.import <> @importId)))`)
    .pluck()
  const takenOut = db.prepare<[{ who: string; draft: string; limit: number }], TakenOut>(`
    SELECT ${lineOf} FROM person WHERE described = 0 AND one IS NULL AND ${isWrittenOf}
    ORDER BY sort_name, id LIMIT @limit`)
  return {
    /** What undoing an import would hide beside what it brought. */
    hiddenBy: (undone: Undone) => ({
      people: going.all(undone),
      entries: entries.get(undone)!,
      decisions: decisions.get(undone)!,
      acknowledgements: acknowledgements.get(undone)!,
    }),
    /** People of whom something is written here and whom nobody describes any more. */
    takenOut: (part: { who: string; draft: string; limit: number }) => takenOut.all(part),
  }
}

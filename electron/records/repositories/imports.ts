import { say, type Message, type Term } from '../../../shared/words/message.ts'
import { inOrderOfFiles } from './in-order-of-files.ts'
import type { WritableDb } from '../db.ts'
import type { BringingRepository } from './bringing.ts'
import { isEither } from './either-names.ts'
import { positionText, type StoredRow } from './fact-rows.ts'
import type { Remove } from './removal.ts'
import { storedKind } from '../kinds/stored-kind.ts'

/** `undoing`: some of what it brought is gone already, and some is not. */
export type ImportState = 'running' | 'interrupted' | 'done' | 'undoing' | 'undone'
export interface ImportRow {
  id: number
  label: string // JSON of a term
  started: string
  state: ImportState
}
export interface NewImport {
  request: string
  label: Term
  started: string
  person: string
}
/** What could not be read of a source: where, why, and what would mend it. */
export interface Reject {
  place: { offset: number; length: number; position: string }
  reason: Message
  remedy: Message
}
export interface QuarantineRow {
  id: number
  import: number
  source: number
  at: number
  length: number
  position: string
  reason: string // JSON
  remedy: string // JSON
}
const saidOf = (json: string) => JSON.parse(json) as Message // written by rejectColumns
const said = <T extends { reason: string; remedy: string }>({ reason, remedy, ...row }: T) => ({
  ...row,
  reason: saidOf(reason),
  remedy: saidOf(remedy),
})
/** What was set aside, as the columns of its row. */
export const rejectColumns = ({ place: { offset, length, position }, reason, remedy }: Reject) => ({
  at: offset,
  length,
  position,
  reason: JSON.stringify(reason),
  remedy: JSON.stringify(remedy),
})

/** The sources of an import, each with the imports under which what came through it stands. */
const brought = `import_source mine JOIN import_source first
  ON first.source = mine.source AND first.import <= mine.import`

/** How many facts an import has that lie in no batch of its sources: where it has some from earlier imports. */
const broughtAgain = `SELECT count(DISTINCT again.fact) FROM ${brought} JOIN again
    ON again.source = first.source AND again.import = first.import
  JOIN fact ON fact.id = again.fact
  WHERE mine.import = import.id AND NOT EXISTS (
    SELECT 1 FROM import_source own JOIN import_source holder
      ON holder.source = own.source AND holder.import = fact.import AND holder.import <= own.import
    WHERE own.import = import.id AND own.source = fact.source)`

/** Why something lies on nobody's chart: one becomes the other when somebody comes, or is gone. */
const nobodysReasons = "'quarantine.no-such-patient', 'quarantine.two-people'"

interface Beside {
  readonly bringing: BringingRepository
  readonly remove: Remove
}

/** Imports, what each brought, and what it could not read. */
export function importRepository(db: WritableDb, { bringing, remove }: Beside) {
  const byRequest = db.prepare<[string], ImportRow>(
    'SELECT id, label, started, state FROM import WHERE request = ?',
  )
  const add = db.prepare<[Omit<NewImport, 'label'> & { label: string }]>(
    `INSERT INTO import (request, label, started, state, person)
      VALUES (@request, @label, @started, 'running', @person)`,
  )
  const setState = db.prepare<[string, number]>('UPDATE import SET state = ? WHERE id = ?')
  const addGone = db.prepare<[{ id: number; facts: number; patients: number }]>(`
    UPDATE import SET gone_facts = gone_facts + @facts, gone_patients = gone_patients + @patients
    WHERE id = @id`)
  const gone = db.prepare<[number], { patients: number; facts: number }>(
    'SELECT gone_patients AS patients, gone_facts AS facts FROM import WHERE id = ?',
  )
  const interruptRunning = db.prepare("UPDATE import SET state = 'interrupted' WHERE state = 'running'")
  const interrupt = db.prepare<[number]>(
    "UPDATE import SET state = 'interrupted' WHERE id = ? AND state = 'running'",
  )
  const list = db.prepare<
    [],
    ImportRow &
      Record<'files' | 'waiting' | 'patients' | 'facts' | 'quarantined', number> & { person: string }
  >(`
    SELECT id, label, started, state, person,
      (SELECT count(*) FROM import_source WHERE import = import.id) AS files,
      (SELECT count(*) FROM import_source JOIN waiting ON waiting.source = import_source.source
        WHERE import = import.id AND kept <> 'begun') AS waiting,
      (SELECT count(DISTINCT person_version.person) FROM ${brought} JOIN import_person
        ON import_person.source = first.source AND import_person.import = first.import
        JOIN person_version ON person_version.id = import_person.version
        WHERE mine.import = import.id) AS patients,
      (SELECT total(facts) FROM ${brought} JOIN batch
        ON batch.source = first.source AND batch.import = first.import WHERE mine.import = import.id)
        + CASE WHEN EXISTS (SELECT 1 FROM ${brought} WHERE mine.import = import.id AND first.import < mine.import)
          THEN (${broughtAgain}) ELSE (SELECT count(*) FROM import_source mine JOIN again
            ON again.source = mine.source AND again.import = mine.import AND counted = 1
            WHERE mine.import = import.id) END AS facts,
      (SELECT count(*) FROM ${brought} JOIN quarantine
        ON quarantine.source = first.source AND quarantine.import = first.import AND resolved = 0
        WHERE mine.import = import.id) AS quarantined
    FROM import WHERE state <> 'reading' ORDER BY id DESC`)
  const byId = db.prepare<[number], ImportRow>('SELECT id, label, started, state FROM import WHERE id = ?')
  const nobodys = db.prepare<
    [],
    {
      kind: number
      identity: string
      importId: number
      source: number
      at: number
      length: number
      position: string
    }
  >(`
    SELECT kind, person.identity, fact.source, fact.at, fact.length, ${positionText} AS position,
      fact.import AS importId
    FROM person JOIN fact ON fact.person = person.id
    WHERE person.described = 0 AND one IS NULL`)
  const personCount = db.prepare<[number], { n: number }>(`
    SELECT count(DISTINCT person) AS n FROM import_person
    JOIN person_version ON person_version.id = import_person.version WHERE import = ?`)
  const charts = db
    .prepare<[number], number>(`
    SELECT coalesce(one, person.id) FROM ${brought} JOIN import_person
      ON import_person.source = first.source AND import_person.import = first.import
    JOIN person_version ON person_version.id = import_person.version
    JOIN person ON person.id = person_version.person
    WHERE mine.import = ? AND described = 1`)
    .pluck()
  const addReject = db.prepare(`
    INSERT INTO quarantine (import, source, at, length, position, reason, remedy)
    VALUES (@importId, @source, @at, @length, @position, @reason, @remedy)
    ON CONFLICT (source, position) DO UPDATE SET import = @importId, at = @at, length = @length,
      reason = @reason, remedy = @remedy, resolved = 0
      WHERE resolved = 1
        OR reason <> @reason AND json_extract(reason, '$.key') IN (${nobodysReasons})
        OR @importId IN (SELECT id FROM import WHERE state = 'reading')`)
  const listed = `SELECT quarantine.id, import, source, at, length, position, reason, remedy, source.path
    FROM quarantine JOIN source ON source.id = quarantine.source`
  const rejects = db.prepare<[], QuarantineRow & { path: string }>(
    `${listed} WHERE resolved = 0 ORDER BY quarantine.id`,
  )
  const rejectsOf = db.prepare<[number], QuarantineRow & { path: string }>(
    `${listed} WHERE quarantine.import = ? AND resolved = 0 ORDER BY quarantine.id`,
  )
  const rejectById = db.prepare<[number], QuarantineRow>(`
    SELECT id, import, source, at, length, position, reason, remedy
    FROM quarantine WHERE id = ? AND resolved = 0`)
  const wholeFile = db
    .prepare<[number], string>(
      `SELECT reason FROM quarantine
      WHERE source = ? AND json_extract(reason, '$.key') = 'quarantine.broken-file' AND resolved = 0`,
    )
    .pluck()
  const resolve = db.prepare<[number]>('UPDATE quarantine SET resolved = 1 WHERE id = ?')
  const rejectCount = db.prepare<[number], { n: number }>(
    'SELECT count(*) AS n FROM quarantine WHERE import = ? AND resolved = 0',
  )

  const setAside = (importId: number, source: number, reject: Reject): number =>
    addReject.run({ importId, source, ...rejectColumns(reject) }).changes

  /** Says of every fact on nobody's chart that nobody has described whom it is about, whenever and however it came. */
  function tellNobodys(): void {
    for (const { kind, identity, importId, source, at, length, position } of nobodys.all())
      setAside(importId, source, {
        place: { offset: at, length, position },
        ...(isEither(identity)
          ? { reason: say('quarantine.two-people'), remedy: say('quarantine.two-people-remedy') }
          : {
              reason: say('quarantine.no-such-patient', { type: storedKind(kind) }),
              remedy: say('quarantine.no-such-patient-remedy'),
            }),
      })
  }

  return {
    tellNobodys,
    byRequest: (request: string) => byRequest.get(request),
    byId: (id: number) => byId.get(id),
    add: ({ label, ...row }: NewImport) =>
      Number(add.run({ ...row, label: JSON.stringify(label) }).lastInsertRowid),
    setState: (id: number, state: ImportState) => {
      setState.run(state, id)
    },
    /** An undo has taken out so much more of it. */
    addGone: (id: number, { facts, patients }: { facts: number; patients: number }) => {
      if (facts + patients > 0) addGone.run({ id, facts, patients })
    },
    /** What undoing it has taken out, over all the times that it was gone on with. */
    gone: (id: number) => gone.get(id) ?? { patients: 0, facts: 0 },
    /** At opening: an import that was running when the process ended was interrupted. */
    interruptRunning: () => {
      interruptRunning.run()
    },
    interrupt: (id: number) => {
      interrupt.run(id)
    },
    list: () => list.all().map(({ label, ...row }) => ({ ...row, label: JSON.parse(label) as Term })), // written by add
    factCounts: (id: number) => bringing.counts(id),
    /** On whose charts its people stand: so many of them, each once. */
    charts(id: number, most: number): number[] {
      const found = new Set<number>()
      if (most === 0) return []
      for (const chart of charts.iterate(id)) {
        found.add(chart)
        if (found.size === most) break
      }
      return [...found]
    },
    personCount: (id: number) => personCount.get(id)!.n,
    addReject: setAside,
    /** Why a source ended too early, where it did. */
    cutShort(source: number): Message | undefined {
      const why = wholeFile.get(source)
      return why === undefined ? undefined : saidOf(why)
    },
    rejects: () => inOrderOfFiles(rejects.all()).map(said),
    rejectsOf: (importId: number) => inOrderOfFiles(rejectsOf.all(importId)).map(said),
    reject: (id: number) => rejectById.get(id),
    rejectCount: (id: number) => rejectCount.get(id)!.n,
    resolve: (id: number) => {
      resolve.run(id)
    },

    /** Takes facts out of the store, whoever brought them. */
    removeFacts(facts: readonly StoredRow[]): void {
      remove(facts, [])
    },
  }
}
export type ImportRepository = ReturnType<typeof importRepository>

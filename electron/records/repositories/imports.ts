import { say, type Message } from '../../../shared/words/message.ts'
import type { WritableDb } from '../db.ts'
import type { BringingRepository } from './bringing.ts'
import type { PhraseRepository } from './phrases.ts'
import { positionText, type StoredRow } from './fact-rows.ts'
import type { PersonVersion, Remove } from './removal.ts'
import { storedKind } from '../kinds/stored-kind.ts'
import type { ReferentRepository } from './referents.ts'
import type { RetractionRepository } from './retractions.ts'
import type { SourceRepository } from './sources.ts'
import type { StrangerRepository } from './strangers.ts'
import type { VersionRepository } from './versions.ts'

export interface ImportRow {
  id: number
  label: string
  started: string
  state: 'running' | 'interrupted' | 'done' | 'undone'
}
export interface NewImport {
  request: string
  label: string
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

interface Beside {
  readonly versions: VersionRepository
  readonly sources: SourceRepository
  readonly referents: ReferentRepository
  readonly retractions: RetractionRepository
  readonly strangers: StrangerRepository
  readonly bringing: BringingRepository
  readonly phrases: PhraseRepository
  readonly remove: Remove
}

/** Imports, what each brought, and what it could not read. */
export function importRepository(
  db: WritableDb,
  { versions, sources, referents, retractions, strangers, bringing, phrases, remove }: Beside,
) {
  const byRequest = db.prepare<[string], ImportRow>(
    'SELECT id, label, started, state FROM import WHERE request = ?',
  )
  const add = db.prepare<[NewImport]>(
    `INSERT INTO import (request, label, started, state, person)
      VALUES (@request, @label, @started, 'running', @person)`,
  )
  const setState = db.prepare<[string, number]>('UPDATE import SET state = ? WHERE id = ?')
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
      (SELECT count(*) FROM import_person WHERE import = import.id) AS patients,
      (SELECT total(facts) FROM batch WHERE import = import.id)
        + (SELECT count(*) FROM again WHERE import = import.id) AS facts,
      (SELECT count(*) FROM quarantine WHERE import = import.id AND resolved = 0) AS quarantined
    FROM import WHERE state <> 'reading' ORDER BY id DESC`)
  const byId = db.prepare<[number], ImportRow>('SELECT id, label, started, state FROM import WHERE id = ?')
  const nobodys = db.prepare<
    [],
    { kind: number; importId: number; source: number; at: number; length: number; position: string }
  >(`
    SELECT kind, fact.source, fact.at, fact.length, ${positionText} AS position, fact.import AS importId
    FROM person JOIN fact ON fact.person = person.id
    WHERE person.described = 0 AND one IS NULL`)
  const personCount = db.prepare<[number], { n: number }>(`
    SELECT count(DISTINCT person) AS n FROM import_person
    JOIN person_version ON person_version.id = import_person.version WHERE import = ?`)
  const addReject = db.prepare(`
    INSERT INTO quarantine (import, source, at, length, position, reason, remedy)
    VALUES (@importId, @source, @at, @length, @position, @reason, @remedy)
    ON CONFLICT (source, position) DO UPDATE SET import = @importId, at = @at, length = @length,
      reason = @reason, remedy = @remedy, resolved = 0
      WHERE resolved = 1 OR @importId IN (SELECT id FROM import WHERE state = 'reading')`)
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

  // Undo: what only this import brought.
  const onlyVersions = db.prepare<[number, number], PersonVersion>(`
    SELECT id, person, current
    FROM import_person JOIN person_version ON person_version.id = import_person.version
    WHERE import_person.import = ? AND NOT EXISTS (
      SELECT 1 FROM import_person other WHERE other.version = person_version.id AND other.import <> ?)`)
  const sourcesOf = db.prepare<[number], number>('SELECT source FROM import_source WHERE import = ?').pluck()
  const unlink = ['import_person', 'import_source'].map(table =>
    db.prepare<[number]>(`DELETE FROM ${table} WHERE import = ?`),
  )
  const dropRejects = db.prepare<[number]>('DELETE FROM quarantine WHERE import = ?')
  const sourceInUse = db
    .prepare<[{ source: number }], number>(`
    SELECT EXISTS (SELECT 1 FROM person_version WHERE source = @source)
      OR EXISTS (SELECT 1 FROM import_source WHERE source = @source)`)
    .pluck()
  const reopenSource = db.prepare<[number]>(`
    UPDATE source SET done = 0, entries_done = 0, read = 0, stored = 0, known = 0, quarantined = 0
    WHERE id = ?`)

  const setAside = (importId: number, source: number, reject: Reject): number =>
    addReject.run({ importId, source, ...rejectColumns(reject) }).changes

  /** Says of every fact on nobody's chart that nobody has described whom it is about, whenever and however it came. */
  function tellNobodys(): void {
    for (const { kind, importId, source, at, length, position } of nobodys.all())
      setAside(importId, source, {
        place: { offset: at, length, position },
        reason: say('quarantine.no-such-patient', { type: storedKind(kind) }),
        remedy: say('quarantine.no-such-patient-remedy'),
      })
  }

  return {
    tellNobodys,
    byRequest: (request: string) => byRequest.get(request),
    byId: (id: number) => byId.get(id),
    add: (row: NewImport) => Number(add.run(row).lastInsertRowid),
    setState: (id: number, state: ImportRow['state']) => {
      setState.run(state, id)
    },
    /** At opening: an import that was running when the process ended was interrupted. */
    interruptRunning: () => {
      interruptRunning.run()
    },
    interrupt: (id: number) => {
      interrupt.run(id)
    },
    list: () => list.all(),
    factCounts: (id: number) => bringing.counts(id),
    personCount: (id: number) => personCount.get(id)!.n,
    addReject: setAside,
    /** Why a source ended too early, where it did. */
    cutShort(source: number): Message | undefined {
      const why = wholeFile.get(source)
      return why === undefined ? undefined : saidOf(why)
    },
    rejects: () => rejects.all().map(said),
    rejectsOf: (importId: number) => rejectsOf.all(importId).map(said),
    reject: (id: number) => rejectById.get(id),
    rejectCount: (id: number) => rejectCount.get(id)!.n,
    resolve: (id: number) => {
      resolve.run(id)
    },

    /** Takes facts out of the store, whoever brought them. */
    removeFacts(facts: readonly StoredRow[]): void {
      remove(facts, [])
    },
    /**
     * Removes exactly what this import alone brought; earlier versions of what it had changed come back. One
     * transaction.
     */
    undo(importId: number): { patients: number; facts: number } {
      const facts = bringing.only(importId)
      const people = onlyVersions.all(importId, importId)
      const brought = sourcesOf.all(importId)
      for (const statement of unlink) statement.run(importId)
      strangers.forget(importId)
      const patients = remove(facts, people)
      versions.forgetNames(importId)
      bringing.release(importId)
      versions.renamed(referents.factsNamedIn(importId), () => referents.forget(importId))
      for (const fact of retractions.forget(importId)) versions.electFactsOf(fact)
      dropRejects.run(importId)
      phrases.sweep()
      // Also one that another import began or resumed is no longer here as a whole: it can come again.
      for (const source of brought)
        if (bringing.isAnyOf(source) || sourceInUse.get({ source }) === 1) reopenSource.run(source)
        else sources.remove(source)
      tellNobodys()
      setState.run('undone', importId)
      return { patients, facts: facts.length }
    },
  }
}
export type ImportRepository = ReturnType<typeof importRepository>

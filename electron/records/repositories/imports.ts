import type { Message } from '../../../shared/words/message.ts'
import type { WritableDb } from '../db.ts'
import type { SourceRepository } from './sources.ts'
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
/** What could not be read, and where. What is said of it is a message, or words where a reader sent words. */
export interface Reject {
  importId: number
  sourceId: number
  at: number
  length: number
  position: string
  code: string
  message: Message | string
  remedy: Message | string
}
const reject = 'id, import, source, at, length, position, code, message, remedy'
export interface QuarantineRow {
  id: number
  import: number
  source: number
  at: number
  length: number
  position: string
  code: string
  message: Message | string
  remedy: Message | string
}
const said = <T extends { message: string; remedy: string }>(row: T) => ({
  ...row,
  message: JSON.parse(row.message) as Message | string, // written by addReject
  remedy: JSON.parse(row.remedy) as Message | string,
})
export type RejectPlace = Pick<QuarantineRow, 'id' | 'import' | 'source' | 'at' | 'length' | 'position'>
type StoredReject = Omit<QuarantineRow, 'message' | 'remedy'> & { message: string; remedy: string }

/** Imports, what each brought, and what it could not read. */
export function importRepository(db: WritableDb) {
  const byRequest = db.prepare<[string], ImportRow>(
    'SELECT id, label, started, state FROM import WHERE request = ?',
  )
  const add = db.prepare<[NewImport]>(
    "INSERT INTO import (request, label, started, state, person) VALUES (@request, @label, @started, 'running', @person)",
  )
  const setState = db.prepare<[string, number]>('UPDATE import SET state = ? WHERE id = ?')
  const interrupt = db.prepare("UPDATE import SET state = 'interrupted' WHERE state = 'running'")
  const list = db.prepare<
    [],
    ImportRow & { person: string; files: number; patients: number; facts: number; quarantined: number }
  >(`
    SELECT id, label, started, state, person,
      (SELECT count(*) FROM import_source WHERE import = import.id) AS files,
      (SELECT count(*) FROM import_person WHERE import = import.id) AS patients,
      (SELECT count(*) FROM import_fact WHERE import = import.id) AS facts,
      (SELECT count(*) FROM quarantine WHERE import = import.id AND resolved = 0) AS quarantined
    FROM import ORDER BY id DESC`)
  const byId = db.prepare<[number], ImportRow>('SELECT id, label, started, state FROM import WHERE id = ?')
  const factCounts = db.prepare<[number], { kind: number; n: number }>(
    'SELECT kind, count(*) AS n FROM import_fact JOIN fact ON fact.id = import_fact.fact WHERE import_fact.import = ? GROUP BY kind',
  )
  const personCount = db.prepare<[number], { n: number }>(
    'SELECT count(DISTINCT person) AS n FROM import_person JOIN person_version ON person_version.id = import_person.version WHERE import = ?',
  )
  const addReject = db.prepare<[Omit<Reject, 'message' | 'remedy'> & { message: string; remedy: string }]>(`
    INSERT OR IGNORE INTO quarantine (import, source, at, length, position, code, message, remedy)
    VALUES (@importId, @sourceId, @at, @length, @position, @code, @message, @remedy)`)
  const listed = `SELECT ${reject
    .split(', ')
    .map(each => `quarantine.${each}`)
    .join(', ')}, source.path FROM quarantine JOIN source ON source.id = quarantine.source`
  const rejects = db.prepare<[], StoredReject & { path: string }>(
    `${listed} WHERE resolved = 0 ORDER BY quarantine.id`,
  )
  const rejectsOf = db.prepare<[number], StoredReject & { path: string }>(
    `${listed} WHERE quarantine.import = ? AND resolved = 0 ORDER BY quarantine.id`,
  )
  const rejectById = db.prepare<[number], RejectPlace>(
    'SELECT id, import, source, at, length, position FROM quarantine WHERE id = ? AND resolved = 0',
  )
  const resolve = db.prepare<[number]>('UPDATE quarantine SET resolved = 1 WHERE id = ?')
  const rejectCount = db.prepare<[number], { n: number }>(
    'SELECT count(*) AS n FROM quarantine WHERE import = ? AND resolved = 0',
  )

  // Undo: what only this import brought.
  const onlyFacts = db.prepare<
    [number, number],
    {
      id: number
      kind: number
      identity: string
      current: number
      body: string
      hash: Buffer
      person: number
    }
  >(`
    SELECT id, kind, identity, current, body, hash, person FROM import_fact JOIN fact ON fact.id = import_fact.fact
    WHERE import_fact.import = ? AND NOT EXISTS (SELECT 1 FROM import_fact other WHERE other.fact = fact.id AND other.import <> ?)`)
  const onlyVersions = db.prepare<[number, number], { id: number; person: number; current: number }>(`
    SELECT id, person, current FROM import_person JOIN person_version ON person_version.id = import_person.version
    WHERE import_person.import = ? AND NOT EXISTS (SELECT 1 FROM import_person other WHERE other.version = person_version.id AND other.import <> ?)`)
  const onlySources = db.prepare<[number, number], { source: number }>(`
    SELECT source FROM import_source WHERE import = ? AND NOT EXISTS (SELECT 1 FROM import_source other WHERE other.source = import_source.source AND other.import <> ?)`)
  const unlink = ['import_fact', 'import_person', 'import_source'].map(table =>
    db.prepare<[number]>(`DELETE FROM ${table} WHERE import = ?`),
  )
  const dropFact = db.prepare<[number]>('DELETE FROM fact WHERE id = ?')
  const dropVersion = db.prepare<[number]>('DELETE FROM person_version WHERE id = ?')
  const personInUse = db.prepare<[number, number, number], { used: number }>(
    'SELECT EXISTS (SELECT 1 FROM fact WHERE person = ?) OR EXISTS (SELECT 1 FROM person_version WHERE person = ?) OR EXISTS (SELECT 1 FROM note WHERE person = ?) AS used',
  )
  const dropPerson = db.prepare<[number]>('DELETE FROM person WHERE id = ?')
  const dropRejects = db.prepare<[number]>('DELETE FROM quarantine WHERE import = ?')
  const sourceInUse = db.prepare<[number, number], { used: number }>(
    'SELECT EXISTS (SELECT 1 FROM fact WHERE source = ?) OR EXISTS (SELECT 1 FROM person_version WHERE source = ?) AS used',
  )
  const reopenSource = db.prepare<[number]>(
    'UPDATE source SET done = 0, entries_done = 0, read = 0, stored = 0, known = 0, quarantined = 0 WHERE id = ?',
  )

  return {
    byRequest: (request: string) => byRequest.get(request),
    byId: (id: number) => byId.get(id),
    add: (row: NewImport) => Number(add.run(row).lastInsertRowid),
    setState: (id: number, state: ImportRow['state']) => {
      setState.run(state, id)
    },
    /** At opening: an import that was running when the process ended was interrupted. */
    interruptRunning: () => {
      interrupt.run()
    },
    list: () => list.all(),
    factCounts: (id: number) => factCounts.all(id),
    personCount: (id: number) => personCount.get(id)!.n,
    addReject: ({ message, remedy, ...rest }: Reject) =>
      addReject.run({ ...rest, message: JSON.stringify(message), remedy: JSON.stringify(remedy) }).changes,
    rejects: () => rejects.all().map(said),
    rejectsOf: (importId: number) => rejectsOf.all(importId).map(said),
    reject: (id: number) => rejectById.get(id),
    rejectCount: (id: number) => rejectCount.get(id)!.n,
    resolve: (id: number) => {
      resolve.run(id)
    },

    /** Removes exactly what this import alone brought; earlier versions of what it had changed come back. One transaction. */
    undo(
      importId: number,
      { versions, sources }: { versions: VersionRepository; sources: SourceRepository },
    ): { patients: number; facts: number } {
      const facts = onlyFacts.all(importId, importId)
      const people = onlyVersions.all(importId, importId)
      const lone = onlySources.all(importId, importId)
      for (const statement of unlink) statement.run(importId)
      for (const fact of facts) {
        if (fact.current) versions.unindex(fact.id, fact.body, fact.hash)
        dropFact.run(fact.id)
      }
      for (const fact of facts) versions.electFactVersion(fact.kind, fact.identity)
      const touched = new Set([...people.map(each => each.person), ...facts.map(each => each.person)])
      // The current version is stepped down before it is deleted, so that the content hash loses it.
      for (const { id, person } of people) {
        versions.retirePersonVersion(person, id)
        dropVersion.run(id)
      }
      let patients = 0
      for (const person of touched) {
        versions.electPersonVersion(person)
        if (!personInUse.get(person, person, person)!.used) {
          dropPerson.run(person)
          patients++
        }
      }
      dropRejects.run(importId)
      for (const { source } of lone) {
        if (sourceInUse.get(source, source)!.used) {
          reopenSource.run(source)
          continue
        }
        sources.remove(source)
      }
      versions.forget()
      setState.run('undone', importId)
      return { patients, facts: facts.length }
    },
  }
}
export type ImportRepository = ReturnType<typeof importRepository>

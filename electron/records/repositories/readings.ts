import { randomUUID } from 'node:crypto'
import type { WritableDb } from '../db.ts'
import { rejectColumns, type Reject } from './imports.ts'
import type { BringingRepository } from './bringing.ts'
import type { CitationRepository } from './citations.ts'
import type { PhraseRepository } from './phrases.ts'
import type { ReferentRepository } from './referents.ts'
import type { PersonVersion, Remove } from './removal.ts'
import type { SourceRepository } from './sources.ts'
import type { VersionRepository } from './versions.ts'

interface Beside {
  readonly versions: VersionRepository
  readonly sources: SourceRepository
  readonly referents: ReferentRepository
  readonly citations: CitationRepository
  readonly bringing: BringingRepository
  readonly phrases: PhraseRepository
  readonly remove: Remove
}

/**
 * A source being read again. What this time finds is linked to a reading: an import of its own that no list shows. When
 * the reading ends, versions the source had brought and the reading did not find are replaced by what it found instead,
 * and the links go to the imports that had brought the source, so that undoing one of them still removes all it
 * brought.
 */
export function readingRepository(
  db: WritableDb,
  { versions, sources, referents, citations, bringing, phrases, remove }: Beside,
) {
  const add = db.prepare<[{ request: string; started: string; person: string }]>(`
    INSERT INTO import (request, label, started, state, person)
    VALUES (@request, '""', @started, 'reading', @person)`)
  const leftOver = db.prepare<[], { reading: number; source: number }>(`
    SELECT import AS reading, source FROM import JOIN import_source ON import_source.import = import.id
    WHERE state = 'reading'`)
  const owners = db
    .prepare<[number, number], number>(
      'SELECT import FROM import_source WHERE source = ? AND import <> ? ORDER BY import',
    )
    .pluck()
  const dropReading = db.prepare<[number]>('DELETE FROM import WHERE id = ?')
  const unlinkSource = db.prepare<[number]>('DELETE FROM import_source WHERE import = ?')

  const peopleNotFound = db.prepare<[number, number], PersonVersion>(`
    SELECT id, person, current FROM person_version
    WHERE source = ? AND NOT EXISTS (SELECT 1 FROM import_person WHERE import = ? AND version = person_version.id)`)

  const people = {
    /** Descriptions that the reading found in the place of this one. */
    successors: db
      .prepare<[number, number], number>(`
      SELECT other.id FROM person_version mine JOIN person_version other ON other.person = mine.person
      JOIN import_person found ON found.import = ? AND found.version = other.id
      WHERE mine.id = ?`)
      .pluck(),
    /** Whatever import had the second version has the first as well. */
    inherit: db.prepare<[number, number]>(`
      INSERT OR IGNORE INTO import_person (import, version, source)
      SELECT import, ?, source FROM import_person WHERE version = ?`),
    unlinkAll: db.prepare<[number]>('DELETE FROM import_person WHERE version = ?'),
    unlinkFrom: db.prepare<[number, number, number]>(
      'DELETE FROM import_person WHERE version = ? AND import = ? AND source = ?',
    ),
    isLinked: db
      .prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM import_person WHERE version = ?)')
      .pluck(),
    handOver: db.prepare<[number, number]>(`
      INSERT OR IGNORE INTO import_person (import, version, source)
      SELECT ?, version, source FROM import_person WHERE import = ?`),
    newCount: db
      .prepare<[number, number], number>(`
      SELECT count(*) FROM import_person mine WHERE import = ? AND NOT EXISTS (
        SELECT 1 FROM import_person other WHERE other.version = mine.version AND other.import <> ?)`)
      .pluck(),
    drop: db.prepare<[number]>('DELETE FROM import_person WHERE import = ?'),
  }

  const addReject = db.prepare(`
    INSERT INTO quarantine (import, source, at, length, position, reason, remedy)
    VALUES (@reading, @source, @at, @length, @position, @reason, @remedy)
    ON CONFLICT (source, position) DO UPDATE SET import = @reading, at = @at, length = @length,
      reason = @reason, remedy = @remedy, resolved = 0`)
  const resolveOthers = db.prepare<[number, number]>(
    'UPDATE quarantine SET resolved = 1 WHERE source = ? AND import <> ? AND resolved = 0',
  )
  const rejectCount = db
    .prepare<[number], number>('SELECT count(*) FROM quarantine WHERE import = ? AND resolved = 0')
    .pluck()
  const handOverRejects = db.prepare<[number, number]>('UPDATE quarantine SET import = ? WHERE import = ?')

  // What a reading brought to be named, took back, and named of works stands instead of what its source brought before.
  const beside = ['referent', 'retraction', 'citation'].map(table => ({
    dropEarlier: db.prepare<[number, number]>(`DELETE FROM ${table} WHERE source = ? AND import <> ?`),
    handOver: db.prepare<[number, number]>(`UPDATE OR REPLACE ${table} SET import = ? WHERE import = ?`),
  }))
  const handOverNames = ['referent_name', 'person_called', 'stranger'].map(table =>
    db.prepare<[number, number]>(`UPDATE OR REPLACE ${table} SET import = ? WHERE import = ?`),
  )

  /** Gives what a reading found to the imports that had brought its source, and ends the reading. */
  function settle(reading: number, source: number): void {
    // Under the first that brought the source: the others have it from there.
    const owner = owners.get(source, reading)
    if (owner !== undefined) {
      people.handOver.run(owner, reading)
      handOverRejects.run(owner, reading)
      for (const each of handOverNames) each.run(owner, reading)
      for (const { handOver } of beside) handOver.run(owner, reading)
    }
    people.drop.run(reading)
    bringing.handOver(reading, source, owner)
    unlinkSource.run(reading)
    dropReading.run(reading)
  }

  /** Takes a description that the reading did not find from who had it; answers whether it is nobody's any more. */
  function isDescriptionGivenUp(version: number, reading: number, source: number): boolean {
    const successors = people.successors.all(reading, version)
    for (const successor of successors) people.inherit.run(successor, version)
    if (successors.length > 0) people.unlinkAll.run(version)
    else for (const owner of owners.all(source, reading)) people.unlinkFrom.run(version, owner, source)
    return people.isLinked.get(version) === 0
  }

  /** The same of a fact. */
  function isFactGivenUp(fact: number, reading: number, source: number): boolean {
    const successors = bringing.versionsBroughtBy(reading, fact)
    if (successors.length === 0)
      return (
        owners
          .all(source, reading)
          .reduce((had, importId) => bringing.unlink({ importId, sourceId: source, fact }) && had, true) ===
        false
      )
    for (const importId of bringing.importsOf(fact))
      for (const successor of successors) bringing.link({ importId, sourceId: source, fact: successor })
    return true
  }

  return {
    /** Begins a reading of a source; one that was begun before and not finished is ended as it stands. */
    begin(source: number, by: { started: string; person: string }): number {
      for (const left of leftOver.all()) if (left.source === source) settle(left.reading, source)
      const reading = Number(add.run({ request: `reading ${source} ${randomUUID()}`, ...by }).lastInsertRowid)
      sources.link(reading, source)
      return reading
    },
    addReject: (reading: number, source: number, reject: Reject) => {
      addReject.run({ reading, source, ...rejectColumns(reject) })
    },
    /**
     * Ends a reading that found everything it will find. `added`: what nobody had before; `superseded`: what nobody has
     * any more.
     */
    finish(reading: number, source: number): { added: number; superseded: number; quarantined: number } {
      const added = people.newCount.get(reading, reading)! + bringing.newCount(reading)
      const facts = bringing
        .notBroughtBy(reading, source)
        .filter(each => isFactGivenUp(each.id, reading, source))
      const descriptions = peopleNotFound
        .all(source, reading)
        .filter(each => isDescriptionGivenUp(each.id, reading, source))
      remove(facts, descriptions)
      versions.renamed(referents.factsNamedFrom(source), () => {
        for (const { dropEarlier } of beside) dropEarlier.run(source, reading)
      })
      citations.settleOrphans()
      phrases.sweep()
      resolveOthers.run(source, reading)
      const quarantined = rejectCount.get(reading)!
      settle(reading, source)
      return { added, superseded: facts.length + descriptions.length, quarantined }
    },
    /** Ends every reading that was not finished: what it found stays, and belongs to who brought the source. */
    settleAll(): void {
      for (const { reading, source } of leftOver.all()) settle(reading, source)
    },
  }
}
export type ReadingRepository = ReturnType<typeof readingRepository>

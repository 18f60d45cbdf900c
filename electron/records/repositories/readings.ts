import { randomUUID } from 'node:crypto'
import type { WritableDb } from '../db.ts'
import { rejectColumns, type Reject } from './imports.ts'
import { removal, type FactVersion, type PersonVersion } from './removal.ts'
import type { SourceRepository } from './sources.ts'
import type { VersionRepository } from './versions.ts'

/** What a kind of version is stored in, and what makes two versions ones of the same thing. */
const tables = [
  {
    table: 'fact',
    link: 'import_fact',
    column: 'fact',
    same: 'other.kind = mine.kind AND other.identity = mine.identity',
  },
  { table: 'person_version', link: 'import_person', column: 'version', same: 'other.person = mine.person' },
] as const

/**
 * A source being read again. What this time finds is linked to a reading: an import of its own that no list shows. When
 * the reading ends, versions the source had brought and the reading did not find are replaced by what it found instead,
 * and the links go to the imports that had brought the source, so that undoing one of them still removes all it
 * brought.
 */
export function readingRepository(db: WritableDb, versions: VersionRepository, sources: SourceRepository) {
  const remove = removal(db, versions)
  const add = db.prepare<[{ request: string; started: string; person: string }]>(`
    INSERT INTO import (request, label, started, state, person)
    VALUES (@request, 'read again', @started, 'reading', @person)`)
  const leftOver = db.prepare<[], { reading: number; source: number }>(`
    SELECT import AS reading, source FROM import JOIN import_source ON import_source.import = import.id
    WHERE state = 'reading'`)
  const owners = db
    .prepare<[number, number], number>('SELECT import FROM import_source WHERE source = ? AND import <> ?')
    .pluck()
  const dropReading = db.prepare<[number]>('DELETE FROM import WHERE id = ?')
  const unlinkSource = db.prepare<[number]>('DELETE FROM import_source WHERE import = ?')

  const factsNotFound = db.prepare<[number, number], FactVersion>(`
    SELECT id, kind, identity, current, retracted, body, hash, person FROM fact
    WHERE source = ? AND NOT EXISTS (SELECT 1 FROM import_fact WHERE import = ? AND fact = fact.id)`)
  const peopleNotFound = db.prepare<[number, number], PersonVersion>(`
    SELECT id, person, current FROM person_version
    WHERE source = ? AND NOT EXISTS (SELECT 1 FROM import_person WHERE import = ? AND version = person_version.id)`)

  const links = tables.map(({ table, link, column, same }) => ({
    /** What the reading found in the place of this version. */
    successors: db
      .prepare<[number, number], number>(`
      SELECT other.id FROM ${table} mine JOIN ${table} other ON ${same}
      JOIN ${link} found ON found.import = ? AND found.${column} = other.id
      WHERE mine.id = ?`)
      .pluck(),
    /** Whatever import had the second version has the first as well. */
    inherit: db.prepare<[number, number]>(`
      INSERT OR IGNORE INTO ${link} (import, ${column}) SELECT import, ? FROM ${link} WHERE ${column} = ?`),
    unlinkAll: db.prepare<[number]>(`DELETE FROM ${link} WHERE ${column} = ?`),
    unlinkFrom: db.prepare<[number, number]>(`DELETE FROM ${link} WHERE ${column} = ? AND import = ?`),
    isLinked: db
      .prepare<[number], number>(`SELECT EXISTS (SELECT 1 FROM ${link} WHERE ${column} = ?)`)
      .pluck(),
    handOver: db.prepare<[number, number]>(`
      INSERT OR IGNORE INTO ${link} (import, ${column}) SELECT ?, ${column} FROM ${link} WHERE import = ?`),
    newCount: db
      .prepare<[number, number], number>(`
      SELECT count(*) FROM ${link} mine WHERE import = ? AND NOT EXISTS (
        SELECT 1 FROM ${link} other WHERE other.${column} = mine.${column} AND other.import <> ?)`)
      .pluck(),
    drop: db.prepare<[number]>(`DELETE FROM ${link} WHERE import = ?`),
  }))

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

  // What a reading brought to be named, and took back, stands instead of what its source brought before.
  const beside = ['referent', 'retraction'].map(table => ({
    dropEarlier: db.prepare<[number, number]>(`DELETE FROM ${table} WHERE source = ? AND import <> ?`),
    handOver: db.prepare<[number, number]>(`UPDATE OR REPLACE ${table} SET import = ? WHERE import = ?`),
  }))
  const handOverNames = ['referent_name', 'person_called', 'stranger'].map(table =>
    db.prepare<[number, number]>(`UPDATE OR REPLACE ${table} SET import = ? WHERE import = ?`),
  )

  /** Gives what a reading found to the imports that had brought its source, and ends the reading. */
  function settle(reading: number, source: number): void {
    const all = owners.all(source, reading)
    for (const link of links) {
      for (const owner of all) link.handOver.run(owner, reading)
      link.drop.run(reading)
    }
    if (all[0] !== undefined) {
      handOverRejects.run(all[0], reading)
      for (const each of handOverNames) each.run(all[0], reading)
      for (const { handOver } of beside) handOver.run(all[0], reading)
    }
    unlinkSource.run(reading)
    dropReading.run(reading)
  }

  /** Takes a version that the reading did not find away from who had it; answers whether it is nobody's any more. */
  function isGivenUp(
    link: (typeof links)[number],
    version: number,
    reading: number,
    source: number,
  ): boolean {
    const successors = link.successors.all(reading, version)
    for (const successor of successors) link.inherit.run(successor, version)
    if (successors.length > 0) link.unlinkAll.run(version)
    else for (const owner of owners.all(source, reading)) link.unlinkFrom.run(version, owner)
    return link.isLinked.get(version) === 0
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
      const added = links.reduce((sum, link) => sum + link.newCount.get(reading, reading)!, 0)
      const facts = factsNotFound
        .all(source, reading)
        .filter(each => isGivenUp(links[0]!, each.id, reading, source))
      const people = peopleNotFound
        .all(source, reading)
        .filter(each => isGivenUp(links[1]!, each.id, reading, source))
      remove(facts, people)
      for (const { dropEarlier } of beside) dropEarlier.run(source, reading)
      resolveOthers.run(source, reading)
      const quarantined = rejectCount.get(reading)!
      settle(reading, source)
      return { added, superseded: facts.length + people.length, quarantined }
    },
    /** Ends every reading that was not finished: what it found stays, and belongs to who brought the source. */
    settleAll(): void {
      for (const { reading, source } of leftOver.all()) settle(reading, source)
    },
  }
}
export type ReadingRepository = ReturnType<typeof readingRepository>

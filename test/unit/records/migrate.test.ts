import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeDb } from '../../../electron/records/db.ts'
import { migrate, migrations } from '../../../electron/records/migrate.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const folders: string[] = []
const store = () => {
  const folder = temporaryFolder()
  folders.push(folder)
  return makeDb(path.join(folder, 'casebook.db'), randomBytes(32))
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('migrations', () => {
  it('are numbered in ascending tens', () => {
    const numbers = migrations.map(each => each.number)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other))
    expect(numbers.filter(each => each % 10 !== 0 || each < 100)).toEqual([])
  })

  it('bring an older store up to date with what it holds, after a copy was kept', () => {
    const db = store()
    const copies: number[] = []
    migrate(db, from => copies.push(from), migrations.slice(0, 1))
    db.prepare("INSERT INTO meta (name, value) VALUES ('of', 'one')").run()
    expect(copies).toEqual([]) // a new store holds nothing worth a copy
    migrate(db, from => copies.push(from))
    expect(copies).toEqual([100])
    expect(db.prepare('SELECT value FROM meta').pluck().all()).toEqual(['one'])
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)!.number)
    migrate(db, from => copies.push(from))
    expect(copies).toEqual([100])
    db.close()
  })

  it('know nothing of what an undo of before had taken out', () => {
    const db = store()
    migrate(
      db,
      () => undefined,
      migrations.filter(({ number }) => number < 160),
    )
    const row = "(1, 'request-1', '\"a\"', '2026-01-01T00:00:00Z', 'undoing', 'person-1')"
    db.exec(`INSERT INTO import (id, request, label, started, state, person) VALUES ${row}`)
    migrate(db, () => undefined)
    expect(db.prepare('SELECT state, gone_facts, gone_patients FROM import').all()).toEqual([
      { state: 'undoing', gone_facts: 0, gone_patients: 0 },
    ])
    db.close()
  })

  it('keep what facts name when it moves into a table of another form', () => {
    const db = store()
    migrate(
      db,
      () => undefined,
      migrations.filter(each => each.number < 170),
    )
    db.exec(`
      INSERT INTO import (id, request, label, started, state, person) VALUES (1, 'r', '""', '', 'done', 'person-1');
      INSERT INTO source (id, sha256, path, format, reader, reader_version, scope, answers, received)
        VALUES (1, 'a', 'f', 'fhir-json', 'fhir-r4', 1, 's', '{}', '2026-11-29')`)
    const add = db.prepare(
      'INSERT OR IGNORE INTO referent (identity, import, source, hash, body) VALUES (?, 1, 1, ?, ?)',
    )
    const rows = [
      ['Medication/1@s', Buffer.from('01', 'hex'), 'x'.repeat(3_000)],
      ['Medication/1@s', Buffer.from('02', 'hex'), 'y'],
      ['Practitioner/2@s', Buffer.from('01', 'hex'), 'ë'],
    ] as const
    for (const row of rows) add.run(...row)
    migrate(db, () => undefined)
    const all = db.prepare('SELECT identity, hash, body FROM referent ORDER BY identity, hash').raw().all()
    expect(all).toEqual(rows.map(row => [...row]))
    // The same one of the same import is still there once only.
    expect(db.prepare('INSERT OR IGNORE INTO referent VALUES (?, 1, 1, ?, ?)').run(...rows[0]).changes).toBe(
      0,
    )
    db.close()
  })

  it('let facts that were found by codes count as nothing until they are made anew', () => {
    const db = store()
    migrate(
      db,
      () => undefined,
      migrations.filter(({ number }) => number < 240),
    )
    db.exec(`
      INSERT INTO code (id, system, code, display) VALUES (1, 's', 'c', 'd');
      INSERT INTO coded (code, kind, person, clock, fact, part, usable) VALUES (1, 1, 1, 0, 1, 0, 1);
      INSERT INTO meta (name, value) VALUES ('projections', '2')`)
    migrate(db, () => undefined)
    expect(db.prepare('SELECT usable, level, exact, ended FROM coded').all()).toEqual([
      { usable: 1, level: 0, exact: null, ended: null },
    ])
    // The next unlock sees that an older version made them.
    expect(db.prepare("SELECT value FROM meta WHERE name = 'projections'").pluck().get()).toBe('2')
    db.close()
  })

  it('tell how exactly it was known when somebody was born and died', () => {
    const db = store()
    migrate(
      db,
      () => undefined,
      migrations.filter(({ number }) => number < 290),
    )
    const said = (birth: string, death?: string) =>
      JSON.stringify({
        birth: { precision: birth },
        ...(death !== undefined && { death: { precision: death } }),
      })
    db.exec(`
      INSERT INTO import (id, request, label, started, state, person)
        VALUES (1, 'request-1', '"a"', '2026-01-01T00:00:00Z', 'done', 'person-1');
      INSERT INTO person (id, identity, version, birth_clock, death_clock, joined) VALUES
        (1, 'one', 11, 0, 1, NULL), (2, 'two', 12, 0, NULL, NULL), (3, 'three', 13, 0, 1, '${said('month', 'day')}'),
        (4, 'four', NULL, NULL, NULL, NULL);`)
    db.pragma('foreign_keys = OFF') // of their source nothing is asked
    const version = db.prepare(`INSERT INTO person_version
      (id, person, hash, current, source, at, length, position, body) VALUES (?, ?, x'00', 1, 1, 0, 0, '', ?)`)
    version.run(11, 1, said('year', 'month'))
    version.run(12, 2, said('day'))
    version.run(13, 3, said('year', 'year'))
    db.exec(migrations.find(({ number }) => number === 290)!.sql)
    expect(db.prepare('SELECT birth_exact, death_exact FROM person ORDER BY id').raw().all()).toEqual([
      [0, 1],
      [2, null],
      [1, 2],
      [null, null],
    ])
    db.close()
  })

  it('leave a store of a trial before the first release as it is, and say so', () => {
    const db = store()
    db.exec('CREATE TABLE fact (id INTEGER) STRICT')
    db.pragma('user_version = 70')
    expect(() => migrate(db, () => undefined)).toThrow(
      expect.objectContaining({ code: 'store-damaged' }) as Error,
    )
    expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['fact'])
    db.close()
  })

  it('leave a store of a newer version as it is, and say so', () => {
    const db = store()
    migrate(db, () => undefined)
    db.pragma('user_version = 999')
    expect(() => migrate(db, () => undefined)).toThrow(
      expect.objectContaining({ code: 'newer-store' }) as Error,
    )
    expect(db.pragma('user_version', { simple: true })).toBe(999)
    db.close()
  })

  it('change nothing where one fails', () => {
    const db = store()
    migrate(db, () => undefined, migrations.slice(0, 1))
    const broken = {
      number: 110,
      sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE import (id INTEGER) STRICT',
    }
    expect(() => migrate(db, () => undefined, [migrations[0]!, broken])).toThrow(/already exists/u)
    expect(db.pragma('user_version', { simple: true })).toBe(100)
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([])
    db.close()
  })
})

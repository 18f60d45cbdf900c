import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDb } from '../../../electron/records/db.ts'
import { migrate, migrations } from '../../../electron/records/migrate.ts'
import { say } from '../../../shared/words/message.ts'
import { bodyOf } from '../../fixtures/letters.ts'
import { temporaryFolder } from '../../fixtures/workstation.ts'
import { exampleCard } from '../learning/gate/example-card.ts'

const folders: string[] = []
const store = () => {
  const folder = temporaryFolder()
  folders.push(folder)
  return openDb(path.join(folder, 'casebook.db'), randomBytes(32))
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('migrations', () => {
  it('are numbered in ascending tens', () => {
    expect(migrations.map(each => each.number)).toEqual(migrations.map((_, k) => 10 * (k + 1)))
  })

  it('bring an older store up to date with what it holds, after a copy was kept', () => {
    const db = store()
    const copies: number[] = []
    migrate(db, from => copies.push(from), migrations.slice(0, 1))
    db.prepare("INSERT INTO person (identity, described, name) VALUES ('one', 1, 'Invented')").run()
    expect(copies).toEqual([]) // a new store holds nothing worth a copy
    migrate(db, from => copies.push(from))
    expect(copies).toEqual([10])
    expect(db.prepare('SELECT name FROM person').pluck().all()).toEqual(['Invented'])
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)!.number)
    migrate(db, from => copies.push(from))
    expect(copies).toEqual([10])
    db.close()
  })

  it('keep why an older version set an entry aside, and find a file that was cut short by its key', () => {
    const db = store()
    migrate(db, () => undefined, migrations.slice(0, 3))
    db.exec(`
      INSERT INTO import (id, request, label, started, state) VALUES (1, 'r', 'l', '2026-01-01', 'done');
      INSERT INTO source (id, sha256, path, format, parser, done) VALUES (1, 'a', 'f', 'fhir-ndjson', 'fhir-r4/1', 1);
      INSERT INTO quarantine (import, source, at, length, position, code, message, remedy) VALUES
        (1, 1, 0, 0, 'after entry 3', 'broken-file',
          'The file could not be read to its end: It cannot be read.', 'Ask again.')`)
    migrate(db, () => undefined)
    const row = db.prepare<[], Record<string, string>>('SELECT reason, remedy FROM quarantine').get()!
    const earlier = (words: string) => say('quarantine.earlier', { words })
    expect(JSON.parse(row['reason']!)).toEqual(
      say('quarantine.broken-file', { why: earlier('It cannot be read.') }),
    )
    expect(JSON.parse(row['remedy']!)).toEqual(earlier('Ask again.'))
    db.close()
  })

  it('know of every older source who read it, and in what situation where that can still be told', () => {
    const db = store()
    migrate(db, () => undefined, migrations.slice(0, 3))
    const add = db.prepare<[string, string]>(
      "INSERT INTO source (sha256, path, format, parser, done) VALUES (?, 'a file', ?, 'fhir-r4/1', 1)",
    )
    const sha256 = (digit: string) => digit.repeat(64)
    add.run(sha256('a'), 'fhir-bundle')
    add.run(sha256('b'), 'fhir-bundle+gzip')
    add.run(sha256('c'), 'fhir-ndjson')
    migrate(db, () => undefined)
    const columns = 'reader, reader_version, scope, answers, kept_sha256'
    const read = { reader: 'fhir-r4', reader_version: 1, answers: '{}' }
    expect(db.prepare(`SELECT ${columns} FROM source ORDER BY id`).all()).toEqual([
      { ...read, scope: 'file-aaaaaaaaaaaa', kept_sha256: sha256('a') },
      { ...read, scope: 'file-bbbbbbbbbbbb', kept_sha256: '' },
      // Which folder an export came from was not noted.
      { ...read, scope: '', kept_sha256: sha256('c') },
    ])
    db.close()
  })

  it('tell of every older card and summary what a chart shows of it, and its effect', () => {
    const db = store()
    migrate(db, () => undefined, migrations.slice(0, 7))
    const estimated = exampleCard()
    if (estimated.answer.kind !== 'estimate') throw new Error('The example holds an estimate.')
    const { people, events, reading } = estimated.answer
    const withheld = { ...estimated, answer: { kind: 'not-estimable', people, events, reasons: [] } }
    db.exec("INSERT INTO question (hash, origin, asked, body) VALUES ('q', 'own', '2026-01-01', '{}')")
    const add = db.prepare<[string, number, string]>(
      "INSERT INTO card (id, question, kept, body) VALUES (?, 'q', ?, ?)",
    )
    add.run('estimated', 1, JSON.stringify(estimated))
    add.run('withheld', 2, JSON.stringify(withheld))
    const send = db.prepare<[number, string, string]>(
      "INSERT INTO envelope (issuer, sequence, kind, received, body) VALUES ('i', ?, ?, '2026-01-01', ?)",
    )
    send.run(1, 'summary', JSON.stringify({ body: bodyOf.summary }))
    send.run(2, 'question', JSON.stringify({ body: bodyOf.question }))
    migrate(db, () => undefined)
    const rows = db
      .prepare<[], { reading: string }>(
        'SELECT exposure, comparator, reading, log_hazard_ratio, standard_error FROM card ORDER BY kept',
      )
      .all()
    const arms = { exposure: 'The new one', comparator: 'The old one' }
    expect(rows.map(row => ({ ...row, reading: JSON.parse(row.reading) as unknown }))).toEqual([
      { ...arms, reading, log_hazard_ratio: -0.345678, standard_error: 0.234567 },
      { ...arms, reading: [], log_hazard_ratio: null, standard_error: null },
    ])
    expect(
      db.prepare('SELECT people, events, log_hazard_ratio, standard_error FROM envelope').raw().all(),
    ).toEqual([
      [303 + 297, 33 + 45, -0.35, 0.22],
      [null, null, null, null],
    ])
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
      number: 20,
      sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE person (id INTEGER) STRICT',
    }
    expect(() => migrate(db, () => undefined, [migrations[0]!, broken])).toThrow(/already exists/u)
    expect(db.pragma('user_version', { simple: true })).toBe(10)
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([])
    db.close()
  })
})

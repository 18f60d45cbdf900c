import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeDb, openDb, type WritableDb } from '../../../electron/records/db.ts'
import { writing } from '../../../electron/records/writing.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

describe('how changes come into the store', () => {
  let folder = ''
  let db: WritableDb
  let other: Database.Database
  let sum = 0
  let store: ReturnType<typeof writing>
  const add = (n: number) => () => {
    db.prepare('INSERT INTO number VALUES (?)').run(n)
    sum += n
  }
  const numbers = (from: Database.Database) => from.prepare('SELECT n FROM number ORDER BY n').pluck().all()

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    folder = temporaryFolder()
    const file = path.join(folder, 'store.db')
    const key = new Uint8Array(32)
    db = makeDb(file, key)
    db.exec(
      'CREATE TABLE number (n INTEGER PRIMARY KEY REFERENCES number DEFERRABLE INITIALLY DEFERRED) STRICT',
    )
    db.exec('CREATE TABLE child (n INTEGER REFERENCES number DEFERRABLE INITIALLY DEFERRED) STRICT')
    other = openDb(file, key)
    sum = 0
    store = writing(db, {
      hash: () => String(sum),
      save: () => undefined,
      committed: () => undefined,
      takeBack: before => {
        sum = Number(before)
      },
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
    db.close()
    other.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('takes in several works together, and others see them after a moment', () => {
    store.writeTogether(add(1))
    store.writeTogether(add(2))
    expect(numbers(other)).toEqual([])
    vi.advanceTimersByTime(100)
    expect(numbers(other)).toEqual([1, 2])
  })
  it('does not wait for a pause that never comes', () => {
    store.writeTogether(add(1))
    // The thread was so busy that no timer could run.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 100)
    store.writeTogether(add(2))
    expect(numbers(other)).toEqual([1, 2])
  })
  it('commits what was written together before it writes what must last', () => {
    store.writeTogether(add(1))
    expect(() =>
      store.write(() => {
        add(2)()
        throw new Error('cut')
      }),
    ).toThrow('cut')
    expect(numbers(other)).toEqual([1])
    expect(sum).toBe(1)
  })
  it('takes back a work that fails, and none of those beside it', () => {
    store.writeTogether(add(1))
    expect(() =>
      store.writeTogether(() => {
        add(2)()
        throw new Error('cut')
      }),
    ).toThrow('cut')
    store.writeTogether(add(3))
    store.settle()
    expect(numbers(other)).toEqual([1, 3])
    expect(sum).toBe(4)
  })
  it('takes back all of it where it cannot be committed, and says so to the next who writes', () => {
    store.writeTogether(add(1))
    store.writeTogether(() => db.prepare('INSERT INTO child VALUES (9)').run())
    vi.advanceTimersByTime(100)
    expect(numbers(db)).toEqual([])
    expect(sum).toBe(0)
    expect(() => store.writeTogether(add(2))).toThrow(/FOREIGN KEY/)
    store.write(add(3))
    expect(numbers(other)).toEqual([3])
  })
  it('says it to whoever wanted it to last', () => {
    store.writeTogether(() => db.prepare('INSERT INTO child VALUES (9)').run())
    expect(() => store.write(add(1))).toThrow(/FOREIGN KEY/)
    store.write(add(2))
    expect(numbers(other)).toEqual([2])
  })
  it('is in step with the file where that is full in the midst of a work', () => {
    db.exec('CREATE TABLE wide (bytes BLOB NOT NULL) STRICT')
    store.write(add(1))
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${pages + 20}`)
    store.writeTogether(add(2))
    expect(() =>
      store.writeTogether(() => {
        add(3)()
        db.prepare('INSERT INTO wide VALUES (zeroblob(1000000))').run()
      }),
    ).toThrow(/full/)
    db.pragma(`max_page_count = ${pages + 20_000}`)
    store.write(add(4))
    const there = numbers(other) as number[]
    expect(sum).toBe(there.reduce((total, n) => total + n, 0))
  })
})

import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeDb, openDb, type WritableDb } from '../../../electron/records/db.ts'
import { writing, type Steps } from '../../../electron/records/writing.ts'
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

  describe('a work in slices', () => {
    /** Adds numbers, each of which takes longer than a slice. */
    function* slowly(...all: number[]): Steps<number> {
      for (const n of all) {
        add(n)()
        vi.advanceTimersByTime(10)
        yield
      }
      return all.length
    }
    const turn = () => new Promise(resolve => setImmediate(resolve))

    it('lets others be heard, and nobody see a part of it, however long it takes', async () => {
      const work = store.writeTogetherInSlices(() => slowly(...Array.from({ length: 20 }, (_, n) => n)))
      let heard = 0
      for (let isDone = false; !isDone; heard++) {
        expect(numbers(other)).toEqual([])
        isDone = await Promise.race([work.then(() => true), turn().then(() => false)])
      }
      expect(heard).toBeGreaterThan(10)
      expect(await work).toBe(20)
      expect(numbers(other)).toHaveLength(20)
    })

    it.each([
      ['a write', () => store.write(add(9))],
      ['one together with others', () => (store.writeTogether(add(9)), store.settle())],
      ['who only settles', () => (store.settle(), store.write(add(9)))],
    ])('is done before what comes meanwhile: %s', async (_who, comes) => {
      const work = store.writeTogetherInSlices(() => slowly(1, 2, 3))
      comes()
      expect(numbers(other)).toEqual([1, 2, 3, 9])
      expect(await work).toBe(3)
    })

    it('is looked at as a whole', async () => {
      const work = store.writeTogetherInSlices(() => slowly(1, 2, 3))
      store.finishSlices()
      expect(numbers(db)).toEqual([1, 2, 3])
      await work
    })

    it('may itself ask for what is underway to be finished', async () => {
      const work = store.writeTogetherInSlices(function* () {
        yield* slowly(1)
        store.finishSlices()
        return yield* slowly(2)
      })
      expect(await work).toBe(1)
      store.settle()
      expect(numbers(other)).toEqual([1, 2])
    })

    it('leaves nothing where it fails in the midst, and all that was before', async () => {
      store.writeTogether(add(7))
      const work = store.writeTogetherInSlices(function* () {
        yield* slowly(1, 2)
        throw new Error('no more')
      })
      await expect(work).rejects.toThrow('no more')
      store.settle()
      expect(numbers(other)).toEqual([7])
      expect(sum).toBe(7)
    })

    it('fails for itself alone where another had it finished', async () => {
      const work = store.writeTogetherInSlices(function* () {
        yield* slowly(1)
        throw new Error('no more')
      })
      work.catch(() => undefined)
      store.write(add(9))
      await expect(work).rejects.toThrow('no more')
      expect(numbers(other)).toEqual([9])
    })

    it('commits what was written before it in time, also where it fails', async () => {
      store.writeTogether(add(7))
      const work = store.writeTogetherInSlices(function* () {
        yield* slowly(...Array.from({ length: 12 }, (_, n) => n + 20))
        throw new Error('no more')
      })
      await expect(work).rejects.toThrow('no more')
      expect(numbers(other)).toEqual([7])
    })

    it('that was finished by another is not taken for the next', async () => {
      const one = store.writeTogetherInSlices(() => slowly(1, 2, 3))
      store.finishSlices()
      const next = store.writeTogetherInSlices(() => slowly(10, 11, 12))
      await one
      store.write(add(100))
      expect(numbers(other)).toEqual([1, 2, 3, 10, 11, 12, 100])
      expect(await next).toBe(3)
      expect(sum).toBe(139)
    })

    it('comes after one that is still underway', async () => {
      const both = [
        store.writeTogetherInSlices(() => slowly(1, 2)),
        store.writeTogetherInSlices(() => slowly(3)),
      ]
      expect(await Promise.all(both)).toEqual([2, 1])
      store.settle()
      expect(numbers(other)).toEqual([1, 2, 3])
    })
  })
})

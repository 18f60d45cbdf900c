import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unsealBytes } from '../../../electron/exchange/envelope.ts'
import { hypercoreLog } from '../../../electron/exchange/hypercore-log.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { openLog, type OpenedLog } from '../../../electron/exchange/log-folder.ts'
import { entryOf, nameOf, type PostLog } from '../../../electron/exchange/log.ts'
import { fakePost, type FakePost } from '../../fixtures/fake-post.ts'
import { signed, summaryBody } from '../../fixtures/letters.ts'
import { streamPair } from '../../fixtures/stream-pair.ts'

const own = identityFrom(new Uint8Array(32).fill(1))
const summary = (sequence: number) =>
  signed(1, own.key, { kind: 'summary', sequence, body: summaryBody(sequence) })
const name = (sequence: number) => nameOf(entryOf(summary(sequence), 0))

let root = ''
let open: PostLog[] = []
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-log-'))
})
afterEach(async () => {
  for (const each of open) await each.close()
  open = []
  rmSync(root, { recursive: true, force: true })
})
async function log(folder: string, seed = 1): Promise<PostLog> {
  const made = await hypercoreLog(path.join(root, folder), new Uint8Array(32).fill(seed))
  open.push(made)
  return made
}
async function close(each: PostLog): Promise<void> {
  await each.close()
  open = open.filter(other => other !== each)
}
const numbers = (each: PostLog) => each.entries().map(({ index, sequence }) => [index, sequence])

describe('a log', () => {
  it('lists what was appended, and again when it is opened again, under the same key', async () => {
    const first = await log('a')
    expect(first.entries()).toEqual([])
    await first.append([])
    await first.append([summary(5), summary(6)])
    await first.append([summary(7)])
    expect(first.entries()).toEqual([5, 6, 7].map((sequence, index) => entryOf(summary(sequence), index)))
    await close(first)
    const again = await log('a')
    expect(again.key).toBe(first.key)
    expect(again.key).toMatch(/^[0-9a-f]{64}$/)
    expect(numbers(again)).toEqual([
      [0, 5],
      [1, 6],
      [2, 7],
    ])
  })

  it('gives each letter a place of its own, though several are appended at once', async () => {
    const made = await log('a')
    await Promise.all([[5], [6, 7], [8]].map(each => made.append(each.map(summary))))
    expect(numbers(made).toSorted(([one], [other]) => one! - other!)).toEqual(
      [5, 6, 7, 8].map((sequence, index) => [index, sequence]),
    )
    await close(made)
    const again = await log('a')
    expect(numbers(again)).toEqual([5, 6, 7, 8].map((sequence, index) => [index, sequence]))
  })

  it('hands out no more what was taken back, nor when it is opened again', async () => {
    const first = await log('a')
    await first.append([summary(5), summary(6)])
    await first.withdraw(new Set([name(5), name(99)]))
    expect(numbers(first)).toEqual([[1, 6]])
    await close(first)
    const again = await log('a')
    expect(numbers(again)).toEqual([[1, 6]])
    await again.append([summary(7)])
    expect(numbers(again)).toEqual([
      [1, 6],
      [2, 7],
    ])
  })

  it('is fetched block by block by whoever follows it, and tells of each', async () => {
    const [mine, theirs] = [await log('a', 1), await log('b', 2)]
    await mine.append([summary(5), summary(6)])
    const [near, far] = await streamPair()
    let sent = 0
    const unserve = mine.serve(near, () => {
      sent += 1
    })
    theirs.serve(far, () => undefined)
    const remote = await theirs.follow(mine.key, far)
    expect(unsealBytes((await remote.get(1))!)).toEqual({ ok: true, envelope: summary(6) })
    await expect.poll(() => sent).toBe(1)
    await remote.forget([1])
    unserve()
    expect(unsealBytes((await remote.get(0))!)).toEqual({ ok: true, envelope: summary(5) })
    expect(sent).toBe(1)
    await remote.close()
    near.destroy()
    far.destroy()
  })
})

describe('the log of a casebook', () => {
  let post: FakePost
  beforeEach(() => {
    post = fakePost()
  })
  afterEach(() => post.end())

  async function openAt(home = root): Promise<OpenedLog> {
    const opened = await openLog(home, own.logKey, post.records)
    open.push(opened.log)
    return opened
  }
  const folders = (home = root) => readdirSync(path.join(home, 'exchange'))

  it('is begun once, and goes on where it was begun', async () => {
    const first = await openAt()
    expect(first.succeeds).toBeUndefined()
    await first.log.append([summary(5)])
    await close(first.log)
    const again = await openAt()
    expect([again.succeeds, again.log.key]).toEqual([undefined, first.log.key])
    expect(numbers(again.log)).toEqual([[0, 5]])
  })

  it('is for its owner alone', async () => {
    await openAt()
    const folder = path.join(root, 'exchange', folders()[0]!)
    expect(folders()[0]).toMatch(/^[0-9a-f]{16}$/)
    const mode = (file: string) => statSync(file).mode & 0o777
    expect([path.join(root, 'exchange'), folder, path.join(folder, 'token')].map(mode)).toEqual([
      0o700, 0o700, 0o600,
    ])
  })

  const ends: Array<[string, (home: string) => Promise<string> | string]> = [
    [
      'in a copy of its folder',
      home => {
        const copy = path.join(root, 'copy')
        cpSync(home, copy, { recursive: true, preserveTimestamps: true })
        return copy
      },
    ],
    [
      'where the folder is another one under the same name',
      home => {
        cpSync(home, `${home}.copy`, { recursive: true, preserveTimestamps: true })
        rmSync(home, { recursive: true })
        cpSync(`${home}.copy`, home, { recursive: true, preserveTimestamps: true })
        return home
      },
    ],
    [
      'where the folder is gone',
      home => {
        rmSync(path.join(home, 'exchange'), { recursive: true })
        return home
      },
    ],
    [
      'after the store was restored',
      home => {
        post.restore(post.snapshot())
        return home
      },
    ],
  ]
  it.each(ends)('ends %s; a new one succeeds it, and no other is left', async (_, change) => {
    const home = path.join(root, 'home')
    mkdirSync(home)
    const first = await openAt(home)
    await close(first.log)
    const next = await change(home)
    const second = await openAt(next)
    expect(second.succeeds).toBe(first.log.key)
    expect(second.log.key).not.toBe(first.log.key)
    expect(folders(next)).toHaveLength(1)
    await close(second.log)
    expect((await openAt(next)).succeeds).toBeUndefined()
  })

  it('is not opened where what is remembered of it is nonsense', async () => {
    post.memory()['log'] = '{"folder":"../../elsewhere","key":"","fingerprint":"","restored":null}'
    await expect(openAt()).rejects.toThrow()
    expect(existsSync(path.join(root, 'elsewhere'))).toBe(false)
  })
})

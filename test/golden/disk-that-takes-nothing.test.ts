import { execFile, execFileSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePractice } from '../fixtures/practice-file.ts'
import { recordsDesk } from '../fixtures/records-desk.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'
import { lived, note, unlocked } from '../proofs/sweep/acts.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = temporaryFolder()
const disk = path.join(folder, 'disk')
const home = path.join(disk, 'home')

/** Whether a small disk can be put under a folder here, as the superuser of a Linux can. */
function canMount(): boolean {
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'casebook-test', disk], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}
const isMounted = canMount()
afterAll(() => {
  if (isMounted) execFileSync('umount', [disk])
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command as a user would, in a process of its own. */
function casebook(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['electron/headless/casebook.ts', ...words, '--home', home],
      { cwd: root, env: { PATH: process.env['PATH'], CASEBOOK_PASSPHRASE: passphrase } },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}

/** Takes all the room there is. */
function fill(): void {
  const handle = openSync(path.join(disk, 'ballast'), 'w')
  try {
    for (const size of [1 << 20, 1 << 12])
      for (;;)
        try {
          if (writeSync(handle, Buffer.alloc(size)) < size) break
        } catch {
          break
        }
  } finally {
    closeSync(handle)
  }
}
const ways = [
  {
    name: 'full',
    code: 'disk-full',
    says: /disk is full/iu,
    begin: fill,
    end: () => rmSync(path.join(disk, 'ballast')),
  },
  {
    name: 'read-only',
    code: 'disk-read-only',
    says: /read-only/u,
    begin: () => execFileSync('mount', ['-o', 'remount,ro', disk]),
    end: () => execFileSync('mount', ['-o', 'remount,rw', disk]),
  },
]

describe.runIf(isMounted)('a casebook on a disk that takes nothing', () => {
  let counted = ''
  beforeAll(async () => {
    expect((await casebook('init')).code).toBe(0)
    const file = writePractice(path.join(folder, 'practice.ndjson'), { seed: 1, patients: 5 })
    expect((await casebook('import', file)).code).toBe(0)
    counted = (await casebook('count')).out
  }, 120_000)

  it.each(ways)(
    'is counted and checked where the disk is $name, which is said',
    async way => {
      way.begin()
      try {
        for (const words of [['count'], ['verify']]) {
          const { code, out, err } = await casebook(...words)
          expect({ words, code, err }).toMatchObject({ code: 0 })
          expect(err).toMatch(/for reading only/u)
          expect(err).toMatch(way.says)
          if (words[0] === 'count') expect(out).toBe(counted)
          else expect(out).not.toMatch(/^BAD/mu)
        }
      } finally {
        way.end()
      }
    },
    120_000,
  )

  it.each(ways)(
    'refuses what must be written where the disk is $name, with what to do',
    async way => {
      way.begin()
      try {
        for (const words of [['show', '1'], ['patients'], ['rebuild'], ['backup', path.join(folder, 'b')]]) {
          const { code, err } = await casebook(...words)
          expect({ words, code }).toEqual({ words, code: 1 })
          expect(err).toContain(`(${way.code})`)
          expect(err).toMatch(/nothing was lost/u)
        }
      } finally {
        way.end()
      }
    },
    120_000,
  )

  it('is as it was when there is room again', async () => {
    expect((await casebook('count')).out).toBe(counted)
    expect((await casebook('verify')).code).toBe(0)
  }, 120_000)
})

/** What a crash leaves of a casebook: two people in the store, and a note in the log that was not written back. */
async function crashed(to: string): Promise<void> {
  const from = path.join(folder, 'living')
  const stage = { folder, desk: recordsDesk(from, { alone: true }) }
  await lived(stage)
  await unlocked(stage)
  await note(stage, 'in the log')
  cpSync(from, to, { recursive: true })
  stage.desk.close()
  rmSync(from, { recursive: true })
}
const beside = (end: string) => path.join(home, `casebook.db${end}`)

describe.runIf(isMounted)('a casebook that crashed, and whose disk takes nothing since', () => {
  beforeAll(async () => {
    rmSync(home, { recursive: true })
    await crashed(home)
    expect(statSync(beside('-wal')).size).toBeGreaterThan(0)
  }, 120_000)

  const withLog = ways.flatMap(way => [
    { ...way, lies: 'with its index', prepare: () => undefined },
    { ...way, lies: 'without its index', prepare: () => rmSync(beside('-shm')) },
  ])
  it.each(withLog)(
    'is read with its log $lies where the disk is $name, and nothing of it changes',
    async way => {
      const kept = path.join(folder, 'kept')
      cpSync(home, kept, { recursive: true })
      way.prepare()
      way.begin()
      const files = ['', '-wal']
      const before = files.map(end => readFileSync(beside(end)))
      try {
        const { code, out, err } = await casebook('count')
        expect({ code, err }).toMatchObject({ code: 0 })
        expect(out).toContain('2 patients')
        expect(err).not.toMatch(/missing/u)
        const checked = await casebook('verify')
        expect(checked).toMatchObject({ code: 0 })
        for (const words of [['show', '1'], ['patients']]) {
          const refused = await casebook(...words)
          expect({ words, code: refused.code }).toEqual({ words, code: 1 })
          expect(refused.err).toContain(`(${way.code})`)
          expect(refused.err).not.toMatch(/ at .*:\d+/u)
        }
        expect(files.map((end, at) => readFileSync(beside(end)).equals(before[at]!))).toEqual([true, true])
      } finally {
        way.end()
        rmSync(home, { recursive: true })
        cpSync(kept, home, { recursive: true })
        rmSync(kept, { recursive: true })
      }
    },
    120_000,
  )

  it.each([
    { name: 'gone', harm: () => rmSync(beside('-wal')) },
    { name: 'cut short', harm: () => truncateSync(beside('-wal'), 3_000) },
  ])(
    'says that changes are missing where the log is $name',
    async ({ harm }) => {
      harm()
      rmSync(beside('-shm'), { force: true })
      const way = ways[1]!
      way.begin()
      try {
        const { code, err } = await casebook('count')
        expect(code).toBe(0)
        expect(err).toMatch(/missing.*[Cc]ompare with a backup/u)
        const checked = await casebook('verify')
        expect(checked.code).toBe(1)
        expect(checked.out).toMatch(/^BAD +what was acknowledged/mu)
      } finally {
        way.end()
        rmSync(home, { recursive: true })
        await crashed(home)
      }
    },
    120_000,
  )
})

import { execFile, execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePractice } from '../fixtures/practice-file.ts'
import { passphrase, temporaryFolder } from '../fixtures/temporary-folder.ts'

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
          else expect(out).not.toMatch(/^not ok/mu)
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

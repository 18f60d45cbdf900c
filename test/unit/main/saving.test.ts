import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printOptions } from '../../../electron/main/print-options.ts'
import { saveBytes } from '../../../electron/main/save-bytes.ts'
import { saveNoted } from '../../../electron/main/save-noted.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'

describe('bytes the page asks to be written', () => {
  let folder = ''
  let home = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-saving-'))
    home = path.join(folder, 'home')
    mkdirSync(home)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('stand in the file that was chosen', async () => {
    const file = path.join(folder, 'figure.svg')
    expect(await saveBytes(home, file, Uint8Array.of(1, 2, 3))).toEqual({ kind: 'saved', path: file })
    expect([...readFileSync(file)]).toEqual([1, 2, 3])
  })
  it.each([
    ['a folder that is gone', () => path.join(folder, 'gone', 'figure.svg'), 'not-found'],
    ['something else that cannot be written to', () => folder, 'internal'],
  ])('are answered with a reason for %s', async (_name, file, code) => {
    expect(await saveBytes(home, file(), Uint8Array.of(1))).toMatchObject({ kind: 'failed', code })
  })
  it("never stand in the casebook's own folder, by whatever way it is named", async () => {
    symlinkSync(home, path.join(folder, 'elsewhere'))
    for (const inside of [
      path.join(home, 'key.json'),
      path.join(home, 'new', 'figure.svg'),
      path.join(folder, 'elsewhere', 'key.json'),
      `${home}/../home/casebook.db`,
    ]) {
      expect(await saveBytes(home, inside, Uint8Array.of(1))).toMatchObject({
        kind: 'failed',
        code: 'refused',
      })
      expect(existsSync(inside)).toBe(false)
    }
    expect(await saveBytes(home, `${home}-beside.svg`, Uint8Array.of(1))).toMatchObject({ kind: 'saved' })
  })
  it.runIf(process.platform === 'linux')('are answered with a full disk where there is one', async () => {
    expect(await saveBytes(home, '/dev/full', Uint8Array.of(1))).toMatchObject({
      kind: 'failed',
      code: 'disk-full',
    })
  })
})

describe('what the page shows, on its way into a file', () => {
  let folder = ''
  let home = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-noted-'))
    home = path.join(folder, 'home')
    mkdirSync(home)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  // printf abc | sha256sum
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  const abc = new TextEncoder().encode('abc')
  const trend = { what: 'figure', as: 'png', chart: 7 } as const
  const notes: object[] = []
  beforeEach(() => {
    notes.length = 0
  })
  const save = (file: string | undefined, of: unknown, refuse?: AppError) =>
    saveNoted(abc, of, {
      home,
      place: async () => file,
      log: {
        begin: async what => {
          if (refuse) throw refuse
          notes.push({ ...what, wasThere: file !== undefined && existsSync(file) })
          return {}
        },
        failed: async what => {
          notes.push({ failed: what.sha256 })
          return {}
        },
      },
    })

  it('is noted before it is there: what, of whom, and by which bytes it is known', async () => {
    const file = path.join(folder, 'trend.png')
    expect(await save(file, trend)).toEqual({ kind: 'saved', path: file })
    expect(notes).toEqual([{ ...trend, sha256, wasThere: false }])
  })
  it('is not written where it cannot be noted, and the reason is said', async () => {
    const file = path.join(folder, 'trend.png')
    const answer = await save(file, trend, new AppError('locked', say('store.locked')))
    expect(answer).toMatchObject({ kind: 'failed', code: 'locked' })
    expect(existsSync(file)).toBe(false)
  })
  it('is said not to have left where writing failed', async () => {
    expect(await save(path.join(folder, 'gone', 'trend.png'), trend)).toMatchObject({ kind: 'failed' })
    expect(notes.at(-1)).toEqual({ failed: sha256 })
  })
  it('leaves no note where the person thought better of it or the page does not say what it is', async () => {
    expect(await save(undefined, trend)).toEqual({ kind: 'cancelled' })
    for (const of of [undefined, {}, { ...trend, what: 'everything' }, { ...trend, name: 'Eva' }])
      expect(await save(path.join(folder, 'trend.png'), of)).toEqual({ kind: 'cancelled' })
    expect(notes).toEqual([])
    expect(existsSync(path.join(folder, 'trend.png'))).toBe(false)
  })
})

describe('a page to print', () => {
  it('is one page of the size asked for, without margins', () => {
    expect(printOptions(9.3, 4)).toMatchObject({
      pageSize: { width: 9.3, height: 4 },
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      pageRanges: '1',
    })
  })
  it('is as many pages as were asked for, and no more than anybody prints', () => {
    expect(printOptions(8.5, 11, 3)).toMatchObject({ pageRanges: '1-3' })
    for (const pages of [0, -1, 1.5, NaN, 501]) expect(() => printOptions(8.5, 11, pages)).toThrow(RangeError)
  })
  it.each([
    [0, 4],
    [4, -1],
    [NaN, 4],
    [4, 61],
  ])('cannot measure %d by %d inches', (width, height) =>
    expect(() => printOptions(width, height)).toThrow(RangeError),
  )
})

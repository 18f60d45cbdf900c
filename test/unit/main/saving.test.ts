import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printOptions } from '../../../electron/main/print-options.ts'
import { saveBytes } from '../../../electron/main/save-bytes.ts'

describe('bytes the page asks to be written', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-saving-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('stand in the file that was chosen', async () => {
    const file = path.join(folder, 'figure.svg')
    expect(await saveBytes(file, Uint8Array.of(1, 2, 3))).toEqual({ kind: 'saved', path: file })
    expect([...readFileSync(file)]).toEqual([1, 2, 3])
  })
  it.each([
    ['a folder that is gone', () => path.join(folder, 'gone', 'figure.svg'), 'not-found'],
    ['something else that cannot be written to', () => folder, 'internal'],
  ])('are answered with a reason for %s', async (_name, file, code) => {
    expect(await saveBytes(file(), Uint8Array.of(1))).toMatchObject({ kind: 'failed', code })
  })
  it.runIf(process.platform === 'linux')('are answered with a full disk where there is one', async () => {
    expect(await saveBytes('/dev/full', Uint8Array.of(1))).toMatchObject({
      kind: 'failed',
      code: 'disk-full',
    })
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
  it.each([
    [0, 4],
    [4, -1],
    [NaN, 4],
    [4, 61],
  ])('cannot measure %d by %d inches', (width, height) =>
    expect(() => printOptions(width, height)).toThrow(RangeError),
  )
})

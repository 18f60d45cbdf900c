import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { linesOf } from '../../../electron/exchange/transports/lines-of-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-lines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(text: string, longest: number): Promise<Array<string | undefined>> {
  const file = path.join(folder, 'lines')
  writeFileSync(file, text)
  const lines: Array<string | undefined> = []
  for await (const line of linesOf(file, longest)) lines.push(line?.toString())
  return lines
}

describe('the lines of a file', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['\n\na\n', ['', '', 'a']],
    ['abc\nabcd\nab\n', ['abc', undefined, 'ab']],
    ['abcd', [undefined]],
  ])('of %j are %j where a line has three bytes at most', async (text, lines) =>
    expect(await read(text, 3)).toEqual(lines),
  )

  // The file is read in pieces of 65,536 bytes: lines of about that length end before, at and after a border.
  it('are the same wherever a piece that is read at once ends', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 65_530, max: 65_540 }), { minLength: 1, maxLength: 3 }),
        async lengths => {
          const text = lengths.map(length => `${'x'.repeat(length)}\n`).join('')
          const lines = await read(text, 65_538)
          expect(lines.map(each => each?.length)).toEqual(
            lengths.map(length => (length > 65_538 ? undefined : length)),
          )
        },
      ),
      { numRuns: 20 },
    ))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../../electron/intake/budgets.ts'
import { cutRows } from '../../../../electron/intake/sources/tables/cut-rows.ts'
import { cellsIn } from '../../../../electron/intake/sources/tables/row.ts'

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function rows(text: string, { size = 1_000, bounds = limits } = {}) {
  const found = []
  for await (const { place, bytes } of cutRows(chunked(Buffer.from(text), size), ',', bounds))
    found.push({ ...place, text: Buffer.from(bytes).toString() })
  return found
}
const texts = async (text: string, size?: number) => (await rows(text, { size })).map(each => each.text)

describe('cutting a delimited text into its rows', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n', ['a,b', '1,2']],
    ['returns with line feeds', 'a,b\r\n1,2\r\n', ['a,b', '1,2']],
    ['returns alone', 'a,b\r1,2', ['a,b', '1,2']],
    ['no end at the last line', 'a,b\n1,2', ['a,b', '1,2']],
    ['a line end in quotes', 'a,b\n1,"x\ny"\n2,z', ['a,b', '1,"x\ny"', '2,z']],
    ['a quote in quotes', 'a,"x ""y""\nz"\n1,2', ['a,"x ""y""\nz"', '1,2']],
    ['a quote inside a cell', 'a,5" nail\n1,2', ['a,5" nail', '1,2']],
    ['empty cells in quotes', '"",""\n1,2', ['"",""', '1,2']],
    ['a quote that nothing closes', 'a,"x\n1,2\n3,4', ['a,"x', '1,2', '3,4']],
    ['a quote closed in the midst of a cell', 'a,"x" y\n1,2', ['a,"x" y', '1,2']],
    ['an open quote before another', 'a,"x\n1,"y"\n3,4', ['a,"x', '1,"y"', '3,4']],
    ['a quote as the last byte', 'a,"', ['a,"']],
    ['a closed cell at the very end', 'a,"x"', ['a,"x"']],
  ])('heeds %s, however its bytes arrive', async (_, text, expected) => {
    for (const size of [1, 2, 3, 5, 1_000]) expect(await texts(text, size)).toEqual(expected)
  })

  it('counts empty rows and says of each where it stands, byte for byte', async () => {
    const text = 'ä,b\n\n1,"x\ny"\n'
    const found = await rows(text)
    expect(found.map(each => each.position)).toEqual(['row 1', 'row 3'])
    for (const { offset, length, text: row } of found)
      expect(
        Buffer.from(text)
          .subarray(offset, offset + length)
          .toString(),
      ).toBe(row)
  })

  it('gives up a quote that is open for longer than any cell is, and costs its row alone', async () => {
    const bounds = { ...limits, quotedBytes: 50 }
    const text = `a,"x\n${'1,2\n'.repeat(40)}`
    expect((await rows(text, { bounds })).map(each => each.text)).toEqual(['a,"x', ...Array(40).fill('1,2')])
  })

  it('gives out a row that is longer than is held without its bytes, and goes on behind it', async () => {
    const bounds = { ...limits, entryBytes: 20 }
    const found = await rows(`a,b\n${'x'.repeat(95)}\n1,2\n`, { size: 7, bounds })
    expect(found).toEqual([
      { offset: 0, length: 3, position: 'row 1', text: 'a,b' },
      { offset: 4, length: 95, position: 'row 2', text: '' },
      { offset: 100, length: 3, position: 'row 3', text: '1,2' },
    ])
  })

  it('reads back every table that was written as RFC 4180 says, however its bytes arrive', () => {
    const cell = fc.string({ maxLength: 6, unit: fc.constantFrom('a', '1', '"', ',', '\n', '\r', ' ', 'é') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    return fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (written, size) => {
        const quoted = (each: string) => `"${each.replaceAll('"', '""')}"`
        const text = written.map(row => row.map(quoted).join(',')).join('\r\n')
        const read = (await texts(text, size)).map(row => cellsIn(row, ','))
        expect(read).toEqual(written)
      }),
    )
  })
})

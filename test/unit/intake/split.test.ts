import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Slice } from '../../../electron/intake/sources/fhir/slice.ts'
import { recover } from '../../../electron/intake/sources/fhir/recover.ts'
import { splitJson, splitLines } from '../../../electron/intake/sources/fhir/split.ts'

/** The text in chunks of this many bytes. */
async function* chunked(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function all(pieces: AsyncIterable<Slice>): Promise<Slice[]> {
  const list: Slice[] = []
  for await (const piece of pieces) list.push(piece)
  return list
}
const text = (piece: Slice) => Buffer.from(piece.bytes).toString()
const parses = (candidate: string) => {
  try {
    JSON.parse(candidate)
    return true
  } catch {
    return false
  }
}
const bundle = (entries: readonly string[]) =>
  `\uFEFF{"resourceType":"Bundle","note":"entry [ { \\" ","entry":[\n` +
  `${entries.join(',\n')}\n],"link":[{"relation":"self"}]}`
const entry = (id: number, words = 'plain') =>
  JSON.stringify({
    fullUrl: `urn:uuid:${id}`,
    resource: {
      resourceType: 'Observation',
      id: String(id),
      note: [{ text: words }],
      contained: [{ a: [{}] }],
    },
  })

describe('splitting a bundle', () => {
  it(
    'gives every entry with its exact bytes and place, however the bytes arrive',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 }),
          fc.integer({ min: 1, max: 64 }),
          async (words, size) => {
            const entries = words.map((each, id) => entry(id, each))
            const whole = bundle(entries)
            const pieces = await all(splitJson(chunked(whole, size)))
            expect(pieces.map(text)).toEqual(entries)
            expect(pieces.map(each => each.number)).toEqual(entries.map((_, index) => index + 1))
            for (const piece of pieces)
              expect(
                Buffer.from(whole)
                  .subarray(piece.offset, piece.offset + piece.bytes.byteLength)
                  .toString(),
              ).toBe(text(piece))
          },
        ),
      ),
    20_000,
  )

  it('cuts a bundle that arrives at once where it cuts one that arrives byte by byte', () => {
    // Whatever looks like the next entry and is none: in words, in a bundle inside, behind a stray bracket.
    const lookAlike = fc.constantFrom(
      '},{"fullUrl":"x"',
      '"},\n  {"fullUrl": "x"}',
      'fullUrl"',
      'Url"',
      '{',
      '}, {',
      '\\"',
    )
    const words = fc.oneof(fc.string({ unit: 'grapheme' }), lookAlike)
    const inside = fc.record({
      fullUrl: words,
      resource: fc.record({
        resourceType: fc.constant('Bundle'),
        entry: fc.array(fc.record({ fullUrl: words, note: words }), { maxLength: 3 }),
      }),
      valueUrl: words,
    })
    const written = fc
      .tuple(inside, fc.constantFrom(undefined, 2, '\t'), fc.constantFrom('', '', '', '}', '"'))
      .map(([entry, blanks, damage]) => JSON.stringify(entry, null, blanks) + damage)
    return fc.assert(
      fc.asyncProperty(fc.array(written, { maxLength: 6 }), async entries => {
        const told = (pieces: readonly Slice[]) =>
          pieces.map(piece => [piece.offset, piece.number, piece.unit, text(piece)])
        const whole = bundle(entries)
        expect(told(await all(splitJson(chunked(whole, 1 << 20))))).toEqual(
          told(await all(splitJson(chunked(whole, 1)))),
        )
      }),
      { numRuns: 300 },
    )
  }, 20_000)

  it('gives a lone resource, and several one after the other', async () => {
    expect(
      (
        await all(
          splitJson(chunked('{"resourceType":"Patient","id":"1"}\n{"resourceType":"Patient","id":"2"}', 7)),
        )
      ).map(text),
    ).toEqual(['{"resourceType":"Patient","id":"1"}', '{"resourceType":"Patient","id":"2"}'])
  })

  const damages: Array<[string, (broken: string) => string]> = [
    ['a brace too few', broken => broken.slice(0, -1)],
    ['a brace too many', broken => broken.replace('"note"', '},"note"')],
    ['an opening brace lost', broken => broken.replace('"resource":{', '"resource":')],
    ['a quote too few', broken => broken.replace('"Observation"', '"Observation')],
    ['a comma lost', broken => broken.replace('","resource"', '""resource"')],
  ]
  it.each(damages)('loses one entry only to %s', async (_, damage) => {
    const entries = Array.from({ length: 9 }, (__, id) => entry(id))
    for (const size of [5, 64, 4_096]) {
      const pieces = await all(
        splitJson(chunked(bundle(entries.map((each, id) => (id === 4 ? damage(each) : each))), size)),
      )
      const read = pieces.flatMap(piece =>
        parses(text(piece))
          ? [text(piece)]
          : recover(piece, parses)
              .filter(each => each.sound)
              .map(each => text(each.slice)),
      )
      expect(read.filter(each => each.includes('fullUrl')).toSorted()).toEqual(
        entries.filter((__, id) => id !== 4).toSorted(),
      )
    }
  })
})

describe('splitting NDJSON', () => {
  it('gives every line that is not blank, with its number', async () => {
    const pieces = await all(splitLines(chunked('{"a":1}\n\n  \r\n{"b":2}\r\n{"c":3}', 3)))
    expect(pieces.map(each => [each.number, text(each).trim(), each.offset])).toEqual([
      [1, '{"a":1}', 0],
      [4, '{"b":2}', 13],
      [5, '{"c":3}', 22],
    ])
  })
})

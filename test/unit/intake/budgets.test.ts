import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { budgets, limits, type Limits } from '../../../electron/intake/budgets.ts'
import { BeyondBudget } from '../../../electron/intake/beyond-budget.ts'
import { unpack } from '../../../electron/intake/containers/unpack.ts'
import { readPieces } from '../../../electron/intake/pipeline/read-pieces.ts'
import { beyondBounds } from '../../../electron/intake/sources/beyond-bounds.ts'
import { fhir } from '../../../electron/intake/sources/fhir/index.ts'
import { splitJson, splitLines } from '../../../electron/intake/sources/fhir/split.ts'
import type { Slice } from '../../../electron/intake/sources/fhir/slice.ts'
import { jsonShape } from '../../../electron/intake/sources/json-shape.ts'
import type { Reading, Source } from '../../../electron/intake/sources/source.ts'
import { say } from '../../../shared/words/message.ts'

async function* chunked(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
/** How many bytes come out, or the sentence that says why no more do. */
async function out(bytes: Uint8Array, some: Partial<Limits>) {
  try {
    let length = 0
    const unpacked = await unpack(() => chunked(bytes), undefined, { ...limits, ...some })
    for await (const chunk of unpacked.bytes()) length += chunk.byteLength
    return length
  } catch (error) {
    if (error instanceof BeyondBudget) return error.said
    throw error
  }
}
const reasonFor = (text: string, some: Partial<Limits>) => {
  const bytes = Buffer.from(text)
  return beyondBounds(bytes.byteLength, jsonShape(bytes), { ...limits, ...some })?.reason
}

/** A source whose entries are bytes: an x cannot be read. */
const ofLetters: Source = {
  id: 'letters',
  version: 1,
  title: 'letters',
  recognise: () => ({ certainty: 'certain', format: 'letters' }),
  pieces: bytes => bytes as never,
  *read({ place, bytes }): Generator<Reading> {
    const said = { reason: say('quarantine.failed'), remedy: say('quarantine.failed-remedy') }
    yield bytes[0] === 0x78 ? { kind: 'reject', reject: { place, ...said } } : { kind: 'other', type: 'a' }
  },
}
async function lastReason(letters: string, some: Partial<Limits>) {
  const reasons: unknown[] = []
  const pieces = [...letters].map((letter, at) => ({
    place: { offset: at, length: 1, position: `entry ${at + 1}` },
    bytes: Buffer.from(letter),
  }))
  await readPieces(
    {
      source: ofLetters,
      pieces,
      situation: { scope: 's', answers: {}, received: '2026-11-29' },
      signal: new AbortController().signal,
      bounds: { ...limits, ...some },
    },
    batch => {
      reasons.push(...batch.rejects.map(each => each.reason))
      return Promise.resolve()
    },
  )
  return reasons.at(-1)
}
const broken = (why: ReturnType<typeof say>) => say('quarantine.broken-file', { why: why as never })
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

describe('a bound', () => {
  it('has a reason why it is no higher', () => {
    for (const { why, most } of Object.values(budgets)) {
      expect(why.length).toBeGreaterThan(20)
      expect(most).toBeGreaterThan(0)
    }
  })

  it.each([
    [
      'bytes of a file',
      () => out(Buffer.alloc(5_000, 'a'), { fileBytes: 5_000 }),
      5_000,
      () => out(Buffer.alloc(5_001, 'a'), { fileBytes: 5_000 }),
      say('intake.too-many-bytes', { gigabytes: 5_000 / 2 ** 30 }),
    ],
    [
      'bytes that come out of a packing',
      () => out(gzipSync(Buffer.alloc(9_000, 'a')), { freeExpansion: 9_000, expansion: 0 }),
      9_000,
      () => out(gzipSync(Buffer.alloc(9_001, 'a')), { freeExpansion: 9_000, expansion: 0 }),
      say('intake.expands-too-far', { times: 0 }),
    ],
    [
      'expansion of a packing in a packing, by the file as it came',
      () => out(gzipSync(gzipSync(Buffer.alloc(500_000, 'a'))), { freeExpansion: 400_000, expansion: 2_000 }),
      500_000,
      () => out(gzipSync(gzipSync(Buffer.alloc(500_000, 'a'))), { freeExpansion: 400_000, expansion: 300 }),
      say('intake.expands-too-far', { times: 300 }),
    ],
    [
      'depth of an entry',
      () => reasonFor(nested(128), {}),
      undefined,
      () => reasonFor(nested(129), {}),
      say('quarantine.too-deep', { levels: 128 }),
    ],
    [
      'values of an entry',
      () => reasonFor(`[${'1,'.repeat(97)}1]`, { entryValues: 99 }),
      undefined,
      () => reasonFor(`[${'1,'.repeat(98)}1]`, { entryValues: 99 }),
      say('quarantine.too-many-values', { values: 99 }),
    ],
    [
      'characters of a text',
      () => reasonFor(`["${'a'.repeat(2 ** 20)}"]`, { textCharacters: 2 ** 20 }),
      undefined,
      () => reasonFor(`["${'a'.repeat(2 ** 20 + 1)}"]`, { textCharacters: 2 ** 20 }),
      say('quarantine.text-too-long', { megabytes: 1 }),
    ],
    [
      'bytes of an entry',
      () => reasonFor(`[${' '.repeat(2 ** 20 - 2)}]`, { entryBytes: 2 ** 20 }),
      undefined,
      () => reasonFor(`[${' '.repeat(2 ** 20 - 1)}]`, { entryBytes: 2 ** 20 }),
      say('quarantine.too-large', { megabytes: 1 }),
    ],
    [
      'entries of a file',
      () => lastReason('aaa', { entriesPerFile: 3 }),
      undefined,
      () => lastReason('aaaa', { entriesPerFile: 3 }),
      broken(say('intake.too-many-entries', { entries: 3 })),
    ],
    [
      'entries of a file that cannot be read',
      () => lastReason('xaxa', { rejectsPerFile: 2 }),
      say('quarantine.failed'),
      () => lastReason('xaxax', { rejectsPerFile: 2 }),
      broken(say('intake.too-many-unread', { entries: 2 })),
    ],
  ])(
    'of %s holds what is within it, and names itself to what is beyond',
    async (_, under, fits, over, why) => {
      expect(await under()).toEqual(fits)
      expect(await over()).toEqual(why)
    },
  )

  it('costs an entry that is too large, not those beside it, and holds none of it', async () => {
    const large = `{"fullUrl":"b","resource":{"a":"${'x'.repeat(30_000)}"}}`
    const text = `{"resourceType":"Bundle","entry":[{"fullUrl":"a"},${large},{"fullUrl":"c"}]}`
    const lines = `{"a":1}\n${large}\n{"c":1}\n`
    const of = async (pieces: AsyncIterable<Slice>) => {
      const found: Array<string | number> = []
      for await (const { bytes, beyond } of pieces) found.push(beyond ?? Buffer.from(bytes).toString())
      return found
    }
    const some = { entryBytes: 10_000 }
    const [first, beyond, last] = await of(splitJson(chunked(Buffer.from(text)), some))
    expect([first, last]).toEqual(['{"fullUrl":"a"}', '{"fullUrl":"c"}'])
    expect(beyond).toBeGreaterThan(10_000)
    expect(await of(splitLines(chunked(Buffer.from(lines)), some))).toEqual([
      '{"a":1}',
      large.length,
      '{"c":1}',
    ])
  })
})

describe('an entry', () => {
  const situation = { scope: 's', answers: {}, received: '2026-11-29' }
  const told = (text: string) => {
    const bytes = Buffer.from(text)
    const place = { offset: 0, length: bytes.byteLength, position: 'resource 1' }
    return [...fhir.read({ place, bytes }, situation)].map(each =>
      each.kind === 'reject' ? each.reject.reason.key : each.kind,
    )
  }
  const patient = (more: string) => `{"resourceType":"Patient","id":"p","name":[{"text":"Ada"}],"a":${more}}`
  it('that is deep and long is refused by that name; one that is short is read, or refused, however deep', () => {
    expect(told(patient(nested(127) + ' '.repeat(5_000)))).toEqual(['person'])
    expect(told(patient(nested(128) + ' '.repeat(5_000)))).toEqual(['quarantine.too-deep'])
    expect(told(patient(nested(2_000)))).toHaveLength(1)
  })
})

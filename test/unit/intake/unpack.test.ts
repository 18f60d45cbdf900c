import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpack } from '../../../electron/intake/containers/unpack.ts'

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = []
  for await (const chunk of chunks) held.push(chunk)
  return Buffer.concat(held)
}
const opened = (bytes: Uint8Array, size = 7) => unpack(() => chunked(bytes, size))
const marked = (bytes: Uint8Array) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])
const text = Buffer.from('{"a": "ë"}\r\n')

describe('taking a file out of its packing', () => {
  it.each([
    ['nothing', text, []],
    ['gzip', gzipSync(text), ['gzip']],
    ['a byte order mark', marked(text), ['bom']],
    ['gzip around a byte order mark', gzipSync(marked(text)), ['gzip', 'bom']],
    ['gzip in gzip', gzipSync(gzipSync(text)), ['gzip', 'gzip']],
  ])('gives what is inside %s, each time it is asked', async (_, bytes, packed) => {
    const found = await opened(bytes)
    expect(found.packed).toEqual(packed)
    expect(Buffer.from(found.head)).toEqual(text)
    expect(await all(found.bytes())).toEqual(text)
    expect(await all(found.bytes())).toEqual(text)
  })

  it('gives the same bytes however they arrive', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        async (inside, size) => {
          // A letter before it, so that what is inside is not packed once more by chance.
          const bytes = Buffer.concat([Buffer.from('x'), inside])
          for (const packed of [bytes, gzipSync(bytes), marked(bytes)])
            expect(await all((await opened(packed, size)).bytes())).toEqual(bytes)
        },
      ),
      { numRuns: 30 },
    ))

  it('stops at packing in packing in packing', async () => {
    const bytes = [1, 2, 3, 4].reduce<Uint8Array>(inner => gzipSync(inner), text)
    expect((await opened(bytes)).packed).toEqual(['gzip', 'gzip', 'gzip'])
  })

  it('says that the packing is damaged where nothing can be taken out', async () => {
    await expect(opened(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).rejects.toThrow()
  })

  it('gives what lies before the damage, then says it', async () => {
    const bytes = Buffer.alloc(700_000, 'some words that repeat ')
    const whole = gzipSync(bytes, { level: 1 })
    const found = await opened(whole.subarray(0, -20), 1_000)
    const held: Uint8Array[] = []
    const reading = (async () => {
      for await (const chunk of found.bytes()) held.push(chunk)
    })()
    await expect(reading).rejects.toThrow()
    const before = Buffer.concat(held)
    expect(before.length).toBeGreaterThan(0)
    expect(bytes.subarray(0, before.length).equals(before)).toBe(true)
  })

  it('takes out all members of a gzip file, whatever its last bytes say of its length', async () => {
    // RFC 1952, 2.2: a file is a series of members; the length at its end is the last one's.
    const [one, other] = [Buffer.alloc(3_000_000, 'first member '), Buffer.from('the second, which is short')]
    const found = await opened(Buffer.concat([gzipSync(one), gzipSync(other)]), 1_000)
    expect((await all(found.bytes())).equals(Buffer.concat([one, other]))).toBe(true)
  })

  it('takes out what is a thousand times as large as its packing', async () => {
    const bytes = Buffer.alloc(40_000_000, ' ')
    const found = await opened(gzipSync(bytes), 1_000)
    expect(found.isWhole).toBe(false)
    expect((await all(found.bytes())).equals(bytes)).toBe(true)
  })

  it('opens a file once, and a long one once more', async () => {
    const openings = async (bytes: Uint8Array) => {
      let times = 0
      const found = await unpack(() => {
        times++
        return chunked(bytes, 1 << 16)
      })
      expect((await all(found.bytes())).equals(bytes)).toBe(true)
      return times
    }
    expect(await openings(Buffer.alloc(1_000_000, 'x'))).toBe(1)
    expect(await openings(Buffer.alloc(9_000_000, 'x'))).toBe(2)
  })

  it('gives what came before a disk failed, then says it', async () => {
    const bytes = Buffer.concat([Buffer.from('x'), randomBytes(700_000)])
    const packed = gzipSync(bytes)
    const found = await unpack(async function* () {
      yield* chunked(packed.subarray(0, -20), 50_000)
      await wait(20)
      throw new Error('EIO')
    })
    expect(bytes.subarray(0, found.head.length).equals(found.head)).toBe(true)
    await expect(all(found.bytes())).rejects.toThrow('EIO')
  })
})

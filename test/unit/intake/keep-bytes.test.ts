import { createHash } from 'node:crypto'
import { zstdDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepBytes, type Block } from '../../../electron/intake/pipeline/keep-bytes.ts'

/** Reads `bytes` in parts of these sizes; `flush` says after which parts facts are sent off. */
async function kept(bytes: Uint8Array, sizes: readonly number[], flush: readonly boolean[], from = 0) {
  async function* parts() {
    let at = 0
    for (const size of [...sizes, bytes.length]) {
      if (at >= bytes.length) return
      yield bytes.subarray(at, at + size)
      at += size
    }
  }
  const blocks: Block[] = []
  const keeping = keepBytes(parts(), { from, keep: async block => blocks.push(block) })
  let [read, part] = [0, 0]
  for await (const chunk of keeping.chunks) {
    read += chunk.length
    if (!flush[part++]) continue
    keeping.keepSoFar()
    // What facts may be read of is kept before they are sent.
    const last = blocks.at(-1)
    if (read > from) expect(last!.offset + last!.length).toBe(read)
  }
  return { blocks, kept: keeping.kept }
}
const anything = fc.record({
  bytes: fc.uint8Array({ minLength: 1, maxLength: 5_000 }),
  sizes: fc.array(fc.integer({ min: 1, max: 900 })),
  flush: fc.array(fc.boolean()),
  from: fc.nat(6_000),
})

describe('bytes that are kept while they are read', () => {
  it('follow on each other without a gap, however they come, from where an earlier reading stopped', () =>
    fc.assert(
      fc.asyncProperty(anything, async ({ bytes, sizes, flush, from }) => {
        const { blocks, kept: all } = await kept(bytes, sizes, flush, from)
        let at = Math.min(from, bytes.length)
        for (const { offset, length, packed } of blocks) {
          expect(offset).toBe(at)
          const unpacked = zstdDecompressSync(packed)
          expect(unpacked).toEqual(Buffer.from(bytes.subarray(at, at + length)))
          at += length
        }
        expect(at).toBe(bytes.length)
        expect(all.bytes).toBe(bytes.length)
        expect(all.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    ))

  it('are kept as far as they came where the file breaks off, and that is said', async () => {
    async function* breaking() {
      yield new Uint8Array([1, 2, 3])
      throw new Error('the stick was pulled')
    }
    const blocks: Block[] = []
    const { chunks } = keepBytes(breaking(), { from: 0, keep: async block => blocks.push(block) })
    const reading = async () => {
      for await (const _ of chunks);
    }
    await expect(reading()).rejects.toThrow('the stick was pulled')
    expect(blocks.map(({ offset, length }) => [offset, length])).toEqual([[0, 3]])
  })

  it('fail the reading where they cannot be kept', async () => {
    async function* parts() {
      yield new Uint8Array([1])
    }
    const { chunks } = keepBytes(parts(), {
      from: 0,
      keep: () => Promise.reject(new Error('the disk is full')),
    })
    const reading = async () => {
      for await (const _ of chunks);
    }
    await expect(reading()).rejects.toThrow('the disk is full')
  })
})

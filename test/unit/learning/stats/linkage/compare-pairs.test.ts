import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinkageField } from '../../../../../electron/learning/stats/linkage/agreement.ts'
import { candidatePairs } from '../../../../../electron/learning/stats/linkage/candidate-pairs.ts'
import {
  comparePairs,
  comparePairsAtOnce,
} from '../../../../../electron/learning/stats/linkage/compare-pairs.ts'

const equal = (values: LinkageField['values']): LinkageField => ({ values, agree: { kind: 'equal' } })
const texts = (patterns: ReturnType<typeof comparePairsAtOnce>) =>
  Object.fromEntries(patterns.map(({ agreements, pairs }) => [agreements.join(''), pairs]))
function listed(rows: number, blocking: readonly Int32Array[]): string[] {
  const found: string[] = []
  for (const { first, second, count } of candidatePairs(rows, blocking))
    for (let k = 0; k < count; k++) found.push(`${first[k]}-${second[k]}`)
  return found
}

describe('pairs of records', () => {
  it('without blocking are all pairs', () => {
    expect(listed(4, [])).toEqual(['0-1', '0-2', '0-3', '1-2', '1-3', '2-3'])
    expect([listed(0, []), listed(1, [])]).toEqual([[], []])
  })

  it('with blocking are those equal on any column, each once, and what was not recorded blocks nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: -1, max: 2 }),
            fc.integer({ min: -1, max: 1 }),
            fc.integer({ min: -1, max: 3 }),
          ),
          { maxLength: 25 },
        ),
        rows => {
          const columns = [0, 1, 2].map(c => Int32Array.from(rows, row => row[c]!))
          const wanted = rows.flatMap((one, i) =>
            rows
              .slice(i + 1)
              .flatMap((other, k) =>
                one.some((code, c) => code >= 0 && code === other[c]) ? [`${i}-${i + 1 + k}`] : [],
              ),
          )
          expect(listed(rows.length, columns).sort()).toEqual(wanted.sort())
        },
      ),
    )
  })

  it('more pairs than a batch holds are all there', () => {
    expect(new Set(listed(200, [])).size).toBe(19_900)
  })

  it('are counted by what they do in every field', () => {
    const patterns = comparePairsAtOnce({
      fields: [equal(['a', 'a', 'b']), equal(['x', undefined, 'x'])],
      blocking: [],
      entity: ['1', '1', '2'],
    })
    expect(texts(patterns)).toEqual({ '01': 1, '02': 1, 12: 1 })
    expect(patterns.map(({ trueMatches }) => trueMatches)).toEqual([0, 0, 1])
  })

  it('agree by likeness where the threshold is reached', () => {
    const field = (threshold: number): LinkageField => ({
      values: ['MARTHA', 'MARHTA', 'JONES'],
      agree: { kind: 'jaro-winkler', threshold, prefixScale: 0.1 },
    })
    expect(texts(comparePairsAtOnce({ fields: [field(0.96)], blocking: [] }))).toEqual({ 0: 2, 1: 1 })
    expect(texts(comparePairsAtOnce({ fields: [field(0.97)], blocking: [] }))).toEqual({ 0: 3 })
  })

  it('are counted the same with many different words, whose comparisons are not remembered', () => {
    const names = Array.from({ length: 4200 }, (_, k) => `N${k}`)
    const rule = { kind: 'jaro-winkler', threshold: 0.9, prefixScale: 0.1 } as const
    const block = names.map((_, k) => String(k % 400))
    const many = comparePairsAtOnce({ fields: [{ values: names, agree: rule }], blocking: [block] })
    const expected = new Map<string, number>()
    for (let b = 0; b < 400; b++) {
      const members = names.filter((_, k) => k % 400 === b)
      const few = comparePairsAtOnce({ fields: [{ values: members, agree: rule }], blocking: [] })
      for (const { agreements, pairs } of few)
        expected.set(agreements.join(''), (expected.get(agreements.join('')) ?? 0) + pairs)
    }
    expect(texts(many)).toEqual(Object.fromEntries(expected))
  })

  it('are compared the same with pauses, and what the pause throws stops it', async () => {
    const fields = [equal(Array.from({ length: 300 }, (_, k) => String(k % 7)))]
    let pauses = 0
    const slowly = await comparePairs({ fields, blocking: [] }, () => {
      pauses++
      return Promise.resolve()
    })
    expect(texts(slowly)).toEqual(texts(comparePairsAtOnce({ fields, blocking: [] })))
    expect(pauses).toBe(6)
    await expect(
      comparePairs({ fields, blocking: [] }, () => {
        throw new Error('cancelled')
      }),
    ).rejects.toThrow('cancelled')
  })

  it('refuses columns of different length, no field and rules that make no sense', () => {
    expect(() => comparePairsAtOnce({ fields: [], blocking: [] })).toThrow(RangeError)
    expect(() => comparePairsAtOnce({ fields: [equal(['a']), equal([])], blocking: [] })).toThrow('number 2')
    expect(() => comparePairsAtOnce({ fields: [equal(['a'])], blocking: [[]] })).toThrow('blocking, column 1')
    expect(() => comparePairsAtOnce({ fields: [equal(['a'])], blocking: [], entity: [] })).toThrow('entity')
    expect(() =>
      comparePairsAtOnce({
        fields: [{ values: ['a'], agree: { kind: 'jaro-winkler', threshold: 2, prefixScale: 0.1 } }],
        blocking: [],
      }),
    ).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  likenesses,
  likenessIn,
  spreadOf,
  type ComparedColumn,
} from '../../../../../electron/learning/stats/similarity/gower.ts'
import { usualLikeness } from '../../../../../electron/learning/stats/similarity/usual-likeness.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

const column = (kind: ComparedColumn['kind'], values: readonly number[], weight = 1): ComparedColumn => ({
  kind,
  values: Float64Array.from(values),
  weight,
})

describe('Gower’s coefficient', () => {
  it('is the weighted mean of what can be compared, as reckoned by hand', () => {
    const columns = [
      column('number', [40, 50, 80, NaN]),
      column('presence', [1, 1, 0, 0], 2),
      column('presence', [0, 0, 1, 0]),
      column('alleles', [1, 2, 0, NaN]),
    ]
    // The spread is given: 40 years.
    const { likeness, compared } = likenesses(columns, 0, 4, [40, 0, 0, 0])
    // To row 1: age 1 - 10/40, both have the first (twice), the second says nothing, alleles 1 - 1/2.
    expect(likeness[1]).toBeCloseTo((0.75 + 2 * 1 + 0.5) / 4, 12)
    // To row 2: age 1 - 40/40, one has the first, one has the second, alleles 1 - 1/2.
    expect(likeness[2]).toBeCloseTo((0 + 0 + 0 + 0.5) / 5, 12)
    // To row 3: only the first diagnosis can be compared, and it is not there.
    expect(likeness[3]).toBe(0)
    expect(Array.from(compared)).toEqual([1, 1, 1, 0.5])
  })
  it('says nothing of what was not called, and takes it for no reference', () => {
    expect(likenessIn('alleles', 0, NaN, 0)).toBeNaN()
    expect(likenessIn('alleles', 0, 0, 0)).toBe(1)
    expect(likenessIn('alleles', 0, 2, 0)).toBe(0)
  })
  it('is 1 to oneself, from 0 to 1, and the same both ways', () => {
    const cell = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(NaN))
    const table = fc.integer({ min: 2, max: 8 }).chain(rows =>
      fc.array(
        fc.oneof(
          fc.record({
            kind: fc.constant('number' as const),
            values: fc.array(cell, { minLength: rows, maxLength: rows }),
          }),
          fc.record({
            kind: fc.constant('presence' as const),
            values: fc.array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows }),
          }),
        ),
        { minLength: 1, maxLength: 6 },
      ),
    )
    fc.assert(
      fc.property(table, of => {
        const columns = of.map(({ kind, values }) => column(kind, values))
        const rows = of[0]!.values.length
        const [from, to] = [likenesses(columns, 0, rows), likenesses(columns, 1, rows)]
        expect(from.likeness[1]).toBe(to.likeness[0])
        for (const each of from.likeness) if (!Number.isNaN(each)) expect(each >= 0 && each <= 1).toBe(true)
        if (!Number.isNaN(from.likeness[0])) expect(from.likeness[0]).toBe(1)
      }),
    )
  })
  it('does not let one wrong number make all others alike', () => {
    const pressures = [...Array.from({ length: 99 }, (_, at) => 100 + at), 99_999]
    expect(spreadOf(Float64Array.from(pressures))).toBeLessThan(100)
    const { likeness } = likenesses([column('number', pressures)], 0, 100)
    expect(likeness[98]).toBeLessThan(0.1)
  })
  it('has no row that is not there, and no column of another length', () => {
    expect(() => likenesses([column('number', [1, 2])], 2, 2)).toThrow(RangeError)
    expect(() => likenesses([column('number', [1, 2, 3])], 0, 2)).toThrow(/column 1 has 3 rows/)
    expect(() => likenesses([column('number', [1, 2], -1)], 0, 2)).toThrow(/weight of column 1/)
  })
})

describe('how alike one has to be to be close', () => {
  it('is what the asked share of pairs drawn at random is below', () => {
    const random = createRandom(7)
    const values = Array.from({ length: 2_000 }, () => random.uniform())
    const columns = [column('number', values)]
    const spreads = [spreadOf(columns[0]!.values)]
    const usual = usualLikeness(columns, 2_000, { spreads, share: 0.9, pairs: 4_000, random })
    // |U - V| of two uniform draws is below d with chance 2 d - d^2: a tenth lies below 0.0513; the spread is 0.9.
    expect(usual).toBeCloseTo(1 - 0.0513 / 0.9, 1)
    expect(usualLikeness(columns, 1, { spreads, share: 0.9, pairs: 10, random })).toBeNaN()
  })
})

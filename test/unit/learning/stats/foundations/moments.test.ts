import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mean, sum, variance } from '../../../../../electron/learning/stats/foundations/moments.ts'
import { close } from './close.ts'

const weighted = fc.array(
  fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.integer({ min: 0, max: 4 })),
  { minLength: 2, maxLength: 30 },
)

describe('mean and variance', () => {
  it('are those of the textbook', () => {
    const values = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9)
    expect(mean(values)).toBe(5)
    close(variance(values), 32 / 7, 1e-15)
    close(sum([0.1, 0.2, 0.3, -0.6, 1e100, 1, -1e100]), 1, 1e-15)
  })
  // NIST StRD univariate, NumAcc4: 1,001 numbers about 10,000,000.2 with standard deviation exactly 0.1.
  it('keep their digits far from 0', () => {
    const values = Float64Array.from({ length: 1_001 }, (_, k) => (k % 2 ? 10_000_000.1 : 10_000_000.3))
    values[0] = 10_000_000.2
    close(mean(values), 10_000_000.2, 1e-16)
    close(Math.sqrt(variance(values)), 0.1, 1e-8) // the numbers themselves are only known to 2e-9
  })
  it('with weights that count repetitions are those of the repeated values', () =>
    fc.assert(
      fc.property(weighted, pairs => {
        const values = Float64Array.from(pairs, ([value]) => value)
        const weights = Float64Array.from(pairs, ([, weight]) => weight)
        const repeated = Float64Array.from(
          pairs.flatMap(([value, weight]) => Array.from({ length: weight }, () => value)),
        )
        fc.pre(repeated.length > 1)
        expect(Math.abs(mean(values, weights) - mean(repeated))).toBeLessThan(1e-11)
        expect(Math.abs(variance(values, weights, true) - variance(repeated))).toBeLessThan(1e-8)
      }),
    ))
  it('do not change when all weights are the same, whatever they are', () =>
    fc.assert(
      fc.property(weighted, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (pairs, weight) => {
        const values = Float64Array.from(pairs, ([value]) => value)
        const weights = values.map(() => weight)
        expect(Math.abs(mean(values, weights) - mean(values))).toBeLessThan(1e-11)
        expect(Math.abs(variance(values, weights) - variance(values))).toBeLessThan(
          1e-9 * (1 + variance(values)),
        )
      }),
    ))
  it('agree with R in cov.wt', () => {
    close(
      variance(Float64Array.of(1, 2, 4, 8), Float64Array.of(0.1, 0.2, 0.3, 0.4)),
      10.414285714285715,
      1e-14,
    )
  })
  it('give no variance of one value, and 0 of equal ones', () => {
    expect(variance(Float64Array.of(3))).toBeNaN()
    expect(variance(Float64Array.of(3, 5), Float64Array.of(1, 0))).toBeNaN()
    expect(variance(Float64Array.of(0.1, 0.1, 0.1))).toBe(0)
    expect(mean(Float64Array.of(1, Infinity))).toBe(Infinity)
  })
  it('refuse none, what is not a number, and weights that are none', () => {
    for (const of of [mean, variance]) {
      expect(() => of(new Float64Array(0))).toThrow(RangeError)
      expect(() => of(Float64Array.of(1, NaN))).toThrow(/row 2/)
      for (const weights of [[1], [1, -1], [0, 0], [1, NaN], [1, Infinity]])
        expect(() => of(Float64Array.of(1, 2), Float64Array.from(weights))).toThrow(RangeError)
    }
    expect(sum([])).toBe(0)
  })
})

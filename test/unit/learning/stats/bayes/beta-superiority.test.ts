import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaSuperiority } from '../../../../../electron/learning/stats/bayes/beta-superiority.ts'
import type { Beta } from '../../../../../electron/learning/stats/bayes/beta-posterior.ts'
import { lnBeta } from '../../../../../electron/learning/stats/foundations/gamma-function.ts'
import { runs } from '../../../runs.ts'

/** P(first > second) as a finite sum, where the first's a is whole (Cook 2005). */
function finiteSum({ a: a1, b: b1 }: Beta, { a: a2, b: b2 }: Beta): number {
  let sum = 0
  for (let i = 0; i < a1; i++)
    sum += Math.exp(lnBeta(a2 + i, b1 + b2) - Math.log(b1 + i) - lnBeta(1 + i, b1) - lnBeta(a2, b2))
  return sum
}

const beta = fc.record({
  a: fc.double({ min: 0.2, max: 50, noNaN: true }),
  b: fc.double({ min: 0.2, max: 50, noNaN: true }),
})

describe('probability that one proportion exceeds another', () => {
  it.each([
    [31, 71, 19, 83],
    [1, 1, 1, 1],
    [3, 500, 40, 100],
    [120, 880, 100, 900],
    [2, 3, 0.5, 0.2],
    [5, 1e6, 3, 1e6],
  ])('Beta(%d, %d) over Beta(%d, %d) is the finite sum', (a1, b1, a2, b2) => {
    const [first, second] = [
      { a: a1, b: b1 },
      { a: a2, b: b2 },
    ]
    expect(Math.abs(betaSuperiority(first, second) / finiteSum(first, second) - 1)).toBeLessThan(1e-9)
  })

  it('of two uniform ones by more than d is (1 - d)^2 / 2', () => {
    for (const d of [0, 0.1, 0.5, 0.9, 1 - 1e-6])
      expect(betaSuperiority({ a: 1, b: 1 }, { a: 1, b: 1 }, d)).toBeCloseTo((1 - d) ** 2 / 2, 13)
    expect(betaSuperiority({ a: 1, b: 1 }, { a: 1, b: 1 }, -0.5)).toBeCloseTo(1 - 0.125, 13)
  })

  it('a proportion known nearly exactly acts as a threshold', () => {
    expect(betaSuperiority({ a: 1, b: 1 }, { a: 2e8, b: 8e8 }, 0.3)).toBeCloseTo(0.5, 8)
    expect(betaSuperiority({ a: 2e8, b: 8e8 }, { a: 1, b: 1 }, -0.3)).toBeCloseTo(0.5, 8)
  })

  it('keeps the digits of what is very improbable: R integrates to 6.9028462e-26', () => {
    expect(betaSuperiority({ a: 300, b: 700 }, { a: 200, b: 800 }, 0.3) / 6.902846179079966e-26).toBeCloseTo(
      1,
      7,
    )
  })

  it('what is not superior by d is inferior by -d', () => {
    fc.assert(
      fc.property(beta, beta, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (first, second, margin) => {
        expect(betaSuperiority(first, second, margin) + betaSuperiority(second, first, -margin)).toBeCloseTo(
          1,
          9,
        )
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it('falls as the margin grows', () => {
    fc.assert(
      fc.property(beta, beta, (first, second) => {
        const values = [-0.6, -0.3, 0, 0.3, 0.6].map(margin => betaSuperiority(first, second, margin))
        values.slice(1).forEach((value, k) => {
          expect(value).toBeLessThanOrEqual(values[k]! + 1e-12)
        })
      }),
      { numRuns: runs(5, 30) },
    )
  })

  it('margins of 1 and more settle it; what is no number is refused', () => {
    expect([1, 2, -1, -3].map(margin => betaSuperiority({ a: 2, b: 3 }, { a: 4, b: 5 }, margin))).toEqual([
      0, 0, 1, 1,
    ])
    expect(() => betaSuperiority({ a: 0, b: 1 }, { a: 1, b: 1 })).toThrow(RangeError)
    expect(() => betaSuperiority({ a: 1, b: 1 }, { a: 1, b: NaN })).toThrow(RangeError)
    expect(() => betaSuperiority({ a: 1, b: 1 }, { a: 1, b: 1 }, NaN)).toThrow(RangeError)
  })
})

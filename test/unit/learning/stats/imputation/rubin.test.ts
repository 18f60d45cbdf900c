import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rubinsRules } from '../../../../../electron/learning/stats/imputation/rubin.ts'

const estimates = [1.2, 1.5, 0.9, 1.4, 1.1]
const variances = [0.2, 0.25, 0.22, 0.19, 0.24]

describe("Rubin's rules", () => {
  // By hand (and with R): W = 0.22, B = 0.057, T = 0.22 + 1.2 * 0.057.
  it('give the worked example', () => {
    const pooled = rubinsRules(estimates, variances, 20)
    expect(pooled.estimate).toBeCloseTo(1.22, 12)
    expect(pooled.withinVariance).toBeCloseTo(0.22, 12)
    expect(pooled.betweenVariance).toBeCloseTo(0.057, 12)
    expect(pooled.totalVariance).toBeCloseTo(0.2884, 12)
    expect(pooled.standardError).toBeCloseTo(Math.sqrt(0.2884), 12)
    expect(pooled.freedom).toBeCloseTo(11.6481759221113, 9)
    expect(pooled.relativeIncrease).toBeCloseTo(0.310909090909091, 12)
    expect(pooled.fractionMissing).toBeCloseTo(0.34132409750725, 12)
  })
  it("have Rubin's degrees of freedom (m - 1)(1 + 1/r)^2 when complete data would have no end of them", () => {
    const { freedom, relativeIncrease } = rubinsRules(estimates, variances)
    expect(freedom).toBeCloseTo(4 * (1 + 1 / relativeIncrease) ** 2, 8)
  })
  it('never have more degrees of freedom than complete data, whatever the sets', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: 1, max: 500 }),
        (sets, complete) => {
          const pooled = rubinsRules(
            sets.map(([each]) => each),
            sets.map(([, each]) => each),
            complete,
          )
          expect(pooled.freedom).toBeGreaterThan(0)
          expect(pooled.freedom).toBeLessThanOrEqual(complete)
          expect(pooled.totalVariance).toBeGreaterThanOrEqual(pooled.withinVariance)
          expect(pooled.fractionMissing).toBeGreaterThanOrEqual(0)
          expect(pooled.fractionMissing).toBeLessThanOrEqual(1)
        },
      ),
    ))
  it('answer a single set as it is, and sets that agree with no end of degrees of freedom', () => {
    expect(rubinsRules([2], [0.3], 17)).toMatchObject({
      estimate: 2,
      totalVariance: 0.3,
      betweenVariance: 0,
      freedom: 17,
      fractionMissing: 0,
    })
    expect(rubinsRules([2, 2], [0.3, 0.3])).toMatchObject({
      totalVariance: 0.3,
      freedom: Infinity,
      relativeIncrease: 0,
      fractionMissing: 0,
    })
    expect(rubinsRules([2, 2], [0, 0])).toMatchObject({
      estimate: 2,
      totalVariance: 0,
      standardError: 0,
      relativeIncrease: 0,
    })
  })
  it('say that everything is missing where the sets know their own answer but differ', () =>
    expect(rubinsRules([1, 3], [0, 0])).toMatchObject({
      relativeIncrease: Infinity,
      fractionMissing: 1,
      freedom: 1,
    }))
  it('refuse no sets, lengths that differ and what is no variance', () => {
    expect(() => rubinsRules([], [])).toThrow(RangeError)
    expect(() => rubinsRules([1, 2], [1])).toThrow(RangeError)
    expect(() => rubinsRules([1, NaN], [1, 1])).toThrow(/estimate 2/u)
    expect(() => rubinsRules([1, 2], [1, -1])).toThrow(/variance 2/u)
    expect(() => rubinsRules([1], [1], 0)).toThrow(RangeError)
  })
})

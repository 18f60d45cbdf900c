import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviationBias } from '../../../../../electron/learning/stats/tables/deviation-bias.ts'
import {
  pairedTest,
  pooledTest,
  standardisedMeanDifference,
  varianceRatioTest,
  welchTest,
} from '../../../../../electron/learning/stats/tables/mean-comparison.ts'

const of = (...values: number[]) => Float64Array.from(values)
const values = (min: number, max: number) =>
  fc
    .array(fc.integer({ min: -6, max: 6 }), { minLength: min, maxLength: max })
    .map(list => Float64Array.from(list))
/** Extra sleep with two drugs (Cushny & Peebles 1905; Student 1908, Biometrika 6:1). */
const [dextro, laevo] = [
  of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2),
  of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
]
describe('comparing means', () => {
  it("is Student's own comparison of two sleeping drugs, paired", () => {
    expect(pairedTest(dextro, laevo)).toMatchObject({
      estimate: expect.closeTo(-1.58, 12) as number,
      t: expect.closeTo(-4.0621, 4) as number,
      freedom: 9,
      p: expect.closeTo(0.00283289, 8) as number,
    })
  })
  it("is Welch's for two groups (R: t -1.8608, 17.776 degrees, p 0.07939)", () => {
    expect(welchTest(dextro, laevo)).toMatchObject({
      t: expect.closeTo(-1.8608, 4) as number,
      freedom: expect.closeTo(17.776, 3) as number,
      p: expect.closeTo(0.07939, 5) as number,
      lower: expect.closeTo(-3.3654832, 6) as number,
    })
  })
  it('changes its sign with the groups, not with the origin', () =>
    fc.assert(
      fc.property(values(2, 12), values(2, 12), fc.integer({ min: -9, max: 9 }), (x, y, shift) => {
        for (const test of [welchTest, pooledTest]) {
          const [here, there, moved] = [
            test(x, y),
            test(y, x),
            test(
              x.map(v => v + shift),
              y.map(v => v + shift),
            ),
          ]
          if (here.kind !== 'fitted' || there.kind !== 'fitted' || moved.kind !== 'fitted') continue
          expect(there.t).toBeCloseTo(-here.t, 9)
          expect(there.lower).toBeCloseTo(-here.upper, 9)
          expect(moved.p).toBeCloseTo(here.p, 9)
          expect(here.p < 0.05).toBe(here.lower > 0 || here.upper < 0)
        }
      }),
    ))
  it('is the same whether variances are pooled or not, for equal groups of equal variance', () => {
    const [x, y] = [of(1, 2, 3, 4), of(3, 4, 5, 6)]
    const [welch, pooled] = [welchTest(x, y), pooledTest(x, y)]
    if (welch.kind !== 'fitted' || pooled.kind !== 'fitted') throw new Error('not fitted')
    expect(welch.t).toBeCloseTo(pooled.t, 12)
    expect(welch.freedom).toBeCloseTo(6, 12)
    expect(standardisedMeanDifference(x, y)).toMatchObject({
      cohensD: expect.closeTo(-2 / Math.sqrt(5 / 3), 12) as number,
    })
    expect(varianceRatioTest(x, y)).toMatchObject({ ratio: 1, p: expect.closeTo(1, 12) as number })
  })
  it('takes the bias off as Hedges 1981 tabulates it (0.9490 for 15 degrees, 0.5642 for 2)', () => {
    const factor = (x: Float64Array, y: Float64Array) => {
      const result = standardisedMeanDifference(x, y)
      return result.kind === 'fitted' ? result.hedgesG / result.cohensD : Number.NaN
    }
    expect(factor(of(1, 2, 3, 4, 5, 6, 7, 8), of(2, 3, 4, 5, 6, 7, 8, 9, 1))).toBeCloseTo(0.949, 4)
    expect(factor(of(1, 2), of(2, 4))).toBeCloseTo(0.5642, 4)
  })
  it('says where there is too little or nothing that varies', () => {
    for (const test of [welchTest, pooledTest, varianceRatioTest, standardisedMeanDifference]) {
      expect(test(of(), of(1, 2))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
      expect(test(of(1), of(1, 2))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
      expect(test(of(3, 3), of(1, 1))).toEqual({ kind: 'not-estimable', reason: 'constant' })
      expect(() => test(of(1, Number.NaN), of(1, 2))).toThrow(/x, row 2/u)
    }
    expect(varianceRatioTest(of(1, 2), of(1, 1))).toEqual({ kind: 'not-estimable', reason: 'constant' })
    expect(pairedTest(of(1, 2, 3), of(2, 3, 4))).toEqual({ kind: 'not-estimable', reason: 'constant' })
    expect(pairedTest(of(1), of(2))).toEqual({ kind: 'not-estimable', reason: 'too-few' })
    expect(() => pairedTest(of(1, 2), of(1))).toThrow(RangeError)
  })
})
describe('c4', () => {
  it.each([
    [2, 0.7979],
    [3, 0.8862],
    [4, 0.9213],
    [5, 0.94],
    [10, 0.9727],
    [25, 0.9896],
  ])("of %i is Montgomery's %f", (size, published) => expect(deviationBias(size)).toBeCloseTo(published, 4))
  it('is the same from either formula where they meet, and comes near 1', () => {
    // c4(n) c4(n + 1) = sqrt((n - 1) / n), from the recursion of the gamma function.
    for (const size of [2, 50, 98, 99, 100, 101, 10_000, 1e7])
      expect(deviationBias(size) * deviationBias(size + 1)).toBeCloseTo(Math.sqrt((size - 1) / size), 12)
    expect(() => deviationBias(1)).toThrow(RangeError)
  })
})

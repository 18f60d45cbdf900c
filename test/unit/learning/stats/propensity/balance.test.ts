import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { propensityWeights } from '../../../../../electron/learning/stats/propensity/propensity-weights.ts'
import {
  effectiveSample,
  equipoise,
  standardisedDifference,
} from '../../../../../electron/learning/stats/propensity/balance.ts'
import { fitLogistic } from '../../../../../electron/learning/stats/regression/logistic.ts'
import { eValue } from '../../../../../electron/learning/stats/tables/e-value.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

const values = Float64Array.from([1, 2, 3, 4, 10, 12])
const exposed = Uint8Array.from([0, 0, 0, 1, 1, 1])

describe('balance', () => {
  it('is the difference of means over the pooled deviation', () => {
    // By hand: means 2 and 26/3, variances 1 and 52/3.
    expect(standardisedDifference(values, exposed)).toBeCloseTo(
      (26 / 3 - 2) / Math.sqrt((1 + 52 / 3) / 2),
      12,
    )
  })
  it('does not depend on unit or origin, and turns its sign with the arms', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (scale, shift) => {
          const moved = standardisedDifference(
            values.map(value => value * scale + shift),
            exposed,
          )
          expect(moved).toBeCloseTo(standardisedDifference(values, exposed), 6)
          expect(
            standardisedDifference(
              values,
              exposed.map(each => 1 - each),
            ),
          ).toBeCloseTo(-standardisedDifference(values, exposed), 12)
        },
      ),
    ))
  it('is 0 for a constant', () =>
    expect(standardisedDifference(new Float64Array(6).fill(3), exposed)).toBe(0))

  it('is exactly 0 after overlap weights from a maximum-likelihood model (Li, Morgan & Zaslavsky 2018)', () => {
    const random = createRandom(5)
    const x = Float64Array.from({ length: 300 }, () => random.normal())
    const arm = Uint8Array.from(x, value => Number(random.uniform() < 1 / (1 + Math.exp(-value))))
    const model = fitLogistic(arm, [new Float64Array(300).fill(1), x])
    if (model.kind !== 'fitted') throw new Error('not fitted')
    const { weight } = propensityWeights('overlap', arm, model.fitted)
    expect(Math.abs(standardisedDifference(x, arm, weight))).toBeLessThan(1e-9)
    expect(Math.abs(standardisedDifference(x, arm))).toBeGreaterThan(0.3)
  })
})

describe('effective sample and equipoise', () => {
  it('counts equal weights as people, and one heavy weight as little more than one', () => {
    expect(effectiveSample(new Float64Array(6).fill(0.3), exposed, 1)).toBeCloseTo(3, 12)
    expect(effectiveSample(Float64Array.from([1, 1, 1, 100, 1, 1]), exposed, 1)).toBeCloseTo(
      102 ** 2 / 10_002,
      9,
    )
  })
  it('is whole where everybody has the average propensity, and none where nobody is near it', () => {
    expect(equipoise(new Float64Array(6).fill(0.5), exposed)).toBe(1)
    expect(equipoise(Float64Array.from([0.01, 0.01, 0.01, 0.99, 0.99, 0.99]), exposed)).toBe(0)
  })
})

describe('the E-value', () => {
  // VanderWeele & Ding 2017: risk ratio 3.9 (1.8 to 8.7) gives 7.26 and 3.00.
  it('is that of the published example', () => {
    const { estimate, limit } = eValue(3.9, 1.8, 8.7)
    expect(estimate).toBeCloseTo(7.26, 2)
    expect(limit).toBeCloseTo(3.0, 2)
  })
  it('is the same for a ratio and its inverse, and 1 at the limit where the interval holds 1', () => {
    expect(eValue(1 / 3.9, 1 / 8.7, 1 / 1.8)).toEqual({
      estimate: expect.closeTo(7.263, 2) as number,
      limit: expect.closeTo(3.0, 2) as number,
    })
    expect(eValue(1.2, 0.9, 1.6).limit).toBe(1)
  })
})

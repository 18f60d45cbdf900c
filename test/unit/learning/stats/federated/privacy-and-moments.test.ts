import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pooledMoments } from '../../../../../electron/learning/stats/federated/pooled-moments.ts'
import {
  analyticGaussianNoise,
  classicalGaussianNoise,
  geometricNoise,
  laplaceNoise,
} from '../../../../../electron/learning/stats/federated/privacy-noise.ts'
import { mean, variance } from '../../../../../electron/learning/stats/foundations/moments.ts'
import { lnNormalCdf, normalCdf } from '../../../../../electron/learning/stats/foundations/normal.ts'

describe('moments of all sites', () => {
  it('are those of all rows, however large their mean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 8 }), { maxLength: 6 }),
        fc.constantFrom(0, 1e8),
        (sites, shift) => {
          const all = Float64Array.from(sites.flat(), value => value + shift)
          const pooled = pooledMoments(
            sites.map(site => {
              const values = Float64Array.from(site, value => value + shift)
              return {
                rows: values.length,
                mean: values.length > 0 ? mean(values) : NaN,
                variance: values.length > 1 ? variance(values) : NaN,
              }
            }),
          )
          if (all.length === 0) {
            expect(pooled).toBeUndefined()
            return
          }
          expect(pooled!.rows).toBe(all.length)
          expect(Math.abs(pooled!.mean - mean(all))).toBeLessThan(1e-15 * shift + 1e-12)
          if (all.length === 1) expect(pooled!.variance).toBeUndefined()
          else expect(pooled!.variance).toBeCloseTo(variance(all), shift > 0 ? 5 : 10)
        },
      ),
    )
  })

  it('refuse what is no count or no number', () => {
    expect(() => pooledMoments([{ rows: 1.5, mean: 0, variance: 0 }])).toThrow(/site 1: rows/u)
    expect(() => pooledMoments([{ rows: 2, mean: 0, variance: -1 }])).toThrow(/site 1/u)
    expect(() =>
      pooledMoments([
        { rows: 1, mean: 3, variance: NaN },
        { rows: 2, mean: NaN, variance: 1 },
      ]),
    ).toThrow(/site 2/u)
  })
})

describe('noise for privacy', () => {
  const losses = fc.record({
    epsilon: fc.double({ min: 1e-3, max: 20, noNaN: true }),
    sensitivity: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
  })

  it('of Laplace never changes odds by more than e to the epsilon', () => {
    fc.assert(
      fc.property(losses, loss => {
        const { scale, standardDeviation } = laplaceNoise(loss)
        expect(loss.sensitivity / scale).toBeCloseTo(loss.epsilon, 9)
        expect(standardDeviation).toBeCloseTo(Math.SQRT2 * scale, 9)
      }),
    )
  })

  it('in whole numbers has the variance of its distribution', () => {
    for (const epsilon of [0.3, 1, 4]) {
      const { ratio, variance: found } = geometricNoise({ epsilon, sensitivity: 1 })
      let sum = 0
      for (let k = 1; k < 2_000; k++) sum += 2 * k * k * ((1 - ratio) / (1 + ratio)) * ratio ** k
      expect(found).toBeCloseTo(sum, 9)
    }
  })

  it('of the analytic Gaussian just keeps delta, with less noise than the classical', () => {
    fc.assert(
      fc.property(losses, fc.constantFrom(1e-12, 1e-5, 0.1), (loss, delta) => {
        const scale = analyticGaussianNoise(loss, delta) / loss.sensitivity
        const [half, shift] = [1 / (2 * scale), loss.epsilon * scale]
        expect(
          (normalCdf(half - shift) - Math.exp(loss.epsilon + lnNormalCdf(-half - shift))) / delta,
        ).toBeCloseTo(1, 4)
        const classical = classicalGaussianNoise(loss, delta)
        expect(classical.proven).toBe(loss.epsilon < 1)
        if (classical.proven) expect(scale * loss.sensitivity).toBeLessThan(classical.standardDeviation)
      }),
    )
  })

  it('agrees with R: epsilon 0.5 and 2, delta 1e-5', () => {
    expect(analyticGaussianNoise({ epsilon: 0.5, sensitivity: 1 }, 1e-5)).toBeCloseTo(7.031826675582, 6)
    expect(classicalGaussianNoise({ epsilon: 2, sensitivity: 1 }, 1e-5).standardDeviation).toBeCloseTo(
      2.42240263130269,
      12,
    )
  })

  it('refuses losses and deltas that are none', () => {
    for (const epsilon of [0, -1, NaN, Infinity])
      for (const noise of [
        laplaceNoise,
        geometricNoise,
        (loss: { epsilon: number; sensitivity: number }) => analyticGaussianNoise(loss, 0.1),
      ])
        expect(() => noise({ epsilon, sensitivity: 1 })).toThrow(/epsilon/u)
    expect(() => laplaceNoise({ epsilon: 1, sensitivity: 0 })).toThrow(/^laplaceNoise: sensitivity/u)
    for (const delta of [0, 1, NaN])
      expect(() => analyticGaussianNoise({ epsilon: 1, sensitivity: 1 }, delta)).toThrow(
        /^analyticGaussianNoise: delta/u,
      )
  })
})

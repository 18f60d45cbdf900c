import { describe, expect, it } from 'vitest'
import { randomEffects } from '../../../../../electron/learning/stats/meta/random-effects.ts'

describe('random effects', () => {
  const effect = [-0.9, -0.2, -0.55, 0.1, -1.3]
  const variance = [0.04, 0.09, 0.02, 0.12, 0.06]
  const fit = randomEffects(effect, variance)

  // R 4.5, metafor 4.8: rma(y, v, method = "REML", test = "knha", control = list(threshold = 1e-12)), weights(), I2.
  it('agrees with metafor on estimate, Hartung-Knapp interval, tau2, I2 and weights', () => {
    expect(fit.estimate).toBeCloseTo(-0.6070967512038, 8)
    expect(fit.standardError).toBeCloseTo(0.2387013262619, 8)
    expect(fit.interval.lower).toBeCloseTo(-1.2698378801077, 8)
    expect(fit.interval.upper).toBeCloseTo(0.0556443777002, 8)
    expect(fit.tau2).toBeCloseTo(0.2053650943777, 8)
    expect(fit.i2Percent).toBeCloseTo(80.1710260722609, 5)
    ;[21.7475582322, 18.0660876309, 23.6775428461, 16.4003200415, 20.1084912492].forEach((weight, i) =>
      expect(fit.weightPercent[i]).toBeCloseTo(weight, 6),
    )
  })

  it('reaches as far as t with k - 2 degrees of freedom says for a new site', () => {
    const t = 3.182446305284263 // R: qt(0.975, 3)
    expect(fit.prediction.upper - fit.estimate).toBeCloseTo(
      t * Math.sqrt(0.2053650943777 + 0.2387013262619 ** 2),
      7,
    )
  })

  it('answers no spread between sites that agree better than chance', () =>
    expect(randomEffects([0.1, 0.1, 0.1], [0.1, 0.2, 0.3]).tau2).toBe(0))

  it('moves with a shift of all effects and does not depend on their order', () => {
    const moved = randomEffects(effect.map(each => each + 2).toReversed(), variance.toReversed())
    expect(moved.estimate).toBeCloseTo(fit.estimate + 2, 8)
    expect(moved.tau2).toBeCloseTo(fit.tau2, 8)
  })

  it.each([
    [
      [0.1, 0.2],
      [1, 1],
    ],
    [
      [0.1, 0.2, 0.3],
      [1, 0, 1],
    ],
    [
      [0.1, NaN, 0.3],
      [1, 1, 1],
    ],
  ])('refuses fewer than three sites and values that are none: %j', (y, v) =>
    expect(() => randomEffects(y, v)).toThrow(RangeError),
  )
})

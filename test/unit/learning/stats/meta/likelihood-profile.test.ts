import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpolateProfile } from '../../../../../electron/learning/stats/meta/likelihood-profile.ts'
import { lnSmoothed } from '../../../../../electron/learning/stats/meta/smoothed-log.ts'
import { integrate } from '../../../../../electron/learning/stats/foundations/quadrature.ts'
import { parabola, points, profileOf, rateRatioProfile } from './profiles.ts'

const f = (...values: number[]) => Float64Array.from(values)

describe('a likelihood profile between its points', () => {
  it('is a parabola where its points lie on one, also beyond them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (effect, variance) => {
          const profile = interpolateProfile(parabola(effect, variance))
          for (const x of [-6, -2.9, -1, 0.1, 2, 5]) {
            expect(profile.value(x) * variance).toBeCloseTo(-((x - effect) ** 2) / 2, 9)
            expect(profile.slope(x) * variance).toBeCloseTo(effect - x, 8)
          }
          expect(profile.width / Math.sqrt(variance)).toBeCloseTo(1, 0)
        },
      ),
    )
  })

  it('goes through its points and comes close to exact likelihoods of counts', () => {
    for (const [x1, x2] of [
      [0, 5],
      [5, 0],
      [3, 2],
      [40, 20],
      [0, 1],
    ] as const) {
      const exact = rateRatioProfile(x1, 100, x2, 100)
      const profile = interpolateProfile(profileOf(exact))
      for (const point of points) expect(profile.value(point)).toBeCloseTo(exact(point), 12)
      const top = Math.max(...Array.from({ length: 121 }, (_, k) => exact(-3 + k / 20)))
      for (let x = -3; x <= 3; x += 0.05)
        if (top - exact(x) < 4) expect(Math.abs(profile.value(x) - exact(x))).toBeLessThan(0.02)
    }
  })

  it('has one top where its points have one', () => {
    const concave = fc.array(fc.double({ min: 0.01, max: 20, noNaN: true }), { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(concave, fc.double({ min: -20, max: 20, noNaN: true }), (bends, start) => {
        let [slope, height] = [start, 0]
        const values = [
          0,
          ...bends.map((bend, k) => {
            slope -= bend
            height += slope * (points[k + 1]! - points[k]!)
            return height
          }),
        ]
        const profile = interpolateProfile({ at: points, logLikelihood: Float64Array.from(values) })
        let fell = false
        let steepest = -Infinity // once the profile has fallen
        for (let x = -3; x <= 3; x += 0.01) {
          const slope = profile.slope(x)
          if (slope < -1e-8) fell = true
          if (fell) steepest = Math.max(steepest, slope)
        }
        expect(steepest).toBeLessThan(1e-8)
      }),
    )
  })

  it('levels off where an arm has no events, near its true limit, and never falls there', () => {
    const profile = interpolateProfile(profileOf(x => -2 * Math.exp(x)))
    expect(profile.value(-20)).toBeGreaterThan(profile.value(-3))
    expect(Math.abs(profile.value(-20))).toBeLessThan(0.15) // the limit is 0; at -3 it is -0.0996
    expect(profile.slope(-30)).toBeLessThanOrEqual(0)
  })

  it('is flat where the site knows nothing', () => {
    const flat = interpolateProfile(profileOf(() => -3))
    expect([flat.value(-100), flat.value(0.1), flat.slope(7), flat.width]).toEqual([-3, -3, 0, Infinity])
  })

  it.each([
    [f(0, 1, 2), f(0, 0, 0)],
    [f(0, 1, 2, 2), f(0, 0, 0, 0)],
    [f(0, 1, 2, 3), f(0, 0, 0)],
    [f(0, 1, 2, 3), f(0, NaN, 0, 0)],
    [f(0, 1, 2, 3), f(0, -Infinity, 0, 0)],
  ])('refuses points %j with values %j', (at, logLikelihood) =>
    expect(() => interpolateProfile({ at, logLikelihood })).toThrow(RangeError),
  )
})

describe('a likelihood smoothed by a normal distribution', () => {
  it('is for a parabola the parabola of the added variance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        fc.double({ min: 0.001, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (effect, variance, sd, mean) => {
          const total = variance + sd ** 2
          const expected = 0.5 * Math.log(variance / total) - (mean - effect) ** 2 / (2 * total)
          expect(
            lnSmoothed(interpolateProfile(parabola(effect, variance)), mean, sd) / (1 + Math.abs(expected)),
          ).toBeCloseTo(expected / (1 + Math.abs(expected)), 7)
        },
      ),
    )
  })
  it('agrees with adaptive quadrature where an arm has no events', () => {
    const profile = interpolateProfile(profileOf(x => -2 * Math.exp(x)))
    for (const [mean, sd] of [
      [-2, 0.5],
      [0, 0.05],
      [0.5, 1.5],
      [2.5, 0.7],
      [4, 1],
    ] as const) {
      const { value } = integrate(
        t => Math.exp(profile.value(t) - ((t - mean) / sd) ** 2 / 2),
        mean - 10 * sd,
        mean + 10 * sd,
        1e-11,
      )
      expect(lnSmoothed(profile, mean, sd)).toBeCloseTo(Math.log(value / (sd * Math.sqrt(2 * Math.PI))), 3)
    }
  })
  it('is the likelihood itself without spread, and 0 everywhere for a site that knows nothing', () => {
    const profile = interpolateProfile(parabola(0.3, 0.1))
    expect(lnSmoothed(profile, 1, 0)).toBe(profile.value(1))
    expect(lnSmoothed(interpolateProfile(profileOf(() => 0)), 1, 0.4)).toBeCloseTo(0, 12)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metaAnalysis } from '../../../../../electron/learning/stats/meta/meta-analysis.ts'
import { poolProfiles } from '../../../../../electron/learning/stats/meta/pool-profiles.ts'
import { parabola, profileOf, rateRatioProfile, type RateSite } from './profiles.ts'
import { fitted, randomStudies } from './studies.ts'

describe('pooling likelihood profiles', () => {
  it('is inverse-variance pooling where they are parabolas', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 12 }), (seed, sites) => {
        const { effect, variance } = randomStudies(seed, { count: sites, tau: 0.3, logSpread: 1 })
        const usual = fitted(metaAnalysis(effect, variance, 'EE'))
        const pooled = fitted(
          poolProfiles(Array.from(effect, (each, site) => parabola(each, variance[site]!))),
        )
        expect(pooled.estimate).toBeCloseTo(usual.estimate, 8)
        expect(pooled.interval.lower).toBeCloseTo(fitted(usual.interval).lower, 6)
        expect(pooled.interval.upper).toBeCloseTo(fitted(usual.interval).upper, 6)
        expect(pooled.test.p).toBeCloseTo(fitted(usual.test).p, 6)
      }),
    )
  })

  it('counts a site without events in an arm, as its exact likelihood does', () => {
    const sites: RateSite[] = [
      [2, 100, 5, 100],
      [0, 80, 4, 90],
      [3, 120, 3, 60],
      [1, 90, 0, 100],
    ]
    const exact = (b: number) => sites.reduce((sum, site) => sum + rateRatioProfile(...site)(b), 0)
    let best = -3
    for (let b = -3; b <= 3; b += 0.0005) if (exact(b) > exact(best)) best = b
    const pooled = fitted(poolProfiles(sites.map(site => profileOf(rateRatioProfile(...site)))))
    expect(Math.abs(pooled.estimate - best)).toBeLessThan(0.01)
    for (const end of [pooled.interval.lower, pooled.interval.upper])
      expect(2 * (exact(best) - exact(end))).toBeCloseTo(3.841, 1)
    const without = fitted(
      poolProfiles(sites.filter((_, site) => site !== 1).map(site => profileOf(rateRatioProfile(...site)))),
    )
    expect(pooled.estimate).toBeLessThan(without.estimate - 0.1)
  })

  it('does not depend on constants the sites left in, on their order, or on a site that knows nothing', () => {
    const [one, other] = [parabola(0.3, 0.05), profileOf(rateRatioProfile(2, 10, 6, 10))]
    const plain = fitted(poolProfiles([one, other]))
    const moved = fitted(
      poolProfiles([
        profileOf(() => 7),
        { ...other, logLikelihood: other.logLikelihood.map(each => each - 100) },
        one,
      ]),
    )
    expect(moved.estimate).toBeCloseTo(plain.estimate, 9)
    expect(moved.interval.upper).toBeCloseTo(plain.interval.upper, 8)
  })

  it('gives a bound, not an estimate, where an arm has no event at any site', () => {
    const none: RateSite[] = [
      [0, 100, 5, 100],
      [0, 50, 2, 60],
    ]
    const below = poolProfiles(none.map(site => profileOf(rateRatioProfile(...site))))
    if (below.kind !== 'one-sided') throw new Error(below.kind)
    expect(below.side).toBe('below')
    expect(below.interval.lower).toBe(-Infinity)
    // Exactly: 5 ln(1 + e^b) + 2 ln(1 + 50/60 e^b) = 3.841 / 2.
    const fall = (b: number) => 5 * Math.log1p(Math.exp(b)) + 2 * Math.log1p((5 / 6) * Math.exp(b))
    expect(Math.abs(fall(below.interval.upper) - 3.841 / 2)).toBeLessThan(0.02)
    expect(
      poolProfiles(none.map(([x1, t1, x2, t2]) => profileOf(rateRatioProfile(x2, t2, x1, t1)))),
    ).toMatchObject({ kind: 'one-sided', side: 'above' })
  })

  it('says when the answer lies beyond all points that sites gave', () => {
    expect(fitted(poolProfiles([parabola(2.9, 0.5)])).beyondPoints).toBe(true)
    expect(fitted(poolProfiles([parabola(0.2, 0.1)])).beyondPoints).toBe(false)
  })

  it('is not estimable without a site or without a site that knows anything, and refuses wrong profiles', () => {
    expect(poolProfiles([]).kind).toBe('not-estimable')
    expect(poolProfiles([profileOf(() => 0), profileOf(() => -2)]).kind).toBe('not-estimable')
    expect(() => poolProfiles([profileOf(() => NaN)])).toThrow(RangeError)
    expect(() => poolProfiles([parabola(0, 1)], 1)).toThrow(RangeError)
  })
})

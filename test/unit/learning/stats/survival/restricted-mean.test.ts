import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRestrictedMeans } from '../../../../../electron/learning/stats/survival/compare-restricted-means.ts'
import { kaplanMeier } from '../../../../../electron/learning/stats/survival/kaplan-meier.ts'
import { restrictedMean } from '../../../../../electron/learning/stats/survival/restricted-mean.ts'
import { leukaemia } from '../../../../fixtures/survival-examples.ts'
import { people } from './arbitraries.ts'

const drug = restrictedMean(kaplanMeier(leukaemia.mercaptopurine), 30)
const placebo = restrictedMean(kaplanMeier(leukaemia.placebo), 30)

describe('restricted mean', () => {
  it('agrees with survfit on the leukaemia trial to 30 weeks', () => {
    // survival 3.5-3, summary(fit, rmean = 30)
    expect(drug.mean).toBeCloseTo(21.04649859944, 10)
    expect(drug.standardError).toBeCloseTo(2.24380195156, 10)
    expect(placebo.mean).toBeCloseTo(182 / 21, 10) // nobody censored: the plain mean
    expect(placebo.standardError).toBeCloseTo(1.37739004126, 10)
  })

  it('is the plain mean of times cut at the horizon where nobody is censored, its error that of a mean', () => {
    fc.assert(
      fc.property(people(), fc.double({ min: 0.6, max: 12, noNaN: true }), ({ time }, horizon) => {
        const found = restrictedMean(
          kaplanMeier({ time, event: new Uint8Array(time.length).fill(1) }),
          horizon,
        )
        const cut = time.map(each => Math.min(each, horizon))
        const mean = cut.reduce((sum, each) => sum + each, 0) / cut.length
        expect(found.mean).toBeCloseTo(mean, 10)
        expect(found.standardError).toBeCloseTo(
          Math.sqrt(cut.reduce((sum, each) => sum + (each - mean) ** 2, 0)) / cut.length,
          8,
        )
      }),
    )
  })

  it('scales with the unit and grows with the horizon', () => {
    fc.assert(
      fc.property(people(), fc.double({ min: 0.1, max: 12, noNaN: true }), ({ time, event }, horizon) => {
        const curve = kaplanMeier({ time, event })
        const days = restrictedMean(kaplanMeier({ time: time.map(each => each * 7), event }), horizon * 7)
        const found = restrictedMean(curve, horizon)
        expect(days.mean).toBeCloseTo(7 * found.mean, 9)
        expect(days.standardError).toBeCloseTo(7 * found.standardError, 9)
        expect(found.mean).toBeLessThanOrEqual(horizon * (1 + 1e-12))
        expect(restrictedMean(curve, horizon * 1.5).mean).toBeGreaterThanOrEqual(found.mean)
      }),
    )
  })

  it('says where the last value was carried on beyond the follow-up', () => {
    const curve = kaplanMeier(leukaemia.mercaptopurine)
    expect([30, 35, 40].map(horizon => restrictedMean(curve, horizon).extended)).toEqual([false, false, true])
    expect(restrictedMean(kaplanMeier(leukaemia.placebo), 40).extended).toBe(false)
  })

  it('is the horizon, without error, before anything happens', () =>
    expect(restrictedMean(kaplanMeier(leukaemia.mercaptopurine), 4)).toEqual({
      mean: 4,
      standardError: 0,
      extended: false,
    }))

  it('is exact where all have the event at once, and no number for nobody', () => {
    expect(
      restrictedMean(kaplanMeier({ time: Float64Array.of(3, 3), event: Uint8Array.of(1, 1) }), 5),
    ).toEqual({ mean: 3, standardError: 0, extended: false })
    expect(
      restrictedMean(kaplanMeier({ time: new Float64Array(), event: new Uint8Array() }), 5).mean,
    ).toBeNaN()
  })

  it.each([0, -1, NaN, Infinity])('refuses %s as horizon', horizon =>
    expect(() => restrictedMean(kaplanMeier(leukaemia.placebo), horizon)).toThrow(RangeError),
  )
})

describe('comparison of restricted means', () => {
  it('takes the second minus and over the first', () => {
    const { difference, ratio } = compareRestrictedMeans(placebo, drug)
    expect(difference.estimate).toBeCloseTo(drug.mean - placebo.mean, 12)
    expect(difference.standardError ** 2).toBeCloseTo(1.37739004126 ** 2 + 2.24380195156 ** 2, 8)
    expect((difference.lower + difference.upper) / 2).toBeCloseTo(difference.estimate, 10)
    expect(ratio!.estimate).toBeCloseTo(drug.mean / placebo.mean, 12)
    expect(ratio!.lower * ratio!.upper).toBeCloseTo(ratio!.estimate ** 2, 8)
    // 12.38 / 2.633 is 4.70 standard errors
    expect(difference.p).toBeGreaterThan(2.5e-6)
    expect(difference.p).toBeLessThan(2.7e-6)
  })

  it('turns with the groups', () => {
    const [one, other] = [compareRestrictedMeans(placebo, drug), compareRestrictedMeans(drug, placebo)]
    expect(other.difference.estimate).toBeCloseTo(-one.difference.estimate, 12)
    expect(other.ratio!.lower).toBeCloseTo(1 / one.ratio!.upper, 12)
    expect(other.ratio!.p).toBeCloseTo(one.ratio!.p, 12)
  })

  it('has no ratio where a mean is 0 and no p without an event', () => {
    const at0 = restrictedMean(kaplanMeier({ time: Float64Array.of(0), event: Uint8Array.of(1) }), 5)
    expect(compareRestrictedMeans(drug, at0).ratio).toBeUndefined()
    const calm = { mean: 5, standardError: 0, extended: false }
    expect(compareRestrictedMeans(calm, calm).difference.p).toBeNaN()
    expect(() => compareRestrictedMeans(calm, calm, 1)).toThrow(RangeError)
  })
})

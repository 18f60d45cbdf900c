import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaAbove,
  betaLnMarginal,
  betaPosterior,
  betaPredictive,
  betaSummary,
} from '../../../../../electron/learning/stats/bayes/beta-posterior.ts'
import { betaPowerPrior, normalPowerPrior } from '../../../../../electron/learning/stats/bayes/power-prior.ts'

const shape = fc.double({ min: 0.1, max: 300, noNaN: true })

describe('beta posterior of a proportion', () => {
  it('437 girls in 980 births: mean 0.446, sd 0.016, limits 0.415 and 0.477 (Gelman et al. 2013, section 2.4)', () => {
    const posterior = betaPosterior({ a: 1, b: 1 }, 437, 980)
    const { mean, standardDeviation, median, lower, upper } = betaSummary(posterior)
    expect(posterior).toEqual({ a: 438, b: 544 })
    expect(
      [mean, standardDeviation, median, lower, upper].map(value => Math.round(value * 1000) / 1000),
    ).toEqual([0.446, 0.016, 0.446, 0.415, 0.477])
  })

  it('no event in n with a uniform prior: the upper limit solves 1 - (1 - p)^(n + 1) = 0.975', () => {
    const { upper, mode } = betaSummary(betaPosterior({ a: 1, b: 1 }, 0, 20))
    expect(upper).toBeCloseTo(1 - 0.025 ** (1 / 21), 13)
    expect(mode).toBeUndefined()
  })

  it('no data leave the prior, and two looks are one', () => {
    expect(betaPosterior({ a: 2, b: 3 }, 0, 0)).toEqual({ a: 2, b: 3 })
    fc.assert(
      fc.property(shape, shape, fc.nat(20), fc.nat(20), (a, b, x, more) => {
        const twice = betaPosterior(betaPosterior({ a, b }, x, x + 3), more, more + 1)
        const once = betaPosterior({ a, b }, x + more, x + more + 4)
        expect(twice.a).toBeCloseTo(once.a, 10)
        expect(twice.b).toBeCloseTo(once.b, 10)
      }),
    )
  })

  it('the next patients: probabilities sum to 1 with mean n a/(a+b), and one of one is the mean', () => {
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 1, max: 60 }), (a, b, n) => {
        const predicted = betaPredictive({ a, b }, n)
        expect(predicted.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10)
        expect(predicted.reduce((sum, each, j) => sum + j * each, 0)).toBeCloseTo((n * a) / (a + b), 8)
        expect(betaPredictive({ a, b }, 1)[1]).toBeCloseTo(a / (a + b), 12)
      }),
    )
    expect([...betaPredictive({ a: 2, b: 5 }, 0)]).toEqual([1])
  })

  it('the marginal likelihood of a uniform prior is 1/(n + 1), and is what it had predicted', () => {
    for (const x of [0, 3, 10]) expect(betaLnMarginal({ a: 1, b: 1 }, x, 10)).toBeCloseTo(-Math.log(11), 13)
    expect(Math.exp(betaLnMarginal({ a: 2, b: 7 }, 4, 9))).toBeCloseTo(
      betaPredictive({ a: 2, b: 7 }, 9)[4]!,
      13,
    )
  })

  it('events and non-events change places', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, threshold) => {
        expect(betaAbove({ a, b }, threshold)).toBeCloseTo(1 - betaAbove({ a: b, b: a }, 1 - threshold), 9)
        expect(betaSummary({ a, b }).lower).toBeCloseTo(1 - betaSummary({ a: b, b: a }).upper, 9)
      }),
    )
  })

  it('refuses impossible counts, priors and levels', () => {
    for (const [x, n] of [
      [3, 2],
      [-1, 2],
      [1.5, 2],
      [NaN, 2],
    ] as const)
      expect(() => betaPosterior({ a: 1, b: 1 }, x, n)).toThrow(RangeError)
    for (const a of [0, -1, NaN, Infinity]) expect(() => betaPosterior({ a, b: 1 }, 1, 2)).toThrow(RangeError)
    for (const level of [0, 1, NaN]) expect(() => betaSummary({ a: 1, b: 1 }, level)).toThrow(RangeError)
  })
})

describe('power prior', () => {
  it('0 leaves history out, 1 pools it, a half counts half of it', () => {
    const now = { events: 8, trials: 30 }
    const then = { events: 60, trials: 200 }
    expect(betaPowerPrior({ a: 1, b: 1 }, then, 0, now)).toEqual({
      posterior: { a: 9, b: 23 },
      effectiveHistoricalTrials: 0,
    })
    expect(betaPowerPrior({ a: 1, b: 1 }, then, 1, now).posterior).toEqual(
      betaPosterior({ a: 1, b: 1 }, 68, 230),
    )
    expect(betaPowerPrior({ a: 1, b: 1 }, then, 0.5, now)).toEqual({
      posterior: { a: 39, b: 93 },
      effectiveHistoricalTrials: 100,
    })
  })

  it('of an effect: fully counted it is the mean weighted by precision', () => {
    const { mean, standardDeviation } = normalPowerPrior({ estimate: 0.2, standardError: 0.1 }, 1, {
      estimate: 0.5,
      standardError: 0.2,
    })
    expect(mean).toBeCloseTo((0.2 / 0.01 + 0.5 / 0.04) / (1 / 0.01 + 1 / 0.04), 13)
    expect(standardDeviation).toBeCloseTo(1 / Math.sqrt(1 / 0.01 + 1 / 0.04), 13)
    expect(
      normalPowerPrior({ estimate: 0.2, standardError: 0.1 }, 0.25, { estimate: 0.5, standardError: 0.2 })
        .mean,
    ).toBeCloseTo(0.35, 13)
  })

  it('refuses shares outside 0 and 1', () => {
    for (const share of [-0.1, 1.1, NaN])
      expect(() =>
        betaPowerPrior({ a: 1, b: 1 }, { events: 0, trials: 0 }, share, { events: 0, trials: 0 }),
      ).toThrow(RangeError)
    expect(() =>
      normalPowerPrior({ estimate: 0, standardError: 1 }, 0, { estimate: 0, standardError: 1 }),
    ).toThrow(RangeError)
  })
})

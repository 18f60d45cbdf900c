import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaMixtureAbove,
  betaMixturePosterior,
  betaMixtureSummary,
} from '../../../../../electron/learning/stats/bayes/beta-mixture.ts'
import { betaPosterior, betaSummary } from '../../../../../electron/learning/stats/bayes/beta-posterior.ts'
import {
  normalMixtureCdf,
  normalMixturePosterior,
  normalMixtureSummary,
} from '../../../../../electron/learning/stats/bayes/normal-mixture.ts'
import {
  normalAbove,
  normalLimits,
  normalPosterior,
} from '../../../../../electron/learning/stats/bayes/normal-posterior.ts'
import {
  borrowFromTrial,
  borrowProportion,
} from '../../../../../electron/learning/stats/bayes/robust-prior.ts'

const number = fc.double({ min: -3, max: 3, noNaN: true })
const deviation = fc.double({ min: 0.05, max: 3, noNaN: true })

describe('normal posterior of an effect', () => {
  it('lies between prior and estimate by their precisions', () => {
    const { mean, standardDeviation, shrinkage, surprise } = normalPosterior(
      { mean: 0, standardDeviation: 1 },
      2,
      1,
    )
    expect([mean, standardDeviation, shrinkage, surprise]).toEqual(
      [1, Math.SQRT1_2, 0.5, Math.SQRT2].map(value => expect.closeTo(value, 14)),
    )
  })

  it('shifts and scales with the effect', () => {
    fc.assert(
      fc.property(
        number,
        deviation,
        number,
        deviation,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (m, s, y, e, scale) => {
          const here = normalPosterior({ mean: m, standardDeviation: s }, y, e)
          const there = normalPosterior(
            { mean: 1 + scale * m, standardDeviation: scale * s },
            1 + scale * y,
            scale * e,
          )
          expect(there.mean).toBeCloseTo(1 + scale * here.mean, 8)
          expect(there.standardDeviation).toBeCloseTo(scale * here.standardDeviation, 8)
          const { lower, upper } = normalLimits(here, 0.9)
          expect(normalAbove(here, lower)).toBeCloseTo(0.95, 10)
          expect(normalAbove(here, upper)).toBeCloseTo(0.05, 10)
        },
      ),
    )
  })

  it('refuses a deviation or error of 0', () => {
    expect(() => normalPosterior({ mean: 0, standardDeviation: 0 }, 1, 1)).toThrow(RangeError)
    expect(() => normalPosterior({ mean: 0, standardDeviation: 1 }, 1, 0)).toThrow(RangeError)
    expect(() => normalPosterior({ mean: 0, standardDeviation: 1 }, NaN, 1)).toThrow(RangeError)
    expect(() => normalLimits({ mean: 0, standardDeviation: 1 }, 1)).toThrow(RangeError)
  })
})

describe('mixtures as priors', () => {
  it('a conflicting estimate moves the weight to the vague part, with limits as R finds by uniroot', () => {
    const posterior = normalMixturePosterior(
      {
        weights: [0.8, 0.2],
        components: [
          { mean: -0.4, standardDeviation: 0.1 },
          { mean: 0, standardDeviation: 1 },
        ],
      },
      0.6,
      0.2,
    )
    expect(posterior.weights[0]).toBeCloseTo(0.000983752261958, 12)
    expect(posterior.components.map(({ mean }) => mean)).toEqual([
      expect.closeTo(-0.2, 12),
      expect.closeTo(0.576923076923077, 12),
    ])
    const { lower, median, upper } = normalMixtureSummary(posterior)
    expect([lower, median, upper]).toEqual(
      [0.18926769303933, 0.576681037244686, 0.96122106531751].map(value => expect.closeTo(value, 10)),
    )
  })

  it('one component is the plain posterior', () => {
    const plain = betaPosterior({ a: 3, b: 5 }, 4, 9)
    const mixture = betaMixturePosterior({ weights: [1], components: [{ a: 3, b: 5 }] }, 4, 9)
    expect(mixture).toEqual({ weights: [1], components: [plain] })
    const { mean, standardDeviation, median, lower, upper } = betaSummary(plain)
    const summary = betaMixtureSummary(mixture)
    expect([summary.mean, summary.standardDeviation, summary.median, summary.lower, summary.upper]).toEqual(
      [mean, standardDeviation, median, lower, upper].map(value => expect.closeTo(value, 12)),
    )
  })

  it('limits hold what they say, also between two distant peaks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (weight, level) => {
          const mixture = {
            weights: [weight, 1 - weight],
            components: [
              { a: 5, b: 95 },
              { a: 90, b: 10 },
            ],
          }
          const { lower, median, upper } = betaMixtureSummary(mixture, level)
          expect(betaMixtureAbove(mixture, lower)).toBeCloseTo((1 + level) / 2, 9)
          expect(betaMixtureAbove(mixture, median)).toBeCloseTo(0.5, 9)
          expect(betaMixtureAbove(mixture, upper)).toBeCloseTo((1 - level) / 2, 9)
          const normal = {
            weights: [weight, 1 - weight],
            components: [
              { mean: -5, standardDeviation: 0.3 },
              { mean: 4, standardDeviation: 1 },
            ],
          }
          const limits = normalMixtureSummary(normal, level)
          expect(normalMixtureCdf(normal, limits.lower)).toBeCloseTo((1 - level) / 2, 9)
          expect(normalMixtureCdf(normal, limits.upper, true)).toBeCloseTo((1 - level) / 2, 9)
        },
      ),
    )
  })

  it('data that every component held impossible still give weights', () => {
    const { weights } = normalMixturePosterior(
      {
        weights: [0.5, 0.5],
        components: [
          { mean: 0, standardDeviation: 0.01 },
          { mean: 1, standardDeviation: 0.01 },
        ],
      },
      100,
      0.01,
    )
    expect(weights).toEqual([0, 1])
    const betas = betaMixturePosterior(
      {
        weights: [0, 1],
        components: [
          { a: 1e5, b: 1e5 },
          { a: 1, b: 1e6 },
        ],
      },
      5000,
      5000,
    )
    expect(betas.weights).toEqual([0, 1])
  })

  it('refuses weights that do not sum to 1, none, or a component out of range', () => {
    expect(() =>
      betaMixturePosterior(
        {
          weights: [0.5, 0.6],
          components: [
            { a: 1, b: 1 },
            { a: 2, b: 2 },
          ],
        },
        1,
        2,
      ),
    ).toThrow('sum to')
    expect(() => betaMixturePosterior({ weights: [], components: [] }, 1, 2)).toThrow(RangeError)
    expect(() =>
      betaMixturePosterior(
        {
          weights: [1.5, -0.5],
          components: [
            { a: 1, b: 1 },
            { a: 2, b: 2 },
          ],
        },
        1,
        2,
      ),
    ).toThrow(RangeError)
    expect(() =>
      normalMixturePosterior({ weights: [1], components: [{ mean: 0, standardDeviation: 0 }] }, 0, 1),
    ).toThrow(RangeError)
    expect(() =>
      normalMixturePosterior({ weights: [1], components: [{ mean: 0, standardDeviation: 1 }] }, 0, 0),
    ).toThrow(RangeError)
  })
})

describe('borrowing from a published trial', () => {
  const trial = { estimate: -0.4, standardError: 0.1 }

  it('agreement raises trust and narrows the limits, conflict takes trust away and leaves the own estimate', () => {
    const agreeing = borrowFromTrial({ estimate: -0.38, standardError: 0.25 }, trial)
    expect(agreeing.trust).toBeGreaterThan(0.8)
    expect(normalMixtureSummary(agreeing.posterior).standardDeviation).toBeLessThan(0.15)
    expect(agreeing.conflictP).toBeGreaterThan(0.9)
    const conflicting = borrowFromTrial({ estimate: 0.9, standardError: 0.2 }, trial)
    expect(conflicting.trust).toBeLessThan(0.001)
    expect(normalMixtureSummary(conflicting.posterior).mean).toBeCloseTo(0.9 * (4 / 4.04), 2)
    expect(conflicting.conflictP).toBeLessThan(1e-7)
  })

  it('trust falls the further the own estimate lies away', () => {
    const trusts = [0, 0.2, 0.4, 0.8, 1.6, 3].map(
      away => borrowFromTrial({ estimate: trial.estimate + away, standardError: 0.2 }, trial).trust,
    )
    trusts.slice(1).forEach((trust, k) => {
      expect(trust).toBeLessThan(trusts[k]!)
    })
  })

  it('of a proportion: agreement and conflict, with the probability of counts as unlikely', () => {
    const published = { a: 25, b: 75 }
    const agreeing = borrowProportion({ events: 8, trials: 30 }, published)
    expect(agreeing.trust).toBeGreaterThan(0.9)
    const conflicting = borrowProportion({ events: 25, trials: 30 }, published)
    expect(conflicting.trust).toBeLessThan(1e-4)
    expect(conflicting.conflictP).toBeLessThan(1e-5)
    expect(borrowProportion({ events: 0, trials: 0 }, published)).toMatchObject({
      trust: expect.closeTo(0.8, 12),
      conflictP: 1,
    })
  })

  it('refuses a trust that data could never change', () => {
    for (const trust of [0, 1, NaN]) {
      expect(() => borrowFromTrial(trial, trial, trust)).toThrow(RangeError)
      expect(() => borrowProportion({ events: 1, trials: 2 }, { a: 1, b: 1 }, trust)).toThrow(RangeError)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betweenStudyVariance,
  type Estimator,
} from '../../../../../electron/learning/stats/meta/between-study-variance.ts'
import { precisionMean } from '../../../../../electron/learning/stats/meta/precision-mean.ts'
import { studyLikelihood } from '../../../../../electron/learning/stats/meta/study-likelihood.ts'
import { varianceAtQ } from '../../../../../electron/learning/stats/meta/variance-at-q.ts'
import { randomStudies } from './studies.ts'

const every: Estimator[] = ['EE', 'DL', 'REML', 'PM', 'ML', 'HE', 'SJ', 'EB']
const f = (...values: number[]) => Float64Array.from(values)

describe('the between-study variance', () => {
  // With equal variances v and k studies: s^2 = sum (y - mean)^2 / (k - 1); DL, HE, PM, EB, REML s^2 - v; ML
  // (k - 1)/k s^2 - v.
  it('has its closed form where all studies are equally precise', () => {
    const effect = f(1, 2, 4, 9)
    const variance = f(0.5, 0.5, 0.5, 0.5)
    const spread = 38 / 3
    for (const estimator of ['DL', 'HE', 'PM', 'EB', 'REML'] as const)
      expect(betweenStudyVariance(estimator, effect, variance).tau2).toBeCloseTo(spread - 0.5, 11)
    expect(betweenStudyVariance('ML', effect, variance).tau2).toBeCloseTo(0.75 * spread - 0.5, 11)
    expect(betweenStudyVariance('SJ', effect, variance).tau2).toBeCloseTo(
      ((9.5 * (38 / 10)) / (9.5 + 0.5) / 3) * 10,
      9,
    )
    // se: sqrt(2 / (k - 1)) (v + tau2) for all of them that are unbiased here.
    for (const estimator of ['DL', 'HE', 'REML'] as const)
      expect(betweenStudyVariance(estimator, effect, variance).standardError).toBeCloseTo(
        Math.sqrt(2 / 3) * spread,
        10,
      )
    expect(betweenStudyVariance('ML', effect, variance).standardError).toBeCloseTo(
      Math.sqrt(2 / 4) * 0.75 * spread,
      10,
    )
  })

  it('is where Q equals its degrees of freedom, for Paule-Mandel and empirical Bayes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 2, max: 25 }), (seed, studies) => {
        const { effect, variance } = randomStudies(seed, { count: studies, tau: 0.5, logSpread: 1 })
        const { tau2 } = betweenStudyVariance('PM', effect, variance)
        const { q } = precisionMean(effect, variance, tau2)
        if (tau2 > 0) expect(q).toBeCloseTo(studies - 1, 8)
        else expect(q).toBeLessThanOrEqual(studies - 1)
        expect(betweenStudyVariance('EB', effect, variance).tau2).toBe(tau2)
      }),
    )
  })

  it('does not change with order and shift, and scales with the square of the unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(...every),
        fc.constantFrom(1e-3, 7, 1e4),
        (seed, estimator, unit) => {
          const { effect, variance } = randomStudies(seed, { count: 9, tau: 0.4, logSpread: 1.2 })
          const { tau2, standardError } = betweenStudyVariance(estimator, effect, variance)
          const changed = betweenStudyVariance(
            estimator,
            effect.map(each => unit * (each + 3)).toReversed(),
            variance.map(each => unit ** 2 * each).toReversed(),
          )
          expect(changed.tau2 / unit ** 2).toBeCloseTo(tau2, 9)
          if (standardError !== null) expect(changed.standardError! / unit ** 2).toBeCloseTo(standardError, 8)
        },
      ),
    )
  })

  it('is 0 for one study, identical studies, and equal effects', () => {
    for (const estimator of every) {
      expect(betweenStudyVariance(estimator, f(0.3), f(0.04))).toEqual({ tau2: 0, standardError: null })
      expect(betweenStudyVariance(estimator, f(0.1, 0.1, 0.1), f(0.1, 0.2, 0.3)).tau2).toBe(0)
    }
    expect(betweenStudyVariance('EE', f(1, 9), f(0.1, 0.1))).toEqual({ tau2: 0, standardError: null })
  })

  it('survives variances fifteen powers of ten apart and effects far from 0', () => {
    for (const estimator of every) {
      const { tau2 } = betweenStudyVariance(estimator, f(1e6, 1e6 + 1, 1e6 - 2), f(1e-12, 1, 1e3))
      expect(tau2).toBeGreaterThanOrEqual(0)
      expect(tau2).toBeLessThan(100)
    }
  })

  it('stays a number at the ends of what is accepted', () => {
    for (const estimator of every) {
      for (const [effect, variance] of [
        [f(-1e30, 1e30, 0), f(1e-60, 1e-60, 1)],
        [f(1, 2, 3), f(1e60, 1e60, 1e-60)],
        [f(1e-30, 0, 3), f(1e-60, 1e60, 1)],
      ] as const) {
        const { tau2, standardError } = betweenStudyVariance(estimator, effect, variance)
        expect(tau2).toBeGreaterThanOrEqual(0)
        expect(standardError).not.toBeNaN()
      }
    }
  })

  it.each([
    [f(), f()],
    [f(1, 2), f(1)],
    [f(1, NaN), f(1, 1)],
    [f(1, 2), f(1, 0)],
    [f(1, 2), f(1, Infinity)],
    [f(1, 1e200), f(1, 1)],
    [f(1, 2), f(1, 1e-300)],
  ])('refuses %j %j', (effect, variance) =>
    expect(() => betweenStudyVariance('DL', effect, variance)).toThrow(RangeError),
  )
})

describe('the slope and curvature of the likelihood', () => {
  it.each(['full', 'restricted'] as const)('are those of the %s likelihood', kind => {
    const { effect, variance } = randomStudies(3, { count: 8, tau: 0.5, logSpread: 1.5 })
    const likelihood = studyLikelihood(kind, effect, variance)
    for (const tau2 of [0.01, 0.1, 1]) {
      const h = 1e-4 * tau2
      likelihood.evaluate(tau2)
      const { slope, curvature } = likelihood
      expect(slope).toBeCloseTo(
        (likelihood.logLikelihood(tau2 + h) - likelihood.logLikelihood(tau2 - h)) / (2 * h),
        4,
      )
      likelihood.evaluate(tau2 + h)
      const right = likelihood.slope
      likelihood.evaluate(tau2 - h)
      expect(curvature / ((right - likelihood.slope) / (2 * h))).toBeCloseTo(1, 5)
    }
  })
})

it('Q reaches any target from far away', () => {
  const { effect, variance } = randomStudies(5, { count: 6, tau: 1, logSpread: 2 })
  for (const target of [1e-6, 0.1, 3, 50]) {
    const tau2 = varianceAtQ(effect, variance, target)
    if (tau2 > 0) expect(precisionMean(effect, variance, tau2).q / target).toBeCloseTo(1, 8)
  }
})

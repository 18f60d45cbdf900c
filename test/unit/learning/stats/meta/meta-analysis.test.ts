import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Estimator } from '../../../../../electron/learning/stats/meta/between-study-variance.ts'
import { metaAnalysis } from '../../../../../electron/learning/stats/meta/meta-analysis.ts'
import { fitted, randomStudies } from './studies.ts'

const f = (...values: number[]) => Float64Array.from(values)
const every: Estimator[] = ['EE', 'DL', 'REML', 'PM', 'ML', 'HE', 'SJ', 'EB']

describe('meta-analysis', () => {
  // Borenstein et al. 2009, Introduction to Meta-Analysis, table 14.1: Hedges' g of six studies.
  it('agrees with a textbook: fixed effect 0.414, by DerSimonian and Laird 0.358, Q 12.003, tau2 0.037', () => {
    const effect = f(0.0945, 0.2774, 0.3666, 0.6644, 0.4618, 0.1852)
    const variance = f(30.3516, 32.5681, 20.0483, 95.1106, 23.4389, 42.6982).map(weight => 1 / weight)
    const equal = fitted(metaAnalysis(effect, variance, 'EE'))
    expect(equal.estimate).toBeCloseTo(0.414, 3)
    expect(equal.standardError).toBeCloseTo(0.064, 3)
    expect(equal.q.statistic).toBeCloseTo(12.003, 2)
    const random = fitted(metaAnalysis(effect, variance, 'DL'))
    expect(random.estimate).toBeCloseTo(0.358, 3)
    expect(random.standardError).toBeCloseTo(0.105, 3)
    expect(random.tau2).toBeCloseTo(0.037, 3)
    expect(random.i2Percent).toBeCloseTo(58.34, 1)
  })

  it('moves with a shift, turns with a sign, scales with a unit and does not depend on the order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(...every),
        fc.constantFrom('z', 'hartung-knapp' as const),
        (seed, estimator, test) => {
          const { effect, variance } = randomStudies(seed, { count: 7, tau: 0.4, logSpread: 1 })
          const plain = fitted(metaAnalysis(effect, variance, estimator, test))
          const changed = fitted(
            metaAnalysis(
              effect.map(each => -2 * each + 5).toReversed(),
              variance.map(each => 4 * each).toReversed(),
              estimator,
              test,
            ),
          )
          expect(changed.estimate).toBeCloseTo(-2 * plain.estimate + 5, 9)
          expect(changed.standardError).toBeCloseTo(2 * plain.standardError, 9)
          expect(changed.i2Percent).toBeCloseTo(plain.i2Percent, 7)
          expect(fitted(changed.interval).upper).toBeCloseTo(-2 * fitted(plain.interval).lower + 5, 8)
        },
      ),
    )
  })

  it('weighs two equal studies as one with half their variance, under equal effects', () => {
    const { effect, variance } = randomStudies(9, { count: 5, tau: 0.2, logSpread: 1 })
    const doubled = fitted(
      metaAnalysis(
        f(...effect, ...effect),
        f(...variance.map(each => 2 * each), ...variance.map(each => 2 * each)),
        'EE',
      ),
    )
    const plain = fitted(metaAnalysis(effect, variance, 'EE'))
    expect(doubled.estimate).toBeCloseTo(plain.estimate, 12)
    expect(doubled.standardError).toBeCloseTo(plain.standardError, 12)
    expect(doubled.q.statistic).toBeCloseTo(plain.q.statistic, 10)
  })

  it('shares out weights that are 100 per cent together', () => {
    const { weightPercent } = fitted(metaAnalysis(f(1, 2, 3), f(1, 2, 3), 'REML'))
    expect(weightPercent.reduce((sum, each) => sum + each, 0)).toBeCloseTo(100, 10)
  })

  it('reads a single study as it is, and knows nothing beyond it', () => {
    const fit = fitted(metaAnalysis(f(0.3), f(0.04), 'REML'))
    expect(fit).toMatchObject({
      studies: 1,
      estimate: 0.3,
      standardError: 0.2,
      tau2: 0,
      i2Percent: 0,
      q: { statistic: 0, freedom: 0, p: 1 },
    })
    expect(fitted(fit.interval).lower).toBeCloseTo(0.3 - 0.2 * 1.959963984540054, 12)
    expect([
      fit.predictionLikeTest.kind,
      fit.predictionHiggins.kind,
      typeof fit.h2,
      typeof fit.hartungKnappScale,
    ]).toEqual(['not-estimable', 'not-estimable', 'object', 'object'])
    const scaled = fitted(metaAnalysis(f(0.3), f(0.04), 'REML', 'hartung-knapp'))
    expect([scaled.interval.kind, scaled.test.kind]).toEqual(['not-estimable', 'not-estimable'])
  })

  it('has no prediction with t(k - 2) between two studies, and none at all under equal effects', () => {
    const two = fitted(metaAnalysis(f(0.1, 0.5), f(0.04, 0.09), 'DL', 'hartung-knapp'))
    expect([two.predictionLikeTest.kind, two.predictionHiggins.kind]).toEqual(['fitted', 'not-estimable'])
    expect(fitted(metaAnalysis(f(0.1, 0.5, 0.3), f(0.04, 0.09, 0.1), 'EE')).predictionHiggins.kind).toBe(
      'not-estimable',
    )
  })

  it('says that identical studies leave Hartung-Knapp nothing to test with, rather than an infinite statistic', () => {
    const fit = fitted(metaAnalysis(f(0.25, 0.25, 0.25), f(0.1, 0.2, 0.3), 'REML', 'hartung-knapp'))
    expect(fit.standardError).toBe(0)
    expect(fit.test.kind).toBe('not-estimable')
    expect(fitted(fit.interval)).toMatchObject({ lower: 0.25, upper: 0.25 })
  })

  it('covers more at a higher level', () => {
    const [narrow, wide] = [0.5, 0.999].map(level =>
      fitted(fitted(metaAnalysis(f(1, 2, 4), f(1, 1, 2), 'REML', 'z', level)).interval),
    )
    expect(wide!.lower).toBeLessThan(narrow!.lower)
    expect(wide!.upper).toBeGreaterThan(narrow!.upper)
  })

  it('is not estimable without a study, and refuses wrong values and levels', () => {
    expect(metaAnalysis(f(), f(), 'REML').kind).toBe('not-estimable')
    expect(() => metaAnalysis(f(1, 2), f(1), 'REML')).toThrow('variance')
    expect(() => metaAnalysis(f(1, NaN), f(1, 1), 'REML')).toThrow('row 2')
    for (const level of [0, 1, 95, NaN])
      expect(() => metaAnalysis(f(1, 2), f(1, 1), 'REML', 'z', level)).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPredictions } from '../../../../../electron/learning/stats/meta/best-predictions.ts'
import { leaveOneOut } from '../../../../../electron/learning/stats/meta/leave-one-out.ts'
import { metaAnalysis } from '../../../../../electron/learning/stats/meta/meta-analysis.ts'
import { precisionMean } from '../../../../../electron/learning/stats/meta/precision-mean.ts'
import { qProfile } from '../../../../../electron/learning/stats/meta/q-profile.ts'
import { typicalVariance } from '../../../../../electron/learning/stats/meta/typical-variance.ts'
import { fitted, randomStudies } from './studies.ts'

const f = (...values: number[]) => Float64Array.from(values)

describe('the Q-profile interval', () => {
  it('ends where Q is the quantile of chi-square', () => {
    const { effect, variance } = randomStudies(4, { count: 5, tau: 1, logSpread: 0.5 })
    const { tau2 } = fitted(qProfile(effect, variance))
    expect(precisionMean(effect, variance, tau2.lower).q).toBeCloseTo(11.143286781877796, 8) // R: qchisq(.975, 4)
    expect(precisionMean(effect, variance, tau2.upper).q).toBeCloseTo(0.4844185570879302, 8) // R: qchisq(.025, 4)
  })
  it('holds the Paule-Mandel estimate, widens with the level, and is [0, 0] for identical studies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), seed => {
        const { effect, variance } = randomStudies(seed, { count: 8, tau: 0.5, logSpread: 1 })
        const { tau2 } = fitted(metaAnalysis(effect, variance, 'PM'))
        const [usual, wide] = [fitted(qProfile(effect, variance)), fitted(qProfile(effect, variance, 0.999))]
        expect(usual.tau2.lower).toBeLessThanOrEqual(tau2)
        expect(wide.tau2.upper).toBeGreaterThanOrEqual(usual.tau2.upper)
        expect(usual.i2Percent.upper).toBeLessThanOrEqual(100)
      }),
    )
    expect(fitted(qProfile(f(1, 1, 1), f(1, 2, 3)))).toMatchObject({
      tau2: { lower: 0, upper: 0 },
      i2Percent: { lower: 0, upper: 0 },
    })
  })
  it('is not estimable for one study, and refuses wrong values', () => {
    expect(qProfile(f(1), f(1)).kind).toBe('not-estimable')
    expect(() => qProfile(f(1, 2), f(1, -1))).toThrow(RangeError)
    expect(() => qProfile(f(1, 2), f(1, 1), 1)).toThrow(RangeError)
  })
})

it('the typical variance is that of equal studies, and keeps its digits where one study outweighs all others', () => {
  expect(typicalVariance(f(0.3, 0.3, 0.3))).toBeCloseTo(0.3, 14)
  expect(typicalVariance(f(1e-20, 1, 1))).toBeCloseTo(0.5, 10) // (k - 1) S1 / (2 sum of w w' over pairs) = 2e20 / 4e20
})

describe('best predictions', () => {
  it('lie between the study and the mean, and are the mean where nothing lies between studies', () => {
    const { effect, variance } = randomStudies(11, { count: 6, tau: 0.6, logSpread: 1 })
    const { estimate } = fitted(metaAnalysis(effect, variance, 'REML'))
    fitted(bestPredictions(effect, variance, 'REML')).studies.forEach((study, row) => {
      expect(study.estimate).toBeGreaterThanOrEqual(Math.min(effect[row]!, estimate))
      expect(study.estimate).toBeLessThanOrEqual(Math.max(effect[row]!, estimate))
    })
    const [same] = fitted(bestPredictions(f(1, 1, 1), f(1, 2, 3), 'DL')).studies
    expect(same!.estimate).toBe(1)
  })
  it('are not estimable without a study, and of one study with Hartung-Knapp', () => {
    expect(bestPredictions(f(), f(), 'DL').kind).toBe('not-estimable')
    expect(bestPredictions(f(1), f(1), 'DL', 'hartung-knapp').kind).toBe('not-estimable')
    expect(fitted(bestPredictions(f(1), f(4), 'DL')).studies[0]).toMatchObject({
      estimate: 1,
      standardError: 2,
    })
  })
})

describe('leaving one out', () => {
  it('is the meta-analysis of the others', () => {
    const { effect, variance } = randomStudies(12, { count: 4, tau: 0.6, logSpread: 1 })
    const without = leaveOneOut(effect, variance, 'REML', 'hartung-knapp')
    expect(without[1]).toEqual(
      metaAnalysis(
        f(effect[0]!, effect[2]!, effect[3]!),
        f(variance[0]!, variance[2]!, variance[3]!),
        'REML',
        'hartung-knapp',
      ),
    )
  })
  it('leaves nothing of one study, and has nothing to leave out of none', () => {
    expect(leaveOneOut(f(1), f(1), 'DL').map(({ kind }) => kind)).toEqual(['not-estimable'])
    expect(leaveOneOut(f(), f(), 'DL')).toEqual([])
  })
})

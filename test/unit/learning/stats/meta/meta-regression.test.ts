import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betweenStudyVariance,
  type Estimator,
} from '../../../../../electron/learning/stats/meta/between-study-variance.ts'
import { metaAnalysis } from '../../../../../electron/learning/stats/meta/meta-analysis.ts'
import { metaRegression } from '../../../../../electron/learning/stats/meta/meta-regression.ts'
import { residualVariance } from '../../../../../electron/learning/stats/meta/residual-variance.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { fitted, randomStudies } from './studies.ts'
import { runs } from '../../../runs.ts'

const f = (...values: number[]) => Float64Array.from(values)
const ones = (values: Float64Array) => values.map(() => 1)
const every: Estimator[] = ['EE', 'DL', 'REML', 'PM', 'ML', 'HE', 'SJ', 'EB']
const moderator = (seed: number, count: number) => {
  const random = createRandom(seed + 1_000_000)
  return Float64Array.from({ length: count }, () => random.normal())
}

describe('meta-regression', () => {
  it('without moderators is the meta-analysis, by every estimator', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(...every),
        fc.constantFrom('z', 'hartung-knapp' as const),
        (seed, estimator, test) => {
          const { effect, variance } = randomStudies(seed, { count: 9, tau: 0.5, logSpread: 1.5 })
          const pooled = fitted(metaAnalysis(effect, variance, estimator, test))
          const fit = fitted(metaRegression(effect, variance, [ones(effect)], estimator, test))
          expect(fit.tau2).toBeCloseTo(pooled.tau2, 10)
          expect(fit.coefficients[0]!.estimate).toBeCloseTo(pooled.estimate, 10)
          expect(fit.coefficients[0]!.standardError).toBeCloseTo(pooled.standardError, 10)
          expect(fit.residual.statistic).toBeCloseTo(pooled.q.statistic, 8)
          expect(fit.moderators.kind).toBe('not-estimable')
        },
      ),
    )
  })

  it('explains by two groups what two meta-analyses with one common tau2 do', () => {
    const { effect, variance } = randomStudies(41, { count: 10, tau: 0.3, logSpread: 1 })
    const group = effect.map((_, row) => (row < 5 ? 0 : 1))
    const fit = fitted(metaRegression(effect, variance, [ones(effect), group], 'DL'))
    const mean = (rows: number[]) => {
      const w = rows.map(row => 1 / (variance[row]! + fit.tau2))
      return (
        w.reduce((sum, each, k) => sum + each * effect[rows[k]!]!, 0) / w.reduce((sum, each) => sum + each, 0)
      )
    }
    expect(fit.coefficients[0]!.estimate).toBeCloseTo(mean([0, 1, 2, 3, 4]), 11)
    expect(fit.coefficients[1]!.estimate).toBeCloseTo(mean([5, 6, 7, 8, 9]) - mean([0, 1, 2, 3, 4]), 11)
    const z = fit.coefficients[1]!.estimate / fit.coefficients[1]!.standardError
    expect(fitted(fit.moderators).statistic).toBeCloseTo(z ** 2, 9)
  })

  it("does not depend on a moderator's unit and origin", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(...every), (seed, estimator) => {
        const { effect, variance } = randomStudies(seed, { count: 11, tau: 0.5, logSpread: 1 })
        const x = moderator(seed, 11)
        const plain = fitted(metaRegression(effect, variance, [ones(effect), x], estimator))
        const moved = fitted(
          metaRegression(effect, variance, [ones(effect), x.map(each => 1950 + 0.001 * each)], estimator),
        )
        expect(moved.tau2).toBeCloseTo(plain.tau2, 7)
        expect(moved.coefficients[1]!.estimate * 0.001).toBeCloseTo(plain.coefficients[1]!.estimate, 6)
        expect(fitted(moved.moderators).statistic / fitted(plain.moderators).statistic).toBeCloseTo(1, 5)
      }),
    )
  })

  it('finds the highest restricted likelihood', () => {
    for (let seed = 1; seed <= runs(10, 40); seed++) {
      const { effect, variance } = randomStudies(seed, { count: 7, tau: seed % 4, logSpread: 2.5 })
      const x = moderator(seed, 7)
      const likelihood = (tau2: number) => {
        const w = variance.map(each => 1 / (each + tau2))
        const s = (of: (row: number) => number) => w.reduce((sum, each, row) => sum + each * of(row), 0)
        const [a, b, d] = [s(() => 1), s(row => x[row]!), s(row => x[row]! ** 2)]
        const [c0, c1] = [s(row => effect[row]!), s(row => x[row]! * effect[row]!)]
        const determinant = a * d - b * b
        const [intercept, slope] = [(d * c0 - b * c1) / determinant, (a * c1 - b * c0) / determinant]
        return (
          0.5 *
          (w.reduce((sum, each) => sum + Math.log(each), 0) -
            Math.log(determinant) -
            s(row => (effect[row]! - intercept - slope * x[row]!) ** 2))
        )
      }
      const found = likelihood(residualVariance('REML', effect, variance, [ones(effect), x]))
      const others = Array.from({ length: 141 }, (_, k) => likelihood(10 ** ((k - 100) / 20)))
      expect(Math.max(...others)).toBeLessThanOrEqual(found + 1e-9)
    }
  })

  it('says how much of the variance a perfect moderator explains: all', () => {
    const x = f(0, 1, 2, 3, 4, 5)
    const fit = fitted(
      metaRegression(
        x.map(each => 2 * each),
        x.map(() => 0.1),
        [ones(x), x],
      ),
    )
    expect(fit.tau2).toBe(0)
    expect(fit.r2Percent).toBe(100)
    expect(
      fitted(metaRegression(f(1, 1, 1, 1), f(1, 2, 3, 4), [f(1, 1, 1, 1), f(1, 2, 3, 5)])).r2Percent,
    ).toBe(0)
    expect(fitted(metaRegression(f(1, 2, 1, 3), f(1, 2, 3, 4), [f(1, 2, 3, 5)])).r2Percent).toMatchObject({
      kind: 'not-estimable',
    })
  })

  it('is not estimable with as many columns as studies, or with a column that others hold', () => {
    expect(metaRegression(f(1, 2), f(1, 1), [f(1, 1), f(0, 1)]).kind).toBe('not-estimable')
    expect(metaRegression(f(1, 2, 4), f(1, 1, 1), [f(1, 1, 1), f(2, 2, 2)]).kind).toBe('not-estimable')
    expect(metaRegression(f(1, 2, 4), f(1, 1, 1), [f(1, 1, 1), f(0, 0, 0)]).kind).toBe('not-estimable')
    expect(metaRegression(f(), f(), [f()]).kind).toBe('not-estimable')
  })

  it('refuses no columns, columns of another length, and what is not a number', () => {
    expect(() => metaRegression(f(1, 2), f(1, 1), [])).toThrow(RangeError)
    expect(() => metaRegression(f(1, 2, 3), f(1, 1, 1), [f(1, 1)])).toThrow(RangeError)
    expect(() => metaRegression(f(1, 2, 3), f(1, 1, 1), [f(1, 1, NaN)])).toThrow(RangeError)
  })
})

it('the unexplained variance of an intercept alone is the between-study variance', () => {
  const { effect, variance } = randomStudies(43, { count: 6, tau: 1, logSpread: 3 })
  for (const estimator of every)
    expect(residualVariance(estimator, effect, variance, [ones(effect)])).toBeCloseTo(
      betweenStudyVariance(estimator, effect, variance).tau2,
      9,
    )
})

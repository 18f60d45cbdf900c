import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  linearFromSums,
  linearSums,
} from '../../../../../electron/learning/stats/federated/distributed-linear.ts'
import {
  distributedFit,
  distributedNewton,
} from '../../../../../electron/learning/stats/federated/distributed-newton.ts'
import { logisticSummary } from '../../../../../electron/learning/stats/federated/logistic-summary.ts'
import { addSummaries } from '../../../../../electron/learning/stats/federated/site-summary.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { runs } from '../../../runs.ts'
import { sitesOf } from './sites.ts'

const close = (one: ArrayLike<number>, other: ArrayLike<number>, digits = 8) => {
  expect(one).toHaveLength(other.length)
  Array.from(one).forEach((value, k) => expect(value).toBeCloseTo(other[k]!, digits))
}

const logistic = (parts: readonly RegressionData[]) =>
  distributedFit(
    new Float64Array(3),
    parts.map(part => at => logisticSummary(part, at)),
  )
describe('distributed logistic regression', () => {
  it('is the pooled fit however the rows are divided', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }),
        (seed, sizes) => {
          const { parts, whole } = sitesOf(seed, [...sizes, 60])
          const pooled = fitGeneralizedLinear('binomial', { outcome: whole.outcome, design: whole.design })
          fc.pre(pooled.kind === 'fitted')
          const fit = logistic(parts)
          if (fit.kind !== 'fitted' || pooled.kind !== 'fitted') throw new Error('not fitted')
          close(fit.coefficients, pooled.coefficients, 9)
          fit.covariance.forEach((row, r) => close(row, pooled.covariance[r]!, 7))
          expect(fit.logLikelihood).toBeCloseTo(pooled.logLikelihood, 9)
        },
      ),
      { numRuns: runs(7, 40) },
    )
  })

  it('tells the turns it took, each from the state it entered with', () => {
    const { parts } = sitesOf(1, [50, 70])
    const fit = logistic(parts)
    if (fit.kind !== 'fitted') throw new Error(fit.reason)
    expect(fit.turns[0]!.logLikelihood).toBeCloseTo(-120 * Math.LN2, 9)
    expect(fit.turns[0]!.largestStep).toBeCloseTo(Math.max(...fit.turns[1]!.coefficients.map(Math.abs)), 12)
    expect(fit.turns.at(-1)!.largestStep).toBeGreaterThan(1e-8)
  })

  it('asks for coefficients and takes answers one exchange at a time', () => {
    const { parts } = sitesOf(2, [80, 80])
    const newton = distributedNewton(new Float64Array(3))
    const asked = newton.next()
    expect(asked).toEqual({ done: false, value: new Float64Array(3) })
    const next = newton.next(parts.map(part => logisticSummary(part, new Float64Array(3))))
    expect(next.done).toBe(false)
    expect(next.value).not.toEqual(new Float64Array(3))
  })

  it('goes back where a step is too long', () => {
    const { parts } = sitesOf(3, [200])
    const far = distributedFit(
      Float64Array.from([3, -3, 3]),
      parts.map(part => at => logisticSummary(part, at)),
    )
    const near = logistic(parts)
    if (far.kind !== 'fitted' || near.kind !== 'fitted') throw new Error('not fitted')
    close(far.coefficients, near.coefficients, 8)
  })

  it('does not end under separation, and names a column that depends on others', () => {
    const x = Float64Array.from([-2, -1, 1, 2])
    const separated = [{ outcome: Float64Array.from([0, 0, 1, 1]), design: [new Float64Array(4).fill(1), x] }]
    expect(
      distributedFit(
        new Float64Array(2),
        separated.map(part => at => logisticSummary(part, at)),
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'not-converged' })
    const twice = [{ outcome: Float64Array.from([0, 1, 0, 1]), design: [x, x] }]
    expect(
      distributedFit(
        new Float64Array(2),
        twice.map(part => at => logisticSummary(part, at)),
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'dependent', column: 1 })
  })

  it('adds only what fits together', () => {
    expect(() => addSummaries([])).toThrow(RangeError)
    const [one, other] = [
      logisticSummary(sitesOf(1, [5]).parts[0]!, new Float64Array(3)),
      logisticSummary(
        { outcome: Float64Array.from([1]), design: [Float64Array.from([1])] },
        new Float64Array(1),
      ),
    ]
    expect(() => addSummaries([one, other])).toThrow(/site 2/u)
    expect(() => logisticSummary(sitesOf(1, [5]).parts[0]!, new Float64Array(2))).toThrow(
      /^logisticSummary: coefficients/u,
    )
  })
})
describe('distributed linear regression', () => {
  it('is the pooled least squares fit, with weights and an offset', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
        (seed, sizes) => {
          const { parts, whole } = sitesOf(seed, [...sizes, 30])
          const extra = (part: { measured: Float64Array }) => ({
            weights: part.measured.map((_, i) => i % 3),
            offset: part.measured.map((_, i) => i % 2),
          })
          const joined = (of: (part: (typeof parts)[number]) => Float64Array) =>
            Float64Array.from(parts.flatMap(part => Array.from(of(part))))
          const pooled = fitGeneralizedLinear('gaussian', {
            outcome: whole.measured,
            design: whole.design,
            weights: joined(part => extra(part).weights),
            offset: joined(part => extra(part).offset),
          })
          const fit = linearFromSums(
            parts.map(part => linearSums({ outcome: part.measured, design: part.design, ...extra(part) })),
          )
          if (fit.kind !== 'fitted' || pooled.kind !== 'fitted') throw new Error('not fitted')
          close(fit.coefficients, pooled.coefficients)
          fit.covariance.forEach((row, r) => close(row, pooled.covariance[r]!))
          expect([fit.rows, fit.residualFreedom]).toEqual([pooled.rows, pooled.residualFreedom])
          expect(fit.sigma ** 2).toBeCloseTo(pooled.dispersion, 8)
        },
      ),
      { numRuns: runs(7, 40) },
    )
  })

  it('says what cannot be fitted', () => {
    const two = {
      outcome: Float64Array.from([1, 2]),
      design: [Float64Array.from([1, 1]), Float64Array.from([0, 1])],
    }
    expect(linearFromSums([linearSums(two)])).toEqual({
      kind: 'not-estimable',
      reason: 'no-residual-freedom',
    })
    expect(linearFromSums([linearSums({ ...two, design: [two.design[0]!, two.design[0]!] })])).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 1,
    })
    expect(() => linearFromSums([])).toThrow(RangeError)
    expect(() => linearFromSums([linearSums(two), linearSums({ ...two, design: [two.design[0]!] })])).toThrow(
      /site 2/u,
    )
    const perfect = linearFromSums([
      linearSums({
        outcome: Float64Array.from([1, 2, 3]),
        design: [Float64Array.from([1, 1, 1]), Float64Array.from([0, 1, 2])],
      }),
    ])
    expect(perfect.kind === 'fitted' && perfect.sigma < 1e-6).toBe(true)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareQuantile } from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { atOnce, type InSteps } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { likelihoodLimit } from '../../../../../electron/learning/stats/regression/likelihood-limit.ts'
import { profileIntervals } from '../../../../../electron/learning/stats/regression/profile-likelihood.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { design, near, offset, ones, outcomes, weights, x1, x2 } from './worked-example.ts'
import { runs } from '../../../runs.ts'

const intervals = (family: 'binomial' | 'poisson', data: RegressionData, level = 0.95) => {
  const result = profileIntervals(family, data, { level })
  if (result.kind !== 'estimated') throw new Error(result.reason)
  return result.intervals
}

describe('profile likelihood intervals', () => {
  it('agree with R: uniroot on the deviance of glm.fit', () => {
    const logistic = intervals('binomial', { outcome: outcomes.binomial, design, offset, weights })
    near(
      logistic.flatMap(({ lower, upper }) => [lower, upper]),
      [-3.59077801998, 0.32917032081, 0.448893283986, 3.68109536376, -1.16661581121, 3.77854730448],
      1e-8,
    )
    const counts = intervals('poisson', { outcome: outcomes.poisson, design, offset, weights }, 0.9)
    near(
      counts.flatMap(({ lower, upper }) => [lower, upper]),
      [-0.786965799153, 0.2636697038, 0.932733876601, 1.54893515363, -0.0783238691309, 1.19494108666],
      1e-8,
    )
  })

  it('of a rate is where the Poisson likelihood has fallen: 7 events in 2 years', () => {
    const [rate] = intervals('poisson', {
      outcome: Float64Array.from([7]),
      design: [Float64Array.from([1])],
      offset: Float64Array.from([Math.log(2)]),
    })
    const fall = (rate: number) => 2 * (7 * Math.log(7 / (2 * rate)) - (7 - 2 * rate))
    near(
      [fall(Math.exp(rate!.lower)), fall(Math.exp(rate!.upper))],
      [chiSquareQuantile(0.95, 1), chiSquareQuantile(0.95, 1)],
    )
  })

  it('of a risk nobody had, and of one everybody had, have one finite limit', () => {
    // 2 n ln(1 + e^b) = 3.84: b = ln(e^(3.84 / 2n) - 1).
    const limit = Math.log(Math.expm1(chiSquareQuantile(0.95, 1) / 24))
    const [none] = intervals('binomial', { outcome: new Float64Array(12), design: [ones] })
    expect(none).toMatchObject({ estimate: -Infinity, lower: -Infinity })
    near([none!.upper], [limit], 1e-8)
    const [all] = intervals('binomial', { outcome: ones, design: [ones] })
    expect(all).toMatchObject({ estimate: Infinity, upper: Infinity })
    near([all!.lower], [-limit], 1e-8)
  })

  it('of an empty cell agree with R: 0 of 5 against 4 of 6', () => {
    const group = Float64Array.from({ length: 11 }, (_, i) => Number(i < 5))
    const outcome = Float64Array.from({ length: 11 }, (_, i) => Number(i >= 5 && i < 9))
    const [intercept, odds] = intervals('binomial', {
      outcome,
      design: [new Float64Array(11).fill(1), group],
    })
    near([intercept!.estimate!], [Math.log(2)])
    expect(odds).toMatchObject({ estimate: -Infinity, lower: -Infinity })
    near([odds!.upper], [-0.968218139416], 1e-8)
  })

  it('under complete separation leave each coefficient without an end', () => {
    const separated = intervals('binomial', {
      outcome: Float64Array.from([0, 0, 0, 1, 1, 1]),
      design: [ones.slice(0, 6), Float64Array.from([1, 2, 3, 4, 5, 6])],
    })
    expect(separated[1]).toMatchObject({ estimate: Infinity, upper: Infinity })
    expect(Number.isFinite(separated[1]!.lower)).toBe(true)
    // x less its middle: the intercept may go either way.
    const centred = intervals('binomial', {
      outcome: Float64Array.from([0, 0, 1, 1]),
      design: [ones.slice(0, 4), Float64Array.from([-2, -1, 1, 2])],
    })
    expect(centred[0]).toEqual({ estimate: undefined, lower: -Infinity, upper: Infinity })
  })

  it('hold the values at which the likelihood has fallen by less than the quantile', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const random = createRandom(seed)
        const rows = 25
        const z = Float64Array.from({ length: rows }, () => random.normal())
        const outcome = z.map(value => Number(random.uniform() < 1 / (1 + Math.exp(-value))))
        const data: RegressionData = { outcome, design: [new Float64Array(rows).fill(1), z] }
        const full = fitGeneralizedLinear('binomial', data)
        fc.pre(full.kind === 'fitted')
        const slope = intervals('binomial', data)[1]!
        for (const limit of [slope.lower, slope.upper]) {
          const held = fitGeneralizedLinear('binomial', {
            outcome,
            design: [data.design[0]!],
            offset: z.map(value => value * limit),
          })
          if (held.kind !== 'fitted' || full.kind !== 'fitted') throw new Error('not fitted')
          near([2 * (full.logLikelihood - held.logLikelihood)], [chiSquareQuantile(0.95, 1)], 1e-7)
        }
      }),
      { numRuns: runs(7, 40) },
    )
  })

  it('are answered only for the columns asked for, and refuse levels that are none', () => {
    const data = { outcome: outcomes.binomial, design }
    const one = profileIntervals('binomial', data, { columns: [2] })
    expect(one).toEqual({ kind: 'estimated', intervals: [intervals('binomial', data)[2]] })
    expect(profileIntervals('binomial', { ...data, design: [ones, x1, x2, x1] })).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 3,
    })
    expect(() => profileIntervals('binomial', data, { level: 1 })).toThrow(RangeError)
    expect(() => profileIntervals('binomial', { outcome: x1, design })).toThrow(/^profileIntervals: outcome/u)
  })
})

describe('a limit', () => {
  const square = function* (value: number): InSteps<number> {
    yield
    return (value - 3) ** 2
  }
  const halfLine = function* (value: number): InSteps<number> {
    yield
    return Math.max(0, value - 3) ** 2
  }
  const wall = function* (value: number): InSteps<number> {
    yield
    return value > 2 ? Infinity : (value - 1) ** 2
  }
  const flat = function* (): InSteps<number> {
    yield
    return 1
  }

  it('is found from inside and from beyond, however far, and past a wall', () => {
    for (const step of [1e-6, 1, 1e6]) {
      for (const start of [3, 3.5]) near([atOnce(likelihoodLimit(square, 4, start, 1, step))], [5], 1e-9)
      for (const start of [3.5, 100, 1e9, -1e9])
        near([atOnce(likelihoodLimit(halfLine, 4, start, 1, step))], [5], 1e-9)
    }
    near([atOnce(likelihoodLimit(square, 4, 3, -1, 0.1))], [1], 1e-9)
    near([atOnce(likelihoodLimit(wall, 4, 1, 1, 0.1))], [2], 1e-6)
  })

  it('is infinite where nothing falls', () => {
    expect(atOnce(likelihoodLimit(flat, 4, 0, 1, 1))).toBe(Infinity)
    expect(atOnce(likelihoodLimit(flat, 4, 0, -1, 1))).toBe(-Infinity)
  })
})

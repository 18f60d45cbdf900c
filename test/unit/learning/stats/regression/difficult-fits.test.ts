import { describe, expect, it } from 'vitest'
import {
  fitGeneralizedLinear,
  type GeneralizedLinearFit,
} from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import type {
  Family,
  RegressionData,
} from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { design, near, ones, x1, x2 } from './worked-example.ts'
import { overlapping } from './overlapping-data.ts'

const fit = (family: Family, data: RegressionData): GeneralizedLinearFit => {
  const result = fitGeneralizedLinear(family, data)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}

describe('where a fit is difficult', () => {
  it('keeps its digits with a date for a predictor', () => {
    const random = createRandom(1)
    const days = Float64Array.from({ length: 200 }, () => random.normal())
    const x = days.map(day => 1.7e9 + 86_400 * day) // seconds since 1970
    const plain = new Float64Array(200).fill(1)
    for (const [family, outcome] of [
      ['binomial', days.map(day => Number(random.uniform() < 1 / (1 + Math.exp(-day))))],
      ['gaussian', days.map(day => 2 * day + random.normal())],
    ] as const) {
      near(
        [fit(family, { outcome, design: [plain, x] }).coefficients[1]! * 86_400],
        [fit(family, { outcome, design: [plain, days] }).coefficients[1]!],
        1e-6,
      )
    }
  })

  it('fits a steep but finite logistic model', () => {
    const random = createRandom(2)
    const x = Float64Array.from({ length: 300 }, () => 80 * random.uniform() - 40)
    const outcome = x.map(value => Number(random.uniform() < 1 / (1 + Math.exp(-value))))
    const result = fit('binomial', { outcome, design: [new Float64Array(300).fill(1), x] })
    expect(Math.max(...result.linearPredictor)).toBeGreaterThan(30)
    // The rows near the middle alone tell the same: the others' fitted risks are 0 and 1 to all digits.
    const near0 = (column: Float64Array) => column.filter((_, i) => Math.abs(result.linearPredictor[i]!) < 36)
    near(
      result.coefficients,
      [
        ...fit('binomial', {
          outcome: near0(outcome),
          design: [new Float64Array(near0(x).length).fill(1), near0(x)],
        }).coefficients,
      ],
      1e-8,
    )
    // And a narrow step far from 0: the same rows in another unit.
    near(
      [
        fit('binomial', {
          outcome,
          design: [new Float64Array(300).fill(1), x.map(value => 1e6 + 1e-4 * value)],
        }).coefficients[1]! * 1e-4,
      ],
      [result.coefficients[1]!],
      1e-4,
    )
  })

  it('calls only those data separated that are', () => {
    const separated = (outcome: number[], x: number[]) =>
      fitGeneralizedLinear('binomial', {
        outcome: Float64Array.from(outcome),
        design: [new Float64Array(x.length).fill(1), Float64Array.from(x)],
      })
    for (const result of [
      separated([0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6]),
      separated([0, 0, 0, 1, 1, 1], [1, 2, 3, 3, 5, 6]),
      separated([1, 1, 1], [1, 2, 3]),
      separated([0, 1, 0, 1], [0, 0, 0, 1]),
    ]) {
      expect(result).toEqual({ kind: 'not-estimable', reason: 'separation' })
    }
    expect(separated([0, 0, 1, 0, 1, 1], [1, 2, 3, 4, 5, 6]).kind).toBe('fitted')
  })

  it('calls counts separated that are 0 wherever a column is', () => {
    const counts = (outcome: number[]) =>
      fitGeneralizedLinear('poisson', {
        outcome: Float64Array.from(outcome),
        design: [ones.slice(0, 6), Float64Array.from([0, 0, 0, 1, 1, 1])],
      })
    expect(counts([0, 0, 0, 2, 1, 3])).toEqual({ kind: 'not-estimable', reason: 'separation' })
    expect(counts([0, 0, 0, 0, 0, 0])).toEqual({ kind: 'not-estimable', reason: 'separation' })
    expect(counts([1, 0, 0, 2, 1, 3]).kind).toBe('fitted')
  })

  it('stays finite with counts and exposures of very different size', () => {
    const outcome = Float64Array.from([0, 1, 1e9, 2e9, 3, 5])
    const exposure = Float64Array.from([1e-6, 2, 1e12, 1e12, 5, 9], Math.log)
    const result = fit('poisson', {
      outcome,
      design: [ones.slice(0, 6), Float64Array.from([0, 1, 0, 1, 1, 0])],
      offset: exposure,
    })
    near([result.fitted.reduce((sum, each) => sum + each, 0)], [3e9 + 9], 1e-12)
  })

  it('reproduces a fraction as outcome by weighted successes and failures', () => {
    const share = Float64Array.from([0.25, 0.5, 0.8, 0.1])
    const trials = Float64Array.from([4, 6, 10, 10])
    const x = Float64Array.from([0, 1, 2, -1])
    const fraction = fit('binomial', { outcome: share, design: [ones.slice(0, 4), x], weights: trials })
    const twice = (column: Float64Array) => Float64Array.from([...column, ...column])
    const split = fit('binomial', {
      outcome: Float64Array.from([1, 1, 1, 1, 0, 0, 0, 0]),
      design: [ones.slice(0, 8), twice(x)],
      weights: Float64Array.from([
        ...trials.map((n, i) => n * share[i]!),
        ...trials.map((n, i) => n * (1 - share[i]!)),
      ]),
    })
    near([...fraction.coefficients, fraction.logLikelihood], [...split.coefficients, split.logLikelihood])
  })

  it('comes to the same from a start far off', () => {
    const data = overlapping(12)
    for (const family of ['binomial', 'poisson'] as const)
      for (const start of [
        [800, -300, 90],
        [-1e6, 0, 1e6],
        [3, 3, 3],
      ]) {
        const result = fitGeneralizedLinear(family, data[family], Float64Array.from(start))
        if (result.kind !== 'fitted') throw new Error(`${family} ${start.join()}: ${result.reason}`)
        near(result.coefficients, [...fit(family, data[family]).coefficients], 1e-8)
      }
  })

  it('in many rows is begun from few of them, whatever their order', () => {
    const data = overlapping(13, 6_000)
    for (const family of ['binomial', 'poisson'] as const) {
      const { outcome, design: x } = data[family]
      // Every seventh row has no outcome: these few alone have no maximum.
      const odd = { outcome: outcome.map((y, i) => (i % 7 === 0 ? 0 : y)), design: x }
      const shuffled = [...outcome.keys()].sort(
        (one, other) => ((one * 7919) % 6007) - ((other * 7919) % 6007),
      )
      const mix = (column: Float64Array) => Float64Array.from(shuffled, row => column[row]!)
      near(
        fit(family, odd).coefficients,
        [...fit(family, { outcome: mix(odd.outcome), design: x.map(mix) }).coefficients],
        1e-8,
      )
    }
  })

  it('has no variance for as many gaussian columns as rows', () => {
    expect(
      fitGeneralizedLinear('gaussian', {
        outcome: Float64Array.from([1, 2]),
        design: [ones.slice(0, 2), Float64Array.from([0, 1])],
      }),
    ).toEqual({ kind: 'not-estimable', reason: 'no-residual-freedom' })
    expect(
      fitGeneralizedLinear('gaussian', {
        outcome: Float64Array.from([1]),
        design: [ones.slice(0, 1), x1.slice(0, 1)],
      }),
    ).toMatchObject({ reason: 'dependent', column: 1 })
  })

  it('fits a perfect line with no error', () => {
    const result = fit('gaussian', { outcome: x1.map((x, i) => 3 - 2 * x + x2[i]!), design })
    near(result.coefficients, [3, -2, 1], 1e-13)
    expect(result.dispersion).toBeLessThan(1e-28)
  })
})

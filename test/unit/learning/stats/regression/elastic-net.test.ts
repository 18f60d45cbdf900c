import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveSymmetric } from '../../../../../electron/learning/stats/foundations/cholesky.ts'
import {
  elasticNet,
  elasticNetInSteps,
  type ElasticNetOptions,
  type ElasticNetPath,
} from '../../../../../electron/learning/stats/regression/elastic-net.ts'
import type { PenalisedFamily } from '../../../../../electron/learning/stats/regression/elastic-net-fit.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { breathing } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { near } from './worked-example.ts'
import { runs } from '../../../runs.ts'
import { mixed } from './mixed-data.ts'

const path = (family: PenalisedFamily, data: RegressionData, options?: ElasticNetOptions): ElasticNetPath => {
  const result = elasticNet(family, data, options)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}

/**
 * By how much the conditions of Karush, Kuhn and Tucker are missed, in units of a standardised column's slope
 * per row.
 */
function missed(
  family: PenalisedFamily,
  { outcome, design, weights, offset }: RegressionData,
  { penalties, intercepts, coefficients }: ElasticNetPath,
  mixing: number,
  factors?: Float64Array,
): number {
  const weight = (i: number) => (weights ? weights[i]! : 1)
  const total = outcome.reduce((sum, _, i) => sum + weight(i), 0)
  let worst = 0
  penalties.forEach((lambda, k) => {
    const b = coefficients[k]!
    const residual = outcome.map((y, i) => {
      const eta =
        intercepts[k]! +
        (offset ? offset[i]! : 0) +
        design.reduce((sum, column, c) => sum + b[c]! * column[i]!, 0)
      return weight(i) * (y - (family === 'gaussian' ? eta : 1 / (1 + Math.exp(-eta))))
    })
    worst = Math.max(worst, Math.abs(residual.reduce((sum, value) => sum + value, 0) / total))
    design.forEach((column, c) => {
      const mean = column.reduce((sum, x, i) => sum + weight(i) * x, 0) / total
      const deviation = Math.sqrt(column.reduce((sum, x, i) => sum + weight(i) * (x - mean) ** 2, 0) / total)
      if (deviation < 1e-9) {
        expect(b[c]).toBe(0)
        return
      }
      const slope = column.reduce((sum, x, i) => sum + ((x - mean) / deviation) * residual[i]!, 0) / total
      const own = lambda * (factors ? factors[c]! : 1)
      const standard = b[c]! * deviation
      worst = Math.max(
        worst,
        standard === 0
          ? Math.abs(slope) - own * mixing
          : Math.abs(slope - own * (mixing * Math.sign(standard) + (1 - mixing) * standard)),
      )
    })
  })
  return worst
}

describe.each(['gaussian', 'binomial'] as const)('the elastic net of a %s regression', family => {
  it('meets the conditions of a minimum at every penalty', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(0, 0.3, 1), (seed, mixing) => {
        const data = mixed(seed)[family]
        expect(
          missed(family, data, path(family, data, { mixing, tolerance: 1e-9, count: 12 }), mixing),
        ).toBeLessThan(1e-7)
      }),
      { numRuns: runs(5, 25) },
    )
  })

  it('with a factor of 0 keeps a column from the beginning', () => {
    const data = mixed(2)[family]
    const factors = Float64Array.from([0, 1, 2, 1, 1, 1, 1])
    const result = path(family, data, { factors, tolerance: 1e-9, count: 12 })
    expect(result.coefficients[0]!.map(value => Number(value !== 0))).toEqual(
      Float64Array.from([1, 0, 0, 0, 0, 0, 0]),
    )
    expect(missed(family, data, result, 1, factors)).toBeLessThan(1e-7)
  })

  it('selects nothing at first, and with hardly any penalty is the plain fit', () => {
    const { design, ...rest } = mixed(3, 200)[family]
    const data = { ...rest, design: design.filter((_, c) => c !== 4) }
    const result = path(family, data, {
      penalties: [path(family, data).penalties[0]!, 1e-10],
      tolerance: 1e-10,
    })
    expect(result.coefficients[0]!.every(value => Math.abs(value) < 1e-9)).toBe(true)
    const plain = fitGeneralizedLinear(family, {
      ...data,
      design: [new Float64Array(200).fill(1), ...data.design],
    })
    if (plain.kind !== 'fitted') throw new Error(plain.reason)
    near([result.intercepts[1]!, ...result.coefficients[1]!], [...plain.coefficients], 1e-5)
  })

  it('explains more with less penalty, the first nothing', () => {
    const { explained } = path(family, mixed(4)[family])
    expect(Math.abs(explained[0]!)).toBeLessThan(1e-9)
    for (let k = 1; k < explained.length; k++) expect(explained[k]).toBeGreaterThan(explained[k - 1]! - 1e-9)
  })

  it('does not depend on units, nor on the order of rows and columns', () => {
    const data = mixed(5)[family]
    const penalties = [0.2, 0.05, 0.01]
    const options = { penalties, mixing: 0.6, tolerance: 1e-10 }
    const before = path(family, data, options)
    const turned = (column: Float64Array) => column.slice().reverse()
    const after = path(
      family,
      {
        outcome: turned(data.outcome),
        weights: turned(data.weights!),
        offset: turned(data.offset!),
        design: data.design
          .map(turned)
          .map(column => column.map(x => 7 - 250 * x))
          .reverse(),
      },
      options,
    )
    penalties.forEach((_, k) => {
      const back = [...after.coefficients[k]!].reverse().map(value => value * -250)
      before.coefficients[k]!.forEach((value, c) =>
        expect(Math.abs(back[c]! - value)).toBeLessThan(1e-6 * Math.max(1e-6, Math.abs(value))),
      )
    })
  })

  it('takes a weight of two for the row twice', () => {
    const { design, outcome } = mixed(6)[family]
    const weights = outcome.map((_, i) => 1 + (i % 2))
    const repeat = (column: Float64Array) =>
      Float64Array.from([...column].flatMap((value, i) => (i % 2 ? [value, value] : [value])))
    const options = { penalties: [0.1, 0.02], tolerance: 1e-10 }
    const [weighted, long] = [
      path(family, { outcome, design, weights }, options),
      path(family, { outcome: repeat(outcome), design: design.map(repeat) }, options),
    ]
    for (const k of [0, 1])
      weighted.coefficients[k]!.forEach((value, c) =>
        expect(Math.abs(value - long.coefficients[k]![c]!)).toBeLessThan(
          1e-6 * Math.max(1e-6, Math.abs(value)),
        ),
      )
  })

  it('says the same in steps', async () => {
    const data = mixed(7)[family]
    let breaths = 0
    expect(
      await breathing(elasticNetInSteps(family, data, { count: 5 }), () => {
        breaths++
        return undefined
      }),
    ).toEqual(elasticNet(family, data, { count: 5 }))
    expect(breaths).toBeGreaterThan(5)
  })

  it('has nothing to fit to an outcome that does not vary, and refuses wrong options', () => {
    const data = mixed(8)[family]
    expect(elasticNet(family, { ...data, outcome: data.outcome.map(() => 1) })).toEqual({
      kind: 'not-estimable',
      reason: 'constant-outcome',
    })
    expect(elasticNet(family, { outcome: new Float64Array(0), design: [new Float64Array(0)] })).toEqual({
      kind: 'not-estimable',
      reason: 'constant-outcome',
    })
    const wrong: ElasticNetOptions[] = [
      { mixing: 1.1 },
      { mixing: NaN },
      { penalties: [] },
      { penalties: [0.1, 0.2] },
      { penalties: [-1] },
      { factors: Float64Array.from([1]) },
      { count: 0 },
      { tolerance: 0 },
    ]
    for (const options of wrong) expect(() => elasticNet(family, data, options)).toThrow(/^elasticNet: /u)
    expect(() => elasticNet(family, { ...data, outcome: data.outcome.map(() => NaN) })).toThrow(
      /^elasticNet: outcome/u,
    )
  })
})
describe('the lasso', () => {
  it('of one standardised column is soft thresholding', () => {
    const x = Float64Array.from([-1, 1, -1, 1])
    const outcome = Float64Array.from([0, 3, 1, 4]) // covariance with x: 1.5
    const { coefficients } = path(
      'gaussian',
      { outcome, design: [x] },
      { penalties: [2, 1.2, 0.5], tolerance: 1e-12 },
    )
    near(
      coefficients.map(b => b[0]! + 1),
      [1, 1.3, 2],
      1e-12,
    )
  })

  it('fits separated data and more columns than rows', () => {
    const random = createRandom(9)
    const design = Array.from({ length: 60 }, () => Float64Array.from({ length: 40 }, () => random.normal()))
    const data = { outcome: design[0]!.map(x => Number(x > 0)), design }
    expect(
      fitGeneralizedLinear('binomial', { ...data, design: [design[0]!.map(() => 1), design[0]!] }),
    ).toEqual({ kind: 'not-estimable', reason: 'separation' })
    const result = path('binomial', data, { tolerance: 1e-9 })
    expect(result.penalties.length).toBeGreaterThan(5)
    expect(missed('binomial', data, result, 1)).toBeLessThan(1e-7)
  })
})
describe('ridge regression', () => {
  it("is Newton's method on the penalised likelihood", () => {
    const data = mixed(10)
    const lambda = 0.3
    const { outcome, design, weights, offset } = data.binomial
    const total = weights!.reduce((sum, weight) => sum + weight, 0)
    const standard = [
      new Float64Array(80).fill(1),
      ...design
        .filter((_, c) => c !== 4)
        .map(column => {
          const mean = column.reduce((sum, x, i) => sum + weights![i]! * x, 0) / total
          const deviation = Math.sqrt(
            column.reduce((sum, x, i) => sum + weights![i]! * (x - mean) ** 2, 0) / total,
          )
          return column.map(x => (x - mean) / deviation)
        }),
    ]
    let b = new Float64Array(7)
    for (let turn = 0; turn < 30; turn++) {
      const eta = outcome.map(
        (_, i) => offset![i]! + standard.reduce((sum, column, c) => sum + b[c]! * column[i]!, 0),
      )
      const p = eta.map(value => 1 / (1 + Math.exp(-value)))
      const gradient = standard.map((column, c) =>
        column.reduce(
          (sum, x, i) => sum + (weights![i]! * x * (outcome[i]! - p[i]!)) / total,
          c > 0 ? -lambda * b[c]! : 0,
        ),
      )
      const curvature = standard.map((one, r) =>
        Float64Array.from(standard, (other, c) =>
          one.reduce(
            (sum, x, i) => sum + (weights![i]! * x * other[i]! * p[i]! * (1 - p[i]!)) / total,
            r === c && c > 0 ? lambda : 0,
          ),
        ),
      )
      const step = solveSymmetric(curvature, gradient)
      if (step.kind === 'dependent') throw new Error('dependent')
      b = b.map((value, c) => value + step.values[c]!)
    }
    const ridge = path('binomial', data.binomial, { mixing: 0, penalties: [lambda], tolerance: 1e-11 })
    const predictor = (i: number) =>
      ridge.intercepts[0]! +
      design.reduce((sum, column, c) => sum + ridge.coefficients[0]![c]! * column[i]!, 0)
    near(
      Array.from({ length: 80 }, (_, i) => predictor(i)),
      Array.from({ length: 80 }, (_, i) => standard.reduce((sum, column, c) => sum + b[c]! * column[i]!, 0)),
      1e-8,
    )
  })
})

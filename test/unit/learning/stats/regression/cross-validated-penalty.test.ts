import { describe, expect, it } from 'vitest'
import { crossValidatePenalty } from '../../../../../electron/learning/stats/regression/cross-validated-penalty.ts'
import {
  elasticNet,
  type ElasticNetOptions,
  type ElasticNetPath,
} from '../../../../../electron/learning/stats/regression/elastic-net.ts'
import type { PenalisedFamily } from '../../../../../electron/learning/stats/regression/elastic-net-fit.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { near } from './worked-example.ts'
import { mixed } from './mixed-data.ts'

const path = (family: PenalisedFamily, data: RegressionData, options?: ElasticNetOptions): ElasticNetPath => {
  const result = elasticNet(family, data, options)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}

describe('cross-validation of the penalty', () => {
  const chosen = (
    family: PenalisedFamily,
    data: RegressionData,
    seed: number,
    options?: ElasticNetOptions & { folds?: number },
  ) => {
    const result = crossValidatePenalty(family, data, seed, options)
    if (result.kind !== 'fitted') throw new Error(result.reason)
    return result
  }

  it('leaves one row out at a time as its definition says', () => {
    const { outcome, design } = mixed(11, 12).gaussian
    const columns = [design[0]!, design[5]!]
    const penalties = [0.5, 0.1]
    const result = chosen('gaussian', { outcome, design: columns }, 1, {
      folds: 12,
      penalties,
      tolerance: 1e-10,
    })
    penalties.forEach((penalty, k) => {
      const errors = Array.from(outcome, (y, row) => {
        const without = (column: Float64Array) => column.filter((_, i) => i !== row)
        const fit = path(
          'gaussian',
          { outcome: without(outcome), design: columns.map(without) },
          { penalties: [penalty], tolerance: 1e-10 },
        )
        return (
          (y -
            fit.intercepts[0]! -
            columns.reduce((sum, column, c) => sum + fit.coefficients[0]![c]! * column[row]!, 0)) **
          2
        )
      })
      const mean = errors.reduce((sum, each) => sum + each, 0) / 12
      near(
        [result.deviance[k]!, result.standardError[k]!],
        [mean, Math.sqrt(errors.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 12 / 11)],
        1e-6,
      )
    })
  })

  it('is the same for a seed, and the rule of one error is sparser', () => {
    const data = mixed(12, 100).binomial
    const [once, again] = [
      chosen('binomial', data, 5, { folds: 3 }),
      chosen('binomial', data, 5, { folds: 3 }),
    ]
    expect(again).toEqual(once)
    expect(once.withinOneError).toBeLessThanOrEqual(once.minimum)
    expect(once.deviance[once.withinOneError]).toBeLessThanOrEqual(
      once.deviance[once.minimum]! + once.standardError[once.minimum]!,
    )
    expect(Math.min(...once.deviance)).toBe(once.deviance[once.minimum])
    expect(chosen('binomial', data, 6, { folds: 3 }).deviance).not.toEqual(once.deviance)
  })

  it('finds the columns that matter among many that do not', () => {
    const random = createRandom(13)
    const design = Array.from({ length: 30 }, () => Float64Array.from({ length: 300 }, () => random.normal()))
    const outcome = Float64Array.from({ length: 300 }, (_, i) =>
      Number(random.uniform() < 1 / (1 + Math.exp(1 - 1.5 * design[0]![i]! + 1.2 * design[1]![i]!))),
    )
    const { path: fits, withinOneError } = chosen('binomial', { outcome, design }, 1, { folds: 5 })
    const selected = [...design.keys()].filter(c => fits.coefficients[withinOneError]![c] !== 0)
    expect(selected.slice(0, 2)).toEqual([0, 1])
    expect(selected.length).toBeLessThan(15)
  })

  it('needs every outcome in every part', () => {
    const data = mixed(14, 40).binomial
    expect(
      crossValidatePenalty(
        'binomial',
        { ...data, outcome: data.outcome.map((_, i) => Number(i < 4)), weights: data.outcome.map(() => 1) },
        1,
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'too-few-rows' })
    expect(crossValidatePenalty('binomial', { ...data, outcome: data.outcome.map(() => 0) }, 1)).toEqual({
      kind: 'not-estimable',
      reason: 'constant-outcome',
    })
    expect(() => crossValidatePenalty('binomial', data, 1, { folds: 1 })).toThrow(
      /^crossValidatePenalty: folds/u,
    )
  })
})

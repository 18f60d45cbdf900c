import { describe, expect, it } from 'vitest'
import { clusterCovariance } from '../../../electron/learning/stats/regression/cluster-covariance.ts'
import { firthInference } from '../../../electron/learning/stats/regression/firth-inference.ts'
import {
  fitGeneralizedLinear,
  type GeneralizedLinearFit,
} from '../../../electron/learning/stats/regression/generalized-linear.ts'
import { modifiedPoisson } from '../../../electron/learning/stats/regression/modified-poisson.ts'
import { profileIntervals } from '../../../electron/learning/stats/regression/profile-likelihood.ts'
import type { Family, RegressionData } from '../../../electron/learning/stats/regression/regression-data.ts'
import { robustCovariance } from '../../../electron/learning/stats/regression/robust-covariance.ts'
import { createRandom, type Random } from '../../../shared/domain/random.ts'

const Z = 1.959963984540054
/** Share of seeded runs that are true; three standard errors of a coverage of 95 % are 3 sqrt(0.95 x 0.05 / runs). */
function share(runs: number, seed: number, covers: (random: Random) => boolean): number {
  const random = createRandom(seed)
  let count = 0
  for (let run = 0; run < runs; run++) if (covers(random)) count++
  return count / runs
}
const chance = (runs: number) => 3 * Math.sqrt((0.95 * 0.05) / runs)
const column = (rows: number, of: (row: number) => number) =>
  Float64Array.from({ length: rows }, (_, row) => of(row))
const fit = (family: Family, data: RegressionData): GeneralizedLinearFit => {
  const result = fitGeneralizedLinear(family, data)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}
const inside = (truth: number, estimate: number, variance: number) =>
  Math.abs(estimate - truth) <= Z * Math.sqrt(variance)

describe('95 % intervals cover the truth', () => {
  it("of a line whose spread grows with x: robust errors do, the model's do not", () => {
    const runs = 2_000
    const draw = (random: Random) => {
      const x = column(200, () => 3 * random.uniform())
      return fit('gaussian', {
        outcome: x.map(value => 1 + value + value ** 2 * random.normal()),
        design: [column(200, () => 1), x],
      })
    }
    const covered = share(runs, 1, random => {
      const result = draw(random)
      const robust = robustCovariance(result, 'HC3')
      return robust.kind === 'estimated' && inside(1, result.coefficients[1]!, robust.covariance[1]![1]!)
    })
    expect(Math.abs(covered - 0.95)).toBeLessThan(chance(runs) + 0.005)
    expect(
      share(500, 1, random => {
        const result = draw(random)
        return inside(1, result.coefficients[1]!, result.covariance[1]![1]!)
      }),
    ).toBeLessThan(0.92)
  })

  it("of patients within sixty clinics: clustered errors do, the model's do not", () => {
    const runs = 1_000
    const clinics = column(600, row => row % 60)
    const draw = (random: Random) => {
      const effect = column(60, () => random.normal())
      const offered = column(60, clinic => clinic % 2)
      const x = clinics.map(clinic => offered[clinic]!)
      return fit('binomial', {
        outcome: clinics.map(clinic => Number(random.uniform() < 1 / (1 + Math.exp(-effect[clinic]!)))),
        design: [column(600, () => 1), x],
      })
    }
    const covered = share(runs, 2, random => {
      const result = draw(random)
      const robust = clusterCovariance(result, clinics, 'HC1')
      return robust.kind === 'estimated' && inside(0, result.coefficients[1]!, robust.covariance[1]![1]!)
    })
    expect(Math.abs(covered - 0.95)).toBeLessThan(chance(runs) + 0.01)
    expect(
      share(300, 2, random => {
        const result = draw(random)
        return inside(0, result.coefficients[1]!, result.covariance[1]![1]!)
      }),
    ).toBeLessThan(0.9)
  })

  it('of a risk ratio by modified Poisson regression', () => {
    const runs = 2_000
    const covered = share(runs, 3, random => {
      const [x, z] = [column(300, () => Number(random.uniform() < 0.5)), column(300, () => random.uniform())]
      const outcome = x.map((value, i) =>
        Number(random.uniform() < 0.2 * Math.exp(0.4 * value + 0.5 * z[i]!)),
      )
      const result = modifiedPoisson({ outcome, design: [column(300, () => 1), x, z] })
      return (
        result.kind === 'fitted' &&
        result.coefficients[1]!.lower <= 0.4 &&
        result.coefficients[1]!.upper >= 0.4
      )
    })
    expect(Math.abs(covered - 0.95)).toBeLessThan(chance(runs) + 0.005)
  })

  it("of a small study with a rare outcome: profile likelihood, infinite ends and all, and Firth's", () => {
    const runs = 300
    const truth = 1
    const draw = (random: Random): RegressionData => {
      const x = column(50, row => row % 2)
      return {
        outcome: x.map(value => Number(random.uniform() < 1 / (1 + Math.exp(2.2 - truth * value)))),
        design: [column(50, () => 1), x],
      }
    }
    const covers = (limits: { lower: number; upper: number } | undefined) =>
      limits !== undefined && limits.lower <= truth && truth <= limits.upper
    const profile = share(runs, 4, random => {
      const result = profileIntervals('binomial', draw(random), { columns: [1] })
      return result.kind === 'estimated' && covers(result.intervals[0])
    })
    const firth = share(runs, 4, random => {
      const result = firthInference(draw(random))
      return result.kind === 'estimated' && covers(result.coefficients[1])
    })
    for (const covered of [profile, firth]) expect(Math.abs(covered - 0.95)).toBeLessThan(chance(runs) + 0.01)
  })
})

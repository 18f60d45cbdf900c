import type {
  Family,
  RegressionData,
} from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

/** Random data that no family calls separated. */
export const overlapping = (seed: number, rows = 60, columns = 3): Record<Family, RegressionData> => {
  const random = createRandom(seed)
  const x = [
    new Float64Array(rows).fill(1),
    ...Array.from({ length: columns - 1 }, () => Float64Array.from({ length: rows }, () => random.normal())),
  ]
  const eta = Float64Array.from({ length: rows }, (_, i) =>
    x.reduce((sum, column, c) => sum + (c % 2 ? 0.5 : -0.4) * column[i]!, 0),
  )
  const of = (outcome: Float64Array): RegressionData => ({ outcome, design: x })
  return {
    gaussian: of(eta.map(value => value + random.normal())),
    binomial: of(eta.map(value => Number(random.uniform() < 1 / (1 + Math.exp(-value))))),
    poisson: of(eta.map(value => Math.floor(2 * Math.exp(value) * random.exponential()))),
  }
}

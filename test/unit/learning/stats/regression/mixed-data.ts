import type { PenalisedFamily } from '../../../../../electron/learning/stats/regression/elastic-net-fit.ts'
import type { RegressionData } from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

/** Numbers of different units, rare codes, a column that does not vary; weights, an offset. */
export function mixed(seed: number, rows = 80): Record<PenalisedFamily, RegressionData> {
  const random = createRandom(seed)
  const design = [
    Float64Array.from({ length: rows }, () => 1000 + 5 * random.normal()),
    Float64Array.from({ length: rows }, () => 1e-3 * random.normal()),
    Float64Array.from({ length: rows }, () => Number(random.uniform() < 0.15)),
    Float64Array.from({ length: rows }, () => Number(random.uniform() < 0.1)),
    new Float64Array(rows).fill(3),
    Float64Array.from({ length: rows }, () => random.normal()),
    Float64Array.from({ length: rows }, () => Number(random.uniform() < 0.5)),
  ]
  const eta = Float64Array.from(
    { length: rows },
    (_, i) =>
      (design[0]![i]! - 1000) / 5 - 700 * design[1]![i]! + 1.5 * design[2]![i]! + 0.5 * design[6]![i]!,
  )
  const rest = {
    design,
    weights: Float64Array.from({ length: rows }, () => random.integer(4)),
    offset: Float64Array.from({ length: rows }, () => 0.3 * random.normal()),
  }
  return {
    gaussian: { ...rest, outcome: eta.map(value => value + random.normal()) },
    binomial: { ...rest, outcome: eta.map(value => Number(random.uniform() < 1 / (1 + Math.exp(-value)))) },
  }
}

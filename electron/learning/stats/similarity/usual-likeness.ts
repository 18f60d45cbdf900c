import type { Random } from '../../../../shared/domain/random.ts'
import { quantiles } from '../foundations/quantile.ts'
import { likenessIn, type ComparedColumn } from './gower.ts'

/**
 * How alike two rows have to be to be more alike than a `share` of pairs drawn at random: that quantile of Gower's
 * coefficient over `pairs` of them. NaN where no pair can be compared. Source, errors: as `likenesses`.
 */
export function usualLikeness(
  columns: readonly ComparedColumn[],
  rows: number,
  {
    spreads,
    share,
    pairs,
    random,
  }: {
    readonly spreads: readonly number[]
    readonly share: number
    readonly pairs: number
    readonly random: Random
  },
): number {
  if (rows < 2) return NaN
  const found: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const one = random.integer(rows)
    const other = (one + 1 + random.integer(rows - 1)) % rows
    let [sum, compared] = [0, 0]
    columns.forEach(({ kind, values, weight }, at) => {
      const alike = likenessIn(kind, values[one]!, values[other]!, spreads[at]!)
      if (Number.isNaN(alike)) return
      sum += weight * alike
      compared += weight
    })
    if (compared > 0) found.push(sum / compared)
  }
  return found.length === 0 ? NaN : quantiles(Float64Array.from(found), [share])[0]!
}

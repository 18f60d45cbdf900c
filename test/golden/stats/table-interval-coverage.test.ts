import { describe, expect, it } from 'vitest'
import { binomialPmf } from '../../../electron/learning/stats/foundations/binomial.ts'
import { fisherExact } from '../../../electron/learning/stats/tables/fisher-exact.ts'
import {
  clopperPearsonInterval,
  jeffreysInterval,
  waldInterval,
  wilsonInterval,
} from '../../../electron/learning/stats/tables/proportion-intervals.ts'
import { riskDifference } from '../../../electron/learning/stats/tables/risk-difference.ts'

/**
 * How often an interval holds the truth, over all outcomes weighted by their chance: no simulation is needed
 * for counts.
 */
describe('coverage of intervals, counted over all outcomes', () => {
  it('of a proportion: exact at least 95 %, Wilson and Jeffreys about, Wald far below', () => {
    const size = 25
    const coverage = (
      interval: (events: number, size: number) => { lower: number; upper: number } | null,
    ) => {
      const limits = Array.from({ length: size + 1 }, (_, events) => interval(events, size)!)
      const at = Array.from({ length: 199 }, (_, k) => (k + 1) / 200).map(truth =>
        limits.reduce(
          (sum, { lower, upper }, events) =>
            sum + (lower <= truth && truth <= upper ? binomialPmf(events, size, truth) : 0),
          0,
        ),
      )
      return { least: Math.min(...at), mean: at.reduce((sum, each) => sum + each, 0) / at.length }
    }
    expect(coverage(clopperPearsonInterval).least).toBeGreaterThanOrEqual(0.95)
    for (const interval of [wilsonInterval, jeffreysInterval])
      expect(Math.abs(coverage(interval).mean - 0.95)).toBeLessThan(0.012)
    expect(coverage(waldInterval).mean).toBeLessThan(0.91)
  })
  it('of a risk difference and an odds ratio of two arms of 15 and 12', () => {
    const [size1, size2] = [15, 12]
    const cover = { newcombe: [] as number[], miettinenNurminen: [] as number[], exact: [] as number[] }
    const limits = Array.from({ length: size1 + 1 }, (_, events1) =>
      Array.from({ length: size2 + 1 }, (__, events2) => {
        const table = { events1, size1, events2, size2 }
        const difference = riskDifference(table)
        if (difference.kind !== 'fitted') throw new Error('not fitted')
        return { ...difference, exact: fisherExact(table) }
      }),
    )
    for (const [risk1, risk2] of [
      [0.1, 0.1],
      [0.2, 0.5],
      [0.5, 0.5],
      [0.8, 0.4],
      [0.3, 0.15],
      [0.9, 0.7],
    ] as const) {
      const held = { newcombe: 0, miettinenNurminen: 0, exact: 0 }
      const odds = (risk1 * (1 - risk2)) / ((1 - risk1) * risk2)
      limits.forEach((row, events1) =>
        row.forEach((each, events2) => {
          const chance = binomialPmf(events1, size1, risk1) * binomialPmf(events2, size2, risk2)
          const holds = ({ lower, upper }: { lower: number; upper: number }, truth: number) =>
            lower <= truth && truth <= upper ? chance : 0
          held.newcombe += holds(each.newcombe, risk1 - risk2)
          held.miettinenNurminen += holds(each.miettinenNurminen, risk1 - risk2)
          held.exact += holds(each.exact, odds)
        }),
      )
      for (const kind of ['newcombe', 'miettinenNurminen', 'exact'] as const) cover[kind].push(held[kind])
    }
    for (const held of cover.exact) expect(held).toBeGreaterThanOrEqual(0.95)
    for (const kind of ['newcombe', 'miettinenNurminen'] as const)
      for (const held of cover[kind]) expect(held).toBeGreaterThan(0.92)
  })
})

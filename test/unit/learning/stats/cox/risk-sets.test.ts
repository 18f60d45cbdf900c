import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { riskSets } from '../../../../../electron/learning/stats/cox/risk-sets.ts'
import { sumsAtRisk } from '../../../../../electron/learning/stats/cox/sums-at-risk.ts'
import { timeRanks } from '../../../../../electron/learning/stats/cox/time-ranks.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { anyData, riskSetsByDefinition } from './small-data.ts'
import { runs } from '../../../runs.ts'

describe('ranks of times', () => {
  it('are equal for equal times, up to rounding, starts and stops together', () => {
    const { distinct, stop, byStop, start, byStart } = timeRanks(
      Float64Array.of(0.1 + 0.2, 0.3, 5, 1),
      Float64Array.of(0, 0.1, 0.3, 0.1 + 0.2),
    )
    expect(Array.from(distinct)).toEqual([0, 0.1, 0.3, 1, 5])
    expect(Array.from(byStop, (row, k) => [row, stop[k]])).toEqual([
      [1, 2],
      [0, 2],
      [3, 3],
      [2, 4],
    ])
    expect(Array.from(byStart!, (row, k) => [row, start![k]])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 2],
    ])
  })

  it('keep times apart that differ by more, however small or large they are', () => {
    expect(timeRanks(Float64Array.of(1e-12, 1.0001e-12, 1e9, 1e9 + 100, -5, 0)).distinct).toHaveLength(6)
    expect(timeRanks(new Float64Array()).distinct).toHaveLength(0)
  })
})

describe('risk sets', () => {
  it('are those of the definition', () => {
    fc.assert(
      fc.property(anyData(), data => {
        const sets = atOnce(riskSets(data, timeRanks(data.stop, data.start)))
        const rows = sets.rows.length
        const share = Float64Array.from(sets.rows, row => 2 ** row) // a sum says who is in it
        const sums = new Float64Array(sets.first.length)
        sumsAtRisk(sets, share, new Float64Array(rows).fill(1), 0, sums.length, { sum: 0, lost: 0 }, sums)
        const found = Array.from(sums, (sum, k) => ({
          sum,
          time: sets.times[k],
          events: Array.from(sets.rows.subarray(sets.first[k]!, sets.first[k]! + sets.died[k]!)),
        }))
        const expected = riskSetsByDefinition(data).map(({ time, events, atRisk }) => ({
          sum: atRisk.reduce((sum, row) => sum + 2 ** row, 0),
          time,
          events,
        }))
        const key = ({ sum, time }: { sum: number; time: number | undefined }) => `${time} ${sum}`
        expect(found.sort((a, b) => key(a).localeCompare(key(b)))).toEqual(
          expected.sort((a, b) => key(a).localeCompare(key(b))),
        )
      }),
      { numRuns: runs(13, 75) },
    )
  })

  it('lose no digits when somebody of very high risk is taken out', () => {
    const data = {
      start: Float64Array.of(0, 5, 0),
      stop: Float64Array.of(3, 9, 3),
      event: Uint8Array.of(1, 1, 0),
      design: [],
    }
    const sets = atOnce(riskSets(data, timeRanks(data.stop, data.start)))
    const share = Float64Array.from(sets.rows, row => [1e-3, 1e18, 2e-3][row]!)
    const sums = new Float64Array(2)
    sumsAtRisk(sets, share, new Float64Array(3).fill(1), 0, 2, { sum: 0, lost: 0 }, sums)
    expect(sums[0]).toBeCloseTo(3e-3, 15)
  })
})

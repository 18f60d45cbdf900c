import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cusumLimit } from '../../../electron/learning/stats/monitoring/cusum-limit.ts'
import { cusumRunLength } from '../../../electron/learning/stats/monitoring/cusum-run-length.ts'
import { fitLogistic } from '../../../electron/learning/stats/regression/logistic.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { sharedFolder } from '../../fixtures/shared.ts'

/**
 * Cardiac surgery with Parsonnet scores, 1992-98 (Steiner et al. 2000, as perturbed and published in R's
 * spcadjust). R's vlad gives for its first two years, 30-day mortality and an average run length of 370 the
 * limits 1.8592 (Markov chain) for doubled odds and, by simulation, about 1.8481 and 1.6383 (for halved odds).
 */
const shared = sharedFolder()
const file = shared && path.join(shared, 'data/benchmarking/cardiac-surgery-parsonnet.csv')

describe('the risk-adjusted CUSUM of cardiac surgery', () => {
  const risks = () => {
    const rows = readFileSync(file!, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',').map(cell => Number(cell.replaceAll('"', ''))))
    const first = rows.filter(([date]) => date! < 2 * 365)
    const died = Uint8Array.from(first, ([, time, status]) => Number(status === 1 && time! <= 30))
    const model = fitLogistic(died, [
      new Float64Array(first.length).fill(1),
      Float64Array.from(first, row => row[3]!),
    ])
    if (model.kind !== 'fitted') throw new Error('not fitted')
    return model.fitted
  }
  it.skipIf(!file)('has the run lengths that vlad finds', () => {
    const mix = risks()
    expect(mix.length).toBe(1_766)
    expect(cusumRunLength(mix, 2, 1.8592) / 370).toBeCloseTo(1, 2)
    expect(Math.abs(cusumRunLength(mix, 0.5, 1.6383) / 370 - 1)).toBeLessThan(0.03)
    // The limits Steiner et al. chose give false alarms every several thousand patients, and see a doubling
    // within a few hundred.
    expect(cusumRunLength(mix, 2, 4.5)).toBeGreaterThan(5_000)
    expect(cusumRunLength(mix, 2, 4.5, 2)).toBeLessThan(300)
  })
  it.skipIf(!file)('has the limits by simulation that vlad finds', async () => {
    const mix = risks()
    const up = await cusumLimit(
      mix,
      2,
      { kind: 'average-run-length', patients: 370 },
      createRandom(2026),
      60_000,
      () => undefined,
    )
    expect(Math.abs(up.limit - 1.8592)).toBeLessThan(0.05)
    expect(Math.abs(cusumRunLength(mix, 2, up.limit) - 370)).toBeLessThan(4 * up.reachedError)
    const down = await cusumLimit(
      mix,
      0.5,
      { kind: 'average-run-length', patients: 370 },
      createRandom(2026),
      10_000,
      () => undefined,
    )
    expect(Math.abs(down.limit - 1.6383)).toBeLessThan(0.05)
  })
})

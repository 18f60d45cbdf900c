import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cusumLimit } from '../../../../../electron/learning/stats/monitoring/cusum-limit.ts'
import { cusumRunLength } from '../../../../../electron/learning/stats/monitoring/cusum-run-length.ts'
import { poissonCusum } from '../../../../../electron/learning/stats/monitoring/poisson-cusum.ts'
import {
  lifeAdjustedDisplay,
  riskAdjustedCusum,
} from '../../../../../electron/learning/stats/monitoring/risk-adjusted-cusum.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'

const of = (...values: number[]) => Float64Array.from(values)
const cases = fc
  .array(
    fc.record({ risk: fc.double({ min: 0, max: 1, noNaN: true }), outcome: fc.integer({ min: 0, max: 1 }) }),
    { maxLength: 60 },
  )
  .map(rows => ({
    risks: Float64Array.from(rows, row => row.risk),
    outcomes: Uint8Array.from(rows, row => row.outcome),
  }))

describe('the risk-adjusted CUSUM', () => {
  it('adds for doubled odds what Steiner et al. 2000 add: ln 2 - ln(1 + p) for a death, else - ln(1 + p)', () => {
    const { weights, chart } = riskAdjustedCusum(of(0.025, 0.025, 0.5), Uint8Array.from([1, 0, 1]), 2, 4.5)
    expect(weights[0]).toBeCloseTo(Math.log(2 / 1.025), 12) // 0.668
    expect(weights[1]).toBeCloseTo(-Math.log(1.025), 12) // -0.025
    expect(weights[2]).toBeCloseTo(Math.log(2 / 1.5), 12)
    expect(chart[2]).toBeCloseTo(weights[0]! + weights[1]! + weights[2]!, 12)
  })
  it('signals once above the limit, and begins anew only where it is reset', () => {
    const result = riskAdjustedCusum(of(0.5, 0.5, 0.5, 0.5, 0.5), Uint8Array.from([1, 1, 1, 1, 1]), 4, 0.9)
    // ln(4 / 2.5) = 0.470 each: above 0.9 at the second, then from 0 at the fourth.
    expect(result.firstSignal).toBe(1)
    expect(result.signalsWithReset).toEqual([1, 3])
    expect(result.chart[4]).toBeCloseTo(5 * Math.log(1.6), 12)
    expect(result.resetChart[4]).toBeCloseTo(Math.log(1.6), 12)
    expect(result.highest).toBe(result.chart[4])
  })
  it('is the lowest point so far below the running sum, and never below 0', () =>
    fc.assert(
      fc.property(cases, fc.constantFrom(0.5, 2, 3), ({ risks, outcomes }, oddsRatio) => {
        const { weights, chart, firstSignal, signalsWithReset } = riskAdjustedCusum(
          risks,
          outcomes,
          oddsRatio,
          1.5,
        )
        let [sum, lowest] = [0, 0]
        chart.forEach((height, row) => {
          sum += weights[row]!
          lowest = Math.min(lowest, sum)
          expect(height).toBeCloseTo(sum - lowest, 9)
        })
        expect(signalsWithReset[0] ?? null).toBe(firstSignal)
      }),
    ))
  it('looks for improvement as it looks for harm in the opposite event', () =>
    fc.assert(
      fc.property(cases, ({ risks, outcomes }) => {
        const down = riskAdjustedCusum(risks, outcomes, 0.5, 2)
        const opposite = riskAdjustedCusum(
          risks.map(risk => 1 - risk),
          outcomes.map(outcome => 1 - outcome),
          2,
          2,
        )
        down.chart.forEach((height, row) => expect(height).toBeCloseTo(opposite.chart[row]!, 9))
      }),
    ))
  it('is empty for nobody, and refuses risks that are none', () => {
    expect(riskAdjustedCusum(of(), new Uint8Array(0), 2, 1)).toMatchObject({
      firstSignal: null,
      signalsWithReset: [],
      highest: 0,
    })
    expect(() => riskAdjustedCusum(of(0.1, 1.2), new Uint8Array(2), 2, 1)).toThrow(/risks, row 2/u)
    expect(() => riskAdjustedCusum(of(Number.NaN), new Uint8Array(1), 2, 1)).toThrow(/row 1/u)
    expect(() => riskAdjustedCusum(of(0.1), new Uint8Array(2), 2, 1)).toThrow(RangeError)
    for (const oddsRatio of [1, 0, -1, Infinity, Number.NaN])
      expect(() => riskAdjustedCusum(of(0.1), new Uint8Array(1), oddsRatio, 1)).toThrow(/oddsRatio/u)
    expect(() => riskAdjustedCusum(of(0.1), new Uint8Array(1), 2, 0)).toThrow(/limit/u)
  })
  it('has a life-adjusted display that ends at expected minus observed', () =>
    fc.assert(
      fc.property(cases, ({ risks, outcomes }) => {
        const { vlad, variance, observed, expected } = lifeAdjustedDisplay(risks, outcomes)
        if (risks.length > 0) expect(vlad.at(-1)).toBeCloseTo(expected - observed, 9)
        variance.forEach((value, row) => expect(value).toBeGreaterThanOrEqual(variance[row - 1] ?? 0))
      }),
    ))
})

describe('the Poisson CUSUM', () => {
  it('adds y ln R - (R - 1) u exposure', () => {
    const result = poissonCusum([2, 5, 9], [10, 10, 20], 2, 2)
    if (result.kind !== 'fitted') throw new Error('not fitted')
    expect(result.rate).toBeCloseTo(0.35, 12)
    expect(result.weights[2]).toBeCloseTo(9 * Math.log(2) - 7, 12)
    expect(result.firstSignal).toBe(null)
  })
  it('says where there is no baseline, and refuses a ratio that tests nothing', () => {
    expect(poissonCusum([1], [2], 2, 0)).toEqual({ kind: 'not-estimable', reason: 'empty-baseline' })
    expect(() => poissonCusum([1], [2], 1)).toThrow(/rateRatio/u)
    expect(() => poissonCusum([1], [2], 2, 1, -1)).toThrow(/limit/u)
  })
})

/**
 * Where one death undoes exactly k survivors the chart lives on whole steps, and its run length is that of a
 * small chain.
 */
function exactRunLength(deathChance: number, up: number, top: number): number {
  // Heights 0..top; a survivor moves one step down, a death `up` steps up; above top it signals. Solved by
  // long iteration.
  let lengths = new Float64Array(top + 1)
  for (let turn = 0; turn < 200_000; turn++) {
    const next = lengths.map(
      (_, height) =>
        1 +
        (1 - deathChance) * lengths[Math.max(0, height - 1)]! +
        (height + up <= top ? deathChance * lengths[height + up]! : 0),
    )
    const done = Math.abs(next[0]! - lengths[0]!) < 1e-12 * next[0]!
    lengths = next
    if (done) break
  }
  return lengths[0]!
}

describe('run lengths of the CUSUM', () => {
  // ln R - ln(1 - p + R p) = k ln(1 - p + R p) means R = (1 - p + R p)^(k + 1): with q = 1 - p + R p,
  // p = (q - 1) / (q^(k + 1) - 1).
  const lattice = (q: number, k: number) => ({
    risk: (q - 1) / (q ** (k + 1) - 1),
    oddsRatio: q ** (k + 1),
    step: Math.log(q),
    k,
  })
  const lattices = [lattice(1.05, 12), lattice(1.1, 6), lattice(1.02, 30)]
  it('are exact for one risk whose chart lives on whole steps', () => {
    for (const { risk, oddsRatio, step, k } of lattices.slice(0, runs(2, 3))) {
      const top = 3 * k + 2
      const exact = exactRunLength(risk, k, top)
      // The limit lies half a step above the highest height, where the chain's heights are the steps themselves.
      const limit = (top + 0.5) * step
      expect(cusumRunLength(of(risk), oddsRatio, limit, 1, top) / exact).toBeCloseTo(1, 8)
      expect(cusumRunLength(of(risk), oddsRatio, limit, 1, 600) / exact).toBeCloseTo(1, 1)
    }
  })
  it('grow with the limit and shrink with the harm', () => {
    const risks = of(0.01, 0.03, 0.1, 0.3)
    const lengths = [1, 2, 3, 4].map(limit => cusumRunLength(risks, 2, limit, 1, 200))
    expect([...lengths].sort((one, other) => one - other)).toEqual(lengths)
    expect(cusumRunLength(risks, 2, 3, 2, 200)).toBeLessThan(cusumRunLength(risks, 2, 3, 1.5, 200))
    expect(cusumRunLength(risks, 2, 3, 1.5, 200)).toBeLessThan(cusumRunLength(risks, 2, 3, 1, 200))
    expect(cusumRunLength(risks, 0.5, 2, 0.5, 200)).toBeLessThan(cusumRunLength(risks, 0.5, 2, 1, 200))
  })
  it('are infinite where nothing can happen, one where everybody signals', () => {
    expect(cusumRunLength(of(0, 0), 2, 1)).toBe(Infinity)
    expect(cusumRunLength(of(0.5), 8, 0.1, 1e9)).toBeCloseTo(1, 6)
    expect(() => cusumRunLength(of(), 2, 1)).toThrow(RangeError)
    expect(() => cusumRunLength(of(0.1), 2, 0)).toThrow(/limit/u)
    expect(() => cusumRunLength(of(0.1), 2, 1, 1, 1)).toThrow(/states/u)
    expect(() => cusumRunLength(of(0.1), 2, 1, 0)).toThrow(/actualOddsRatio/u)
  })
})

describe('limits of the CUSUM by simulation', () => {
  const risks = of(0.02, 0.03, 0.05, 0.08, 0.2)
  const still = () => undefined
  it.each([
    [2, 300],
    [0.5, 300],
    [2, 5_000],
  ])(
    'for odds ratio %f and a run of %i patients agree with the Markov chain',
    async (oddsRatio, patients) => {
      const found = await cusumLimit(
        risks,
        oddsRatio,
        { kind: 'average-run-length', patients },
        createRandom(7),
        runs(1_500, 8_000),
        still,
      )
      expect(found.reachedError / patients).toBeLessThan(runs(0.18, 0.08))
      expect(Math.abs(cusumRunLength(risks, oddsRatio, found.limit) - patients)).toBeLessThan(
        4 * found.reachedError,
      )
    },
  )
  it('keep the chance of a false alarm over a horizon', async () => {
    const draws = runs(300, 1_500)
    const target = { kind: 'false-alarm', probability: 0.1, horizon: 200 } as const
    const { limit, reached } = await cusumLimit(risks, 2, target, createRandom(1), draws, still)
    expect(reached).toBeLessThanOrEqual(0.1)
    // Another stream of patients, counted afresh.
    const random = createRandom(2)
    let alarms = 0
    for (let draw = 0; draw < draws; draw++) {
      const drawn = Float64Array.from({ length: 200 }, () => risks[random.integer(risks.length)]!)
      const outcomes = Uint8Array.from(drawn, risk => Number(random.uniform() < risk))
      if (riskAdjustedCusum(drawn, outcomes, 2, limit).firstSignal !== null) alarms++
    }
    expect(Math.abs(alarms / draws - reached)).toBeLessThan(4 * Math.sqrt((2 * 0.1 * 0.9) / draws))
  })
  it('are the same for the same stream, and can be broken off', async () => {
    const target = { kind: 'average-run-length', patients: 100 } as const
    const [one, other] = [
      await cusumLimit(risks, 2, target, createRandom(5), 500, still),
      await cusumLimit(risks, 2, target, createRandom(5), 500, still),
    ]
    expect(other).toEqual(one)
    const stop = () => Promise.reject(new Error('stopped'))
    await expect(
      cusumLimit(
        risks,
        2,
        { kind: 'false-alarm', probability: 0.1, horizon: 1_000 },
        createRandom(1),
        1_000,
        stop,
      ),
    ).rejects.toThrow('stopped')
  })
  it('refuse targets that are none', async () => {
    const limit = (target: Parameters<typeof cusumLimit>[2], given = risks, draws = 200) =>
      cusumLimit(given, 2, target, createRandom(1), draws, still)
    await expect(limit({ kind: 'average-run-length', patients: 1 })).rejects.toThrow(RangeError)
    await expect(limit({ kind: 'false-alarm', probability: 1, horizon: 5 })).rejects.toThrow(RangeError)
    await expect(limit({ kind: 'false-alarm', probability: 0.1, horizon: 0 })).rejects.toThrow(RangeError)
    await expect(limit({ kind: 'average-run-length', patients: 100 }, of())).rejects.toThrow(RangeError)
    await expect(limit({ kind: 'average-run-length', patients: 100 }, of(2))).rejects.toThrow(RangeError)
    await expect(limit({ kind: 'average-run-length', patients: 100 }, risks, 10)).rejects.toThrow(/draws/u)
  })
})

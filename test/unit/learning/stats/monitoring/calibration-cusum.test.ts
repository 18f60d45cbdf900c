import { describe, expect, it } from 'vitest'
import {
  alongLine,
  calibrationCusum,
  calibrationLimit,
  driftLines,
} from '../../../../../electron/learning/stats/monitoring/calibration-cusum.ts'
import { cusumWeight } from '../../../../../electron/learning/stats/monitoring/risk-adjusted-cusum.ts'
import { createRandom, type Random } from '../../../../../shared/domain/random.ts'

const risksOf = (random: Random, size: number) =>
  Float64Array.from({ length: size }, () => 1 / (1 + Math.exp(2.2 - random.normal())))
const nothing = () => undefined
const sum = (values: Float64Array) => values.reduce((all, each) => all + each, 0)

describe('what is looked for in risks that fit no longer', () => {
  const risks = risksOf(createRandom(1), 500)
  const lines = driftLines(risks)

  it('are odds half again as high or as low, by Steiner’s weights', () => {
    for (const risk of [0.02, 0.3, 0.9])
      for (const [drift, odds] of [
        ['higher', 1.5],
        ['lower', 1 / 1.5],
      ] as const) {
        const changed = alongLine(risk, lines[drift])
        expect(Math.log(changed / risk)).toBeCloseTo(cusumWeight(risk, true, odds), 12)
        expect(Math.log((1 - changed) / (1 - risk))).toBeCloseTo(cusumWeight(risk, false, odds), 12)
      }
  })
  it('are risks nearer to one another or further apart, of whom as many have it', () => {
    for (const drift of ['flatter', 'steeper'] as const) {
      const changed = risks.map(risk => alongLine(risk, lines[drift]))
      expect(sum(changed)).toBeCloseTo(sum(risks), 6)
    }
    const spread = (values: Float64Array) => Math.max(...values) - Math.min(...values)
    expect(spread(risks.map(risk => alongLine(risk, lines.flatter)))).toBeLessThan(spread(risks))
  })
  it('are not found in a risk of nought or of all, of which nothing can be learnt', () => {
    expect(() => driftLines(Float64Array.of(0.2, 0))).toThrow(RangeError)
    expect(() => driftLines(Float64Array.of())).toThrow(RangeError)
  })
})

describe('an alarm of risks', () => {
  const random = createRandom(7)
  const risks = risksOf(random, 1_200)
  const lines = driftLines(risks)
  const drawn = (line: { intercept: number; slope: number }, from: number) =>
    Uint8Array.from(risks, (risk, row) =>
      Number(random.uniform() < (row < from ? risk : alongLine(risk, line))),
    )

  it.each([
    ['higher', { intercept: Math.log(3), slope: 1 }],
    ['lower', { intercept: -Math.log(4), slope: 1 }],
    ['flatter', { intercept: -1.5, slope: 0.2 }],
    ['steeper', { intercept: 3, slope: 2.5 }],
  ] as const)('tells that they are %s, and since about when', (drift, line) => {
    const alarms = calibrationCusum(risks, drawn(line, 600), lines, 6)
    const first = alarms.find(({ row }) => row >= 600)!
    expect(first.drift).toBe(drift)
    // A chart may have begun to rise by chance before.
    expect(Math.abs(first.began - 600)).toBeLessThan(400)
    expect(first.began).toBeLessThanOrEqual(first.row)
  })
  it('begins anew after it was told', () => {
    const alarms = calibrationCusum(risks, new Uint8Array(risks.length).fill(1), lines, 4)
    expect(alarms.length).toBeGreaterThan(10)
    for (const [at, { began }] of alarms.entries())
      if (at > 0) expect(began).toBeGreaterThan(alarms[at - 1]!.row)
  })
  it('is given by mistake as seldom as was asked for, counted case by case', async () => {
    const { limit, reached } = await calibrationLimit(risks, lines, 400, createRandom(3), nothing)
    expect(Math.abs(reached / 400 - 1)).toBeLessThan(0.03)
    const own = createRandom(4)
    const size = 400_000
    const drawnRisks = Float64Array.from({ length: size }, () => risks[own.integer(risks.length)]!)
    const outcomes = Uint8Array.from(drawnRisks, risk => Number(own.uniform() < risk))
    const alarms = calibrationCusum(drawnRisks, outcomes, lines, limit)
    // Some 1,000 alarms, which by chance alone differ by 3 %.
    expect(Math.abs(size / alarms.length / 400 - 1)).toBeLessThan(0.12)
  })
})

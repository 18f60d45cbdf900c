import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareCdf } from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { calibration } from '../../../../../electron/learning/stats/performance/calibration.ts'
import { hosmerLemeshow } from '../../../../../electron/learning/stats/performance/hosmer-lemeshow.ts'
import { netBenefit } from '../../../../../electron/learning/stats/performance/net-benefit.ts'
import { brierScore, logLoss } from '../../../../../electron/learning/stats/performance/scores.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

const simulated = (seed: number, rows = 200) => {
  const random = createRandom(seed)
  const logOdds = Float64Array.from({ length: rows }, () => 1.5 * random.normal() - 0.5)
  const risk = logOdds.map(eta => 1 / (1 + Math.exp(-eta)))
  return { logOdds, risk, outcome: Uint8Array.from(risk, p => Number(random.uniform() < p)) }
}

describe('calibration', () => {
  it('is perfect in the rows a logistic model was fitted to', () => {
    const { logOdds, outcome } = simulated(1)
    const fit = fitGeneralizedLinear('binomial', {
      outcome: Float64Array.from(outcome),
      design: [new Float64Array(200).fill(1), logOdds],
    })
    if (fit.kind !== 'fitted') throw new Error(fit.reason)
    const { slope, inTheLarge, ratio } = calibration(outcome, fit.linearPredictor)
    expect(slope!.estimate).toBeCloseTo(1, 8)
    expect(inTheLarge!.estimate).toBeCloseTo(0, 8)
    expect(ratio).toBeCloseTo(1, 8)
  })

  it('halves the slope of predictions twice as extreme, and sees a constant error', () => {
    const { logOdds, outcome } = simulated(2)
    const plain = calibration(outcome, logOdds)
    expect(
      calibration(
        outcome,
        logOdds.map(eta => 2 * eta),
      ).slope!.estimate,
    ).toBeCloseTo(plain.slope!.estimate / 2, 9)
    const shifted = calibration(
      outcome,
      logOdds.map(eta => eta - 1),
    )
    expect(shifted.inTheLarge!.estimate).toBeCloseTo(plain.inTheLarge!.estimate + 1, 9)
    expect(shifted.slope!.estimate).toBeCloseTo(plain.slope!.estimate, 9)
  })

  it('says what it cannot: a slope of one prediction, of perfect ones, anything of one outcome', () => {
    const outcome = Uint8Array.from([0, 1, 0, 1])
    expect(calibration(outcome, new Float64Array(4))).toMatchObject({
      slope: undefined,
      inTheLarge: { estimate: 0 },
      observed: 2,
      expected: 2,
      ratio: 1,
    })
    expect(calibration(outcome, Float64Array.from([-1, 1, -1, 1])).slope).toBeUndefined()
    expect(calibration(new Uint8Array(4), Float64Array.from([-1, 0, 1, 2]))).toMatchObject({
      slope: undefined,
      inTheLarge: undefined,
      observed: 0,
      ratio: 0,
    })
    expect(() => calibration(new Uint8Array(0), new Float64Array(0))).toThrow(/^calibration: outcome/u)
    expect(() => calibration(outcome, Float64Array.from([0, 0, Infinity, 0]))).toThrow(
      /^calibration: logOdds, row 3/u,
    )
  })
})

describe("Hosmer and Lemeshow's test", () => {
  it('of ten rows in ten groups is the sum over rows', () => {
    const { risk, outcome } = simulated(3, 10)
    const { statistic, freedom, p, groups } = hosmerLemeshow(outcome, risk)
    expect(statistic).toBeCloseTo(
      risk.reduce((sum, each, i) => sum + (outcome[i]! - each) ** 2 / (each * (1 - each)), 0),
      9,
    )
    expect([freedom, p]).toEqual([10, chiSquareCdf(statistic, 10, true)])
    expect(groups.every(group => group.rows === 1)).toBe(true)
    expect(hosmerLemeshow(outcome, risk, { fitted: true }).freedom).toBe(8)
  })

  it('has groups of rising risk that hold all rows, by the rank rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 12 }), (rows, groups) => {
        const { risk, outcome } = simulated(rows, rows)
        const found = hosmerLemeshow(outcome, risk, { groups }).groups
        const sorted = [...risk].sort((one, other) => one - other)
        let rank = 0
        found.forEach((group, k) => {
          for (let row = 0; row < group.rows; row++) {
            rank++
            const inGroup =
              rank === 1
                ? k === 0
                : groups * (rank - 1) > k * (rows - 1) && groups * (rank - 1) <= (k + 1) * (rows - 1)
            expect(inGroup).toBe(true)
          }
        })
        expect(rank).toBe(rows)
        expect(found.reduce((sum, group) => sum + group.expected, 0)).toBeCloseTo(
          sorted.reduce((sum, each) => sum + each, 0),
          9,
        )
      }),
    )
  })

  it('counts a sure prediction that was right as 0 and one that was wrong as infinite', () => {
    expect(hosmerLemeshow(Uint8Array.from([0, 1]), Float64Array.from([0, 1]), { groups: 2 }).statistic).toBe(
      0,
    )
    expect(hosmerLemeshow(Uint8Array.from([1, 1]), Float64Array.from([0, 1]), { groups: 2 })).toMatchObject({
      statistic: Infinity,
      p: 0,
    })
    expect(hosmerLemeshow(Uint8Array.from([1]), Float64Array.from([0.5]), { fitted: true })).toMatchObject({
      freedom: -1,
      p: undefined,
    })
    expect(() => hosmerLemeshow(Uint8Array.from([1]), Float64Array.from([1.5]))).toThrow(
      /^hosmerLemeshow: risk, row 1/u,
    )
    expect(() => hosmerLemeshow(Uint8Array.from([1]), Float64Array.from([0.5]), { groups: 0 })).toThrow(
      RangeError,
    )
    expect(() => hosmerLemeshow(new Uint8Array(0), new Float64Array(0))).toThrow(RangeError)
  })
})

describe('scores', () => {
  it('of a coin are 1/4 and ln 2, of certainty 0', () => {
    const outcome = Uint8Array.from([0, 1, 1])
    expect(brierScore(outcome, Float64Array.from([0.5, 0.5, 0.5]))).toBe(0.25)
    expect(logLoss(outcome, Float64Array.from([0.5, 0.5, 0.5]))).toBeCloseTo(Math.LN2, 15)
    expect([
      brierScore(outcome, Float64Array.from([0, 1, 1])),
      logLoss(outcome, Float64Array.from([0, 1, 1])),
    ]).toEqual([0, 0])
    expect(logLoss(outcome, Float64Array.from([0, 0, 1]))).toBe(Infinity)
  })

  it('are best on average for the true risk', () => {
    const { risk, outcome } = simulated(4, 5_000)
    for (const score of [brierScore, logLoss])
      for (const other of [risk.map(p => p ** 1.5), risk.map(p => Math.min(1, 0.3 + 0.4 * p))])
        expect(score(outcome, risk)).toBeLessThan(score(outcome, other))
  })

  it('refuse no rows and what is no risk', () => {
    for (const score of [brierScore, logLoss]) {
      expect(() => score(new Uint8Array(0), new Float64Array(0))).toThrow(RangeError)
      for (const risk of [-0.1, 1.1, NaN])
        expect(() => score(Uint8Array.from([1]), Float64Array.from([risk]))).toThrow(/risk, row 1/u)
    }
  })
})

describe('net benefit', () => {
  it('is that of counting by hand', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 0.99, noNaN: true }), (seed, threshold) => {
        const { risk, outcome } = simulated(seed, 50)
        const [found] = netBenefit(outcome, risk, [threshold])
        const treated = [...risk.keys()].filter(i => risk[i]! >= threshold)
        const hits = treated.filter(i => outcome[i] === 1).length
        expect(found!.model).toBeCloseTo(
          hits / 50 - ((treated.length - hits) / 50) * (threshold / (1 - threshold)),
          12,
        )
        expect([found!.truePositives, found!.falsePositives]).toEqual([hits, treated.length - hits])
      }),
    )
  })

  it('at threshold 0 is the share with the outcome for both, and at that share 0 of treating everybody', () => {
    const outcome = Uint8Array.from([1, 0, 0, 0])
    const [none, quarter] = netBenefit(outcome, Float64Array.from([0.9, 0.2, 0.1, 0.25]), [0, 0.25])
    expect([none!.model, none!.everybody, quarter!.everybody]).toEqual([0.25, 0.25, 0])
    expect(quarter!.falsePositives).toBe(1) // at the threshold counts as above
  })

  it('refuses thresholds of 1 and no rows', () => {
    expect(() => netBenefit(Uint8Array.from([1]), Float64Array.from([0.5]), [1])).toThrow(
      /^netBenefit: thresholds/u,
    )
    expect(() => netBenefit(new Uint8Array(0), new Float64Array(0), [0.5])).toThrow(RangeError)
    expect(() => netBenefit(Uint8Array.from([1]), Float64Array.from([2]), [0.5])).toThrow(/risk, row 1/u)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialCdf, binomialPmf } from '../../../../../electron/learning/stats/foundations/binomial.ts'
import { binomialTest } from '../../../../../electron/learning/stats/tables/binomial-test.ts'
import { diagnosticAccuracy } from '../../../../../electron/learning/stats/tables/diagnostic-accuracy.ts'
import { mcnemar } from '../../../../../electron/learning/stats/tables/mcnemar.ts'
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  jeffreysInterval,
  waldInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
} from '../../../../../electron/learning/stats/tables/proportion-intervals.ts'
import { runs } from '../../../runs.ts'

const within = { clopperPearsonInterval, jeffreysInterval, wilsonCorrectedInterval, wilsonInterval }
const counts = fc
  .integer({ min: 1, max: 500 })
  .chain(size => fc.record({ size: fc.constant(size), events: fc.integer({ min: 0, max: size }) }))

describe('intervals of a proportion', () => {
  // Newcombe 1998, Stat Med 17:857, table I: Wald, Wilson, Wilson with continuity correction, Clopper-Pearson.
  it.each([
    [81, 263, 0.2522, 0.3638, 0.2553, 0.3662, 0.2535, 0.3682, 0.2527, 0.3676],
    [15, 148, 0.0527, 0.15, 0.0624, 0.1605, 0.0598, 0.1644, 0.0578, 0.1617],
    [0, 20, 0, 0, 0, 0.1611, 0, 0.2005, 0, 0.1684],
    [1, 29, -0.0319, 0.1009, 0.0061, 0.1718, 0.0018, 0.1963, 0.0009, 0.1776],
  ])('of %i in %i are the published ones', (events, size, ...published) => {
    const found = [
      waldInterval(events, size)!,
      wilsonInterval(events, size),
      wilsonCorrectedInterval(events, size),
      clopperPearsonInterval(events, size),
    ].flatMap(({ lower, upper }) => [lower, upper])
    expect(found).toEqual(published.map(each => expect.closeTo(each, 4) as number))
  })
  it('lie within 0 to 1, hold the proportion and are mirrored by the others', () =>
    fc.assert(
      fc.property(counts, ({ events, size }) => {
        for (const interval of Object.values(within)) {
          const [here, there] = [interval(events, size), interval(size - events, size)]
          expect(here.lower).toBeGreaterThanOrEqual(0)
          expect(here.lower).toBeLessThanOrEqual(events / size)
          expect(here.upper).toBeGreaterThanOrEqual(events / size)
          expect(here.upper).toBeLessThanOrEqual(1)
          expect(there.lower).toBeCloseTo(1 - here.upper, 12)
        }
        expect(agrestiCoullInterval(events, size).lower).toBeLessThanOrEqual(
          wilsonInterval(events, size).lower + 1e-12,
        )
      }),
    ))
  it('widen with the level', () =>
    fc.assert(
      fc.property(counts, ({ events, size }) => {
        for (const interval of Object.values(within))
          expect(interval(events, size, 0.99).upper).toBeGreaterThanOrEqual(interval(events, size, 0.9).upper)
      }),
    ))
  it('are exact where exactness is claimed: either tail holds 2.5 %', () =>
    fc.assert(
      fc.property(counts, ({ events, size }) => {
        const { lower, upper } = clopperPearsonInterval(events, size)
        if (events > 0) expect(binomialCdf(events - 1, size, lower, true)).toBeCloseTo(0.025, 11)
        if (events < size) expect(binomialCdf(events, size, upper)).toBeCloseTo(0.025, 11)
      }),
    ))
  it('know nothing without observations', () => {
    for (const interval of Object.values(within)) expect(interval(0, 0)).toEqual({ lower: 0, upper: 1 })
    expect(waldInterval(0, 0)).toBe(null)
  })
  it('are relative in their digits for the rarest events', () => {
    const { lower, upper } = wilsonInterval(1, 1e9)
    expect(lower).toBeCloseTo(1 / 1e9 / 5.664, 12) // 1 / n over z-dependent 5.66
    expect(lower * 1e9).toBeCloseTo(0.17653, 4)
    expect(upper * 1e9).toBeCloseTo(5.6649, 3)
  })
  it('refuse counts that are none and levels that are none', () => {
    for (const interval of [...Object.values(within), agrestiCoullInterval, waldInterval]) {
      expect(() => interval(3, 2)).toThrow(RangeError)
      expect(() => interval(1, 2.5)).toThrow(RangeError)
      expect(() => interval(1, 2, 0)).toThrow(RangeError)
      expect(() => interval(Number.NaN, 2)).toThrow(RangeError)
    }
  })
})

describe('the exact binomial test', () => {
  it('adds up all that is not likelier than what was seen', () =>
    fc.assert(
      fc.property(
        counts,
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        ({ events, size }, expected) => {
          const seen = binomialPmf(events, size, expected)
          let sum = 0
          for (let k = 0; k <= size; k++) {
            const each = binomialPmf(k, size, expected)
            if (each <= seen * (1 + 1e-7)) sum += each
          }
          expect(binomialTest(events, size, expected).p).toBeCloseTo(Math.min(1, sum), 10)
        },
      ),
      { numRuns: runs(10, 60) },
    ))
  it("is that of Mendel's peas (Conover 1971: 682 of 925 against 3/4, p 0.3825)", () =>
    expect(binomialTest(682, 925, 0.75).p).toBeCloseTo(0.3825, 4))
  it('is certain at the ends and of nothing', () => {
    expect(binomialTest(0, 0).p).toBe(1)
    expect(binomialTest(0, 5, 0).p).toBe(1)
    expect(binomialTest(1, 5, 0).p).toBe(0)
    expect(binomialTest(5, 10).p).toBe(1)
    expect(() => binomialTest(1, 5, 1.2)).toThrow(RangeError)
  })
})

describe("McNemar's test", () => {
  it('is that of airway hyper-responsiveness (Fagerland, Lydersen & Laake 2013: 0.034, 0.077, 0.070, 0.039)', () => {
    const { plain, corrected, exactP, midP } = mcnemar(1, 7)
    expect([plain?.p, corrected?.p, exactP, midP]).toEqual(
      [0.034, 0.077, 0.07, 0.039].map(p => expect.closeTo(p, 3) as number),
    )
  })
  it('does not depend on which came first', () =>
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), (b, c) => {
        const [here, there] = [mcnemar(b, c), mcnemar(c, b)]
        expect(here.corrected).toEqual(there.corrected)
        for (const p of ['exactP', 'midP'] as const) expect(here[p]).toBeCloseTo(there[p], 12)
        expect(mcnemar(b, c).midP).toBeLessThanOrEqual(mcnemar(b, c).exactP)
      }),
    ))
  it('tells nothing where no pair differs, and is not corrected below 0', () => {
    expect(mcnemar(0, 0)).toEqual({ plain: null, corrected: null, exactP: 1, midP: 1, oddsRatio: null })
    expect(mcnemar(3, 3)).toMatchObject({
      corrected: { statistic: 0, p: 1 },
      exactP: 1,
      midP: expect.closeTo(1 - 20 / 128, 12) as number,
    })
    expect(mcnemar(4, 0).oddsRatio).toBe(Infinity)
    expect(() => mcnemar(-1, 0)).toThrow(RangeError)
  })
})

describe('diagnostic accuracy', () => {
  it('is that of the liver scan (Altman & Bland 1994)', () => {
    const scan = diagnosticAccuracy({
      truePositive: 231,
      falseNegative: 27,
      falsePositive: 32,
      trueNegative: 54,
    })
    expect([
      scan.sensitivity.estimate,
      scan.specificity.estimate,
      scan.positivePredictive.estimate,
      scan.negativePredictive.estimate,
    ]).toEqual([0.9, 0.63, 0.88, 0.67].map(each => expect.closeTo(each, 2) as number))
    expect(scan.positiveLikelihoodRatio.estimate).toBeCloseTo(2.4, 1)
    expect(scan.youden).toBeCloseTo(231 / 258 + 54 / 86 - 1, 12)
  })
  it('says what cannot be told', () => {
    expect(
      diagnosticAccuracy({ truePositive: 0, falseNegative: 0, falsePositive: 2, trueNegative: 8 }),
    ).toMatchObject({
      sensitivity: { estimate: null, lower: 0, upper: 1 },
      youden: null,
      positiveLikelihoodRatio: { estimate: null },
    })
    expect(
      diagnosticAccuracy({ truePositive: 5, falseNegative: 1, falsePositive: 0, trueNegative: 8 })
        .positiveLikelihoodRatio,
    ).toEqual({ estimate: Infinity, lower: null, upper: Infinity })
    expect(() =>
      diagnosticAccuracy({ truePositive: 0.5, falseNegative: 0, falsePositive: 2, trueNegative: 8 }),
    ).toThrow(/truePositive/u)
  })
})

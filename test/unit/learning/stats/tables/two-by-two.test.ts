import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lnChoose } from '../../../../../electron/learning/stats/foundations/gamma-function.ts'
import { normalQuantile } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { fisherExact } from '../../../../../electron/learning/stats/tables/fisher-exact.ts'
import {
  hypergeometric,
  meanOf,
  tailOf,
} from '../../../../../electron/learning/stats/tables/hypergeometric.ts'
import {
  scoreLimitsOfDifference,
  scoreLimitsOfRatio,
} from '../../../../../electron/learning/stats/tables/miettinen-nurminen.ts'
import { oddsRatio } from '../../../../../electron/learning/stats/tables/odds-ratio.ts'
import {
  numberNeededToTreat,
  riskDifference,
} from '../../../../../electron/learning/stats/tables/risk-difference.ts'
import { riskRatio } from '../../../../../electron/learning/stats/tables/risk-ratio.ts'
import type { TwoByTwo } from '../../../../../electron/learning/stats/tables/two-by-two.ts'

type Arm = readonly [events: number, size: number]
const table = ([events1, size1]: Arm, [events2, size2]: Arm): TwoByTwo => ({
  events1,
  size1,
  events2,
  size2,
})
const anyTable = fc
  .record({
    size1: fc.integer({ min: 1, max: 60 }),
    size2: fc.integer({ min: 1, max: 60 }),
    share1: fc.double({ min: 0, max: 1, noNaN: true }),
    share2: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ size1, size2, share1, share2 }) =>
    table([Math.round(share1 * size1), size1], [Math.round(share2 * size2), size2]),
  )

/** The chance of at least (at most) the events seen at an odds ratio, by adding up binomial coefficients. */
function tail({ events1, size1, events2, size2 }: TwoByTwo, lnOddsRatio: number, atLeast: boolean): number {
  const events = events1 + events2
  let [inside, all] = [0, 0]
  for (let u = Math.max(0, events - size2); u <= Math.min(size1, events); u++) {
    const chance = Math.exp(
      lnChoose(size1, u) +
        lnChoose(size2, events - u) -
        lnChoose(size1 + size2, events) +
        (u - events1) * lnOddsRatio,
    )
    all += chance
    if (atLeast ? u >= events1 : u <= events1) inside += chance
  }
  return inside / all
}

describe("Fisher's exact test", () => {
  it('is that of the lady tasting tea (Fisher 1935)', () => {
    const { p, pGreater, oddsRatio: ratio, lower, upper } = fisherExact(table([3, 4], [1, 4]))
    expect(p).toBeCloseTo(34 / 70, 12)
    expect(pGreater).toBeCloseTo(17 / 70, 12)
    expect(ratio).toBeCloseTo(6.4083, 4)
    expect([lower, upper]).toEqual([expect.closeTo(0.2117, 4), expect.closeTo(626.24, 2)])
  })
  it('is that of the convicted twins (Fisher 1962: one-sided 0.000465)', () =>
    expect(fisherExact(table([2, 17], [10, 13])).pLess).toBeCloseTo(0.0004651809, 9))

  it('has limits at which either tail is half of what is left, and an odds ratio whose mean is what was seen', () =>
    fc.assert(
      fc.property(anyTable, fc.constantFrom(0.5, 0.9, 0.95, 0.998), (given, level) => {
        const { lower, upper, oddsRatio: ratio } = fisherExact(given, level)
        if (lower > 0) expect(tail(given, Math.log(lower), true)).toBeCloseTo((1 - level) / 2, 9)
        if (upper < Infinity) expect(tail(given, Math.log(upper), false)).toBeCloseTo((1 - level) / 2, 9)
        if (ratio !== null && ratio > 0 && ratio < Infinity)
          expect(
            meanOf(
              hypergeometric(
                { size1: given.size1, size2: given.size2, events: given.events1 + given.events2 },
                Math.log(ratio),
              ),
            ),
          ).toBeCloseTo(given.events1, 9)
      }),
    ))
  it('turns about when the arms do, and when events become their absence', () =>
    fc.assert(
      fc.property(anyTable, given => {
        const here = fisherExact(given)
        const swapped = fisherExact(table([given.events2, given.size2], [given.events1, given.size1]))
        const opposite = fisherExact(
          table([given.size1 - given.events1, given.size1], [given.size2 - given.events2, given.size2]),
        )
        for (const there of [swapped, opposite]) {
          expect(there.p).toBeCloseTo(here.p, 10)
          expect(there.pLess).toBeCloseTo(here.pGreater, 10)
          expect(1 / there.upper).toBeCloseTo(here.lower, 8)
        }
        expect(here.pLess + here.pGreater).toBeGreaterThanOrEqual(1 - 1e-12)
        expect(here.midP).toBeLessThan(here.p)
      }),
    ))
  it('says what cannot be told where only one table is possible', () => {
    for (const only of [
      table([0, 10], [0, 12]),
      table([10, 10], [12, 12]),
      table([0, 0], [3, 5]),
      table([0, 0], [0, 0]),
    ]) {
      expect(fisherExact(only)).toEqual({
        p: 1,
        pLess: 1,
        pGreater: 1,
        midP: 0.5,
        oddsRatio: null,
        lower: 0,
        upper: Infinity,
      })
    }
  })
  it('keeps its digits in tables of a million and in tails too small for most', () => {
    const million = fisherExact(table([250_000, 500_000], [251_350, 500_000]))
    expect(million.p).toBeCloseTo(0.006975508, 8) // R's fisher.test
    const far = fisherExact(table([250_000, 500_000], [261_350, 500_000]))
    expect(far.p / 4.0142202e-114).toBeCloseTo(1, 6)
    expect(far.lower).toBeLessThan(far.oddsRatio!)
  })
  it('refuses what is no table', () => {
    for (const wrong of [
      table([5, 4], [1, 4]),
      table([-1, 4], [1, 4]),
      table([1.5, 4], [1, 4]),
      table([Number.NaN, 4], [1, 4]),
    ])
      expect(() => fisherExact(wrong)).toThrow(RangeError)
    expect(() => fisherExact(table([1, 4], [1, 4]), 1)).toThrow(RangeError)
  })
  it('stands on a distribution that sums to 1, with the mean of drawing without return', () =>
    fc.assert(
      fc.property(anyTable, ({ size1, size2, events1, events2 }) => {
        const distribution = hypergeometric({ size1, size2, events: events1 + events2 })
        expect(tailOf(distribution, 0)).toBeCloseTo(1, 12)
        expect(meanOf(distribution)).toBeCloseTo((size1 * (events1 + events2)) / (size1 + size2), 9)
      }),
    ))
})

describe('the risk difference', () => {
  // Newcombe 1998, Stat Med 17:873, table II: method 10 and method 5 (Mee's limits differ by N/(N - 1) from
  // Miettinen and Nurminen's).
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339, 0.0528, 0.3382],
    [9, 10, 3, 10, 0.1705, 0.809, 0.17, 0.8406],
    [6, 7, 2, 7, 0.0582, 0.8062, 0.0342, 0.8534],
    [5, 56, 0, 29, -0.0381, 0.1926, -0.0326, 0.1933],
    [0, 10, 0, 20, -0.1611, 0.2775, -0.1658, 0.2844],
    [0, 10, 0, 10, -0.2775, 0.2775, -0.2879, 0.2879],
    [10, 10, 0, 20, 0.6791, 1, 0.7156, 1],
    [10, 10, 0, 10, 0.6075, 1, 0.6636, 1],
  ])(
    '%i/%i against %i/%i has the published limits',
    (x1, n1, x2, n2, lower, upper, scoreLower, scoreUpper) => {
      const result = riskDifference(table([x1, n1], [x2, n2]))
      if (result.kind !== 'fitted') throw new Error('not fitted')
      expect([result.newcombe.lower, result.newcombe.upper]).toEqual([
        expect.closeTo(lower, 4),
        expect.closeTo(upper, 4),
      ])
      expect([result.miettinenNurminen.lower, result.miettinenNurminen.upper]).toEqual([
        expect.closeTo(scoreLower, 4),
        expect.closeTo(scoreUpper, 4),
      ])
    },
  )
  it('has score limits at which the distance is z standard errors of the most likely risks, found by brute force', () =>
    fc.assert(
      fc.property(anyTable, given => {
        const { lower, upper } = scoreLimitsOfDifference(given)!
        for (const limit of [lower, upper])
          if (Math.abs(limit) < 1 - 1e-9)
            expect(Math.abs(bruteScore(given, limit))).toBeCloseTo(normalQuantile(0.975), 4)
      }),
    ))
  it('changes its sign with the arms and stays within what is possible', () =>
    fc.assert(
      fc.property(anyTable, given => {
        const [here, there] = [
          riskDifference(given),
          riskDifference(table([given.events2, given.size2], [given.events1, given.size1])),
        ]
        if (here.kind !== 'fitted' || there.kind !== 'fitted') throw new Error('not fitted')
        for (const kind of ['newcombe', 'wald', 'miettinenNurminen'] as const)
          expect(here[kind].lower).toBeCloseTo(-there[kind].upper, 9)
        for (const kind of ['newcombe', 'miettinenNurminen'] as const) {
          expect(here[kind].lower).toBeGreaterThanOrEqual(-1)
          expect(here[kind].upper).toBeLessThanOrEqual(1)
          expect(here[kind].lower).toBeLessThanOrEqual(here.estimate)
          expect(here[kind].upper).toBeGreaterThanOrEqual(here.estimate)
        }
      }),
    ))
  it('is not estimable without people in an arm', () => {
    expect(riskDifference(table([0, 0], [1, 4]))).toEqual({ kind: 'not-estimable', reason: 'empty-arm' })
    expect(scoreLimitsOfRatio(table([1, 4], [0, 0]))).toBe(null)
  })
})

/** The standardised distance with the restricted risks found by ternary search of the likelihood. */
function bruteScore({ events1, size1, events2, size2 }: TwoByTwo, difference: number): number {
  const ln = (count: number, risk: number) => (count === 0 ? 0 : count * Math.log(risk))
  const likelihood = (risk2: number) =>
    ln(events1, risk2 + difference) +
    ln(size1 - events1, 1 - risk2 - difference) +
    ln(events2, risk2) +
    ln(size2 - events2, 1 - risk2)
  let [low, high] = [Math.max(0, -difference), Math.min(1, 1 - difference)]
  for (let turn = 0; turn < 200; turn++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3]
    if (likelihood(a) < likelihood(b)) low = a
    else high = b
  }
  const [risk1, risk2] = [low + difference, low]
  const people = size1 + size2
  return (
    (events1 / size1 - events2 / size2 - difference) /
    Math.sqrt(((risk1 * (1 - risk1)) / size1 + (risk2 * (1 - risk2)) / size2) * (people / (people - 1)))
  )
}

describe('the number needed to treat', () => {
  it('runs through infinity where no difference is possible (Altman 1998: benefit 1/0.2, from -0.12 to 0.52)', () => {
    expect(numberNeededToTreat(0.2, { lower: -0.12, upper: 0.52 })).toEqual({
      estimate: 5,
      limits: [expect.closeTo(-8.33, 2), expect.closeTo(1.92, 2)],
      throughInfinity: true,
    })
  })
  it('is infinite for no difference, and refuses what is not a number', () => {
    expect(numberNeededToTreat(0, { lower: 0, upper: 0.5 })).toEqual({
      estimate: Infinity,
      limits: [Infinity, 2],
      throughInfinity: false,
    })
    expect(() => numberNeededToTreat(Number.NaN, { lower: 0, upper: 0 })).toThrow(RangeError)
  })
})

describe('risk and odds ratios', () => {
  it("have the limits of aspirin against placebo (Physicians' Health Study: 104/11,037 against 189/11,034)", () => {
    const { katz } = riskRatio(table([104, 11_037], [189, 11_034]))
    expect([katz.estimate, katz.lower, katz.upper]).toEqual([
      expect.closeTo(0.55, 2),
      expect.closeTo(0.43, 2),
      expect.closeTo(0.7, 2),
    ])
    const { woolf } = oddsRatio(table([189, 11_034], [104, 11_037]))
    expect([woolf.estimate, woolf.lower, woolf.upper]).toEqual([
      expect.closeTo(1.83, 2),
      expect.closeTo(1.44, 2),
      expect.closeTo(2.33, 2),
    ])
  })
  it('say which limit a zero cell leaves', () => {
    expect(riskRatio(table([0, 20], [5, 22])).katz).toEqual({ estimate: 0, lower: 0, upper: null })
    expect(riskRatio(table([5, 20], [0, 22])).katz).toEqual({
      estimate: Infinity,
      lower: null,
      upper: Infinity,
    })
    expect(riskRatio(table([0, 20], [0, 22])).katz).toEqual({ estimate: null, lower: null, upper: null })
    expect(oddsRatio(table([3, 3], [0, 4])).woolf).toEqual({
      estimate: Infinity,
      lower: null,
      upper: Infinity,
    })
    expect(oddsRatio(table([3, 3], [4, 4])).woolf).toEqual({ estimate: null, lower: null, upper: null })
    expect(oddsRatio(table([3, 3], [0, 4])).haldane.estimate).toBeCloseTo((3.5 * 4.5) / (0.5 * 0.5), 12)
    expect(riskRatio(table([0, 0], [1, 4]))).toEqual({
      katz: { estimate: null, lower: null, upper: null },
      miettinenNurminen: null,
    })
  })
  it('invert with the arms', () =>
    fc.assert(
      fc.property(anyTable, given => {
        const swapped = table([given.events2, given.size2], [given.events1, given.size1])
        const [here, there] = [scoreLimitsOfRatio(given)!, scoreLimitsOfRatio(swapped)!]
        expect(here.lower).toBeCloseTo(1 / there.upper, 8)
        if (here.upper < Infinity) expect(here.upper * there.lower).toBeCloseTo(1, 8)
      }),
    ))
  it('have score limits at which the distance is z standard errors', () =>
    fc.assert(
      fc.property(anyTable, given => {
        const { events1, size1, events2, size2 } = given
        const { lower, upper } = scoreLimitsOfRatio(given)!
        const people = size1 + size2
        for (const ratio of [lower, upper]) {
          if (ratio === 0 || ratio === Infinity) continue
          // The most likely risk 2 solves events / r = sum of lost chances.
          let [low, high] = [0, Math.min(1, 1 / ratio)]
          const slope = (r: number) =>
            (events1 + events2) / r -
            ((size1 - events1) * ratio) / (1 - ratio * r) -
            (size2 - events2) / (1 - r)
          for (let turn = 0; turn < 200; turn++) {
            const middle = (low + high) / 2
            if (slope(middle) > 0) low = middle
            else high = middle
          }
          const risk2 = (low + high) / 2
          const variance =
            (((ratio * risk2 * (1 - ratio * risk2)) / size1 + (ratio * ratio * risk2 * (1 - risk2)) / size2) *
              people) /
            (people - 1)
          const distance = Math.abs(events1 / size1 - (ratio * events2) / size2)
          if (variance > 1e-12) expect(distance / Math.sqrt(variance)).toBeCloseTo(normalQuantile(0.975), 5)
        }
      }),
    ))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialCdf } from '../../../../../electron/learning/stats/foundations/binomial.ts'
import { poissonCdf } from '../../../../../electron/learning/stats/foundations/poisson.ts'
import {
  binomialFunnelLimits,
  binomialFunnelSteps,
  normalFunnelLimits,
  poissonFunnelLimits,
} from '../../../../../electron/learning/stats/monitoring/funnel-limits.ts'
import {
  proportionFunnel,
  ratioFunnel,
} from '../../../../../electron/learning/stats/monitoring/funnel-overdispersion.ts'
import { observedExpected } from '../../../../../electron/learning/stats/monitoring/observed-expected.ts'
import {
  directlyStandardisedRate,
  expectedEvents,
} from '../../../../../electron/learning/stats/monitoring/standardised-rate.ts'

const of = (...values: number[]) => Float64Array.from(values)
function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(`not fitted: ${JSON.stringify(result)}`)
  return result as Extract<Result, { kind: 'fitted' }>
}

describe('observed over expected', () => {
  it('has the limits of ten events where ten were expected (Garwood: 0.48 to 1.84)', () => {
    const result = fitted(observedExpected(10, 10))
    expect(result.ratio).toBe(1)
    expect([result.exact.lower, result.exact.upper]).toEqual([
      expect.closeTo(0.48, 3),
      expect.closeTo(1.839, 3),
    ])
    expect(result.p).toBe(1)
  })
  it('rejects 1 exactly where the exact interval leaves it out', () =>
    fc.assert(
      fc.property(fc.nat(80), fc.double({ min: 0.1, max: 90, noNaN: true }), (observed, expected) => {
        const { exact, p } = fitted(observedExpected(observed, expected))
        if (Math.abs(p - 0.05) > 1e-9) expect(p < 0.05).toBe(exact.lower > 1 || exact.upper < 1)
      }),
    ))
  it('is not estimable where nothing was expected', () => {
    expect(observedExpected(0, 0)).toEqual({ kind: 'not-estimable', reason: 'ungraded' })
    expect(fitted(observedExpected(0, 2)).exact.lower).toBe(0)
    expect(() => observedExpected(1.5, 2)).toThrow(RangeError)
    expect(() => observedExpected(1, Number.NaN)).toThrow(RangeError)
  })
})

describe('funnel limits', () => {
  it('lie between the two counts of which one is in and the next out', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.constantFrom(0.95, 0.998),
        (size, target, level) => {
          const { lower, upper } = binomialFunnelLimits(size, target, level)!
          const steps = binomialFunnelSteps(size, target, level)!
          expect(lower).toBeLessThanOrEqual(steps.lower + 1e-12)
          expect(lower).toBeGreaterThanOrEqual(Math.max(0, steps.lower - 1 / size) - 1e-12)
          expect(upper).toBeLessThanOrEqual(steps.upper + 1e-12)
          expect(upper).toBeGreaterThanOrEqual(steps.upper - 1 / size - 1e-12)
          // The count below the step does not reach the tail, the step does.
          expect(binomialCdf(Math.round(steps.upper * size) - 1, size, target)).toBeLessThan(
            (1 + level) / 2 + 1e-12,
          )
          expect(binomialCdf(Math.round(steps.upper * size), size, target)).toBeGreaterThan(
            (1 + level) / 2 - 1e-12,
          )
        },
      ),
    ))
  it('come near the normal ones for many people', () => {
    const [exact, normal] = [
      binomialFunnelLimits(200_000, 0.3, 0.95)!,
      normalFunnelLimits(200_000, 0.3, 0.95)!,
    ]
    expect(exact.lower).toBeCloseTo(normal.lower, 5)
    expect(exact.upper).toBeCloseTo(normal.upper, 5)
  })
  it('of a ratio hold the target and narrow with the expectation', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 500, noNaN: true }), expected => {
        const [here, more] = [poissonFunnelLimits(expected, 0.95)!, poissonFunnelLimits(expected * 4, 0.95)!]
        expect(here.lower).toBeLessThan(1)
        expect(here.upper).toBeGreaterThan(1)
        expect(more.upper).toBeLessThan(here.upper)
        const count = Math.floor(here.upper * expected)
        expect(poissonCdf(count + 1, expected)).toBeGreaterThan(0.975)
      }),
    ))
  it('say nothing of nobody, and nothing else of a target that is certain', () => {
    expect(binomialFunnelLimits(0, 0.2, 0.95)).toBe(null)
    expect(binomialFunnelSteps(0, 0.2, 0.95)).toBe(null)
    expect(normalFunnelLimits(0, 0.2, 0.95)).toBe(null)
    expect(poissonFunnelLimits(0, 0.95)).toBe(null)
    expect(binomialFunnelLimits(20, 0, 0.95)).toEqual({ lower: 0, upper: 0 })
    expect(binomialFunnelLimits(20, 1, 0.95)).toEqual({ lower: 1, upper: 1 })
    expect(() => binomialFunnelLimits(20, 1.1, 0.95)).toThrow(/target/u)
    expect(() => poissonFunnelLimits(-1, 0.95)).toThrow(RangeError)
  })
})

describe('over-dispersion of a funnel', () => {
  it('is by hand: two units at 1 and -1 errors from the target, none of it beyond chance', () => {
    const { target, phi, phiPlain, tau2, z } = fitted(proportionFunnel([40, 60], [100, 100], 0))
    expect(target).toBe(0.5)
    expect([...z]).toEqual([expect.closeTo(-2, 12), expect.closeTo(2, 12)])
    expect(phi).toBeCloseTo(4, 12)
    expect(phiPlain).toBeCloseTo(4, 12)
    // (2 * 4 - 1) / (800 - 320000 / 800), weights 1 / 0.05^2 = 400 each.
    expect(tau2).toBeCloseTo(7 / 400, 12)
  })
  it('widens no limit where units differ by chance only', () => {
    const funnel = fitted(proportionFunnel([50, 51, 49, 50], [100, 100, 100, 100]))
    expect(funnel.tau2).toBe(0)
    expect([...funnel.multiplicativeZ]).toEqual([...funnel.z])
    expect(funnel.additiveLimits(0, 0.95)).toEqual(funnel.multiplicativeLimits(0, 0.95))
    expect(funnel.additiveLimits(0, 0.95).upper).toBeCloseTo(0.5 + 1.959964 * 0.05, 6)
  })
  it('pulls outliers in before it measures, so that one cannot hide itself', () => {
    const events = [...Array.from({ length: 19 }, (_, k) => 48 + (k % 5)), 90]
    const funnel = fitted(
      proportionFunnel(
        events,
        events.map(() => 100),
      ),
    )
    expect(funnel.phi).toBeLessThan(funnel.phiPlain / 2)
    expect(Math.max(...funnel.winsorisedZ)).toBeLessThan(Math.max(...funnel.z))
  })
  it('of ratios is on the square-root scale', () => {
    const funnel = fitted(ratioFunnel([16, 4], [9, 9], 0))
    expect([...funnel.z]).toEqual([expect.closeTo((4 / 3 - 1) * 6, 12), expect.closeTo((2 / 3 - 1) * 6, 12)])
    const plain = fitted(ratioFunnel([9, 9], [9, 9]))
    expect(plain.tau2).toBe(0)
    expect(fitted(ratioFunnel([0], [0.5])).additiveLimits(0, 0.95).lower).toBe(0)
    expect(plain.additiveLimits(0, 0.95).upper).toBeCloseTo((1 + 1.959964 / 6) ** 2, 6)
  })
  it('says what cannot be told', () => {
    expect(proportionFunnel([], [])).toEqual({ kind: 'not-estimable', reason: 'nobody' })
    expect(proportionFunnel([0, 0], [5, 9])).toEqual({ kind: 'not-estimable', reason: 'no-variation' })
    expect(fitted(proportionFunnel([3], [9])).tau2).toBe(0)
    expect(ratioFunnel([], [])).toEqual({ kind: 'not-estimable', reason: 'nobody' })
    expect(() => proportionFunnel([0], [0])).toThrow(/row 1/u)
    expect(() => proportionFunnel([5], [4])).toThrow(/row 1/u)
    expect(() => ratioFunnel([5], [0])).toThrow(/row 1/u)
    expect(() => ratioFunnel([5], [1], 0.5)).toThrow(/share/u)
    expect(() => fitted(ratioFunnel([5], [1])).additiveLimits(0, 1)).toThrow(/level/u)
  })
})

describe('standardised rates', () => {
  it("have the gamma limits of Down's syndrome by birth order (Fay & Feuer 1997: 92.3 per 100,000, from 80.4)", () => {
    // Michigan 1950-64; standard: all births of the period by birth order.
    const standard = of(63_986.6, 186_263.6, 157_302.2, 97_647, 47_572.6, 12_262.6)
    const { rate, fayFeuer } = fitted(
      directlyStandardisedRate(
        standard,
        [107, 141, 60, 40, 39, 25],
        of(230_061, 329_449, 114_920, 39_487, 14_208, 3_052),
      ),
    )
    expect(rate * 1e5).toBeCloseTo(92.3, 1)
    expect(fayFeuer.lower * 1e5).toBeCloseTo(80.4, 1)
  })
  it('are the crude rate, with exact limits, where all strata are alike or there is one', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }), (events, scale) => {
        const one = fitted(directlyStandardisedRate(of(5_000), [events], of(1_000)))
        const exact = fitted(observedExpected(events, 1_000))
        expect(one.rate).toBeCloseTo(events / 1_000, 12)
        expect(one.fayFeuer.lower).toBeCloseTo(exact.exact.lower, 10)
        expect(one.fayFeuer.upper).toBeCloseTo(exact.exact.upper, 10)
        expect(one.dobson.lower).toBeCloseTo(exact.byar.lower, 10)
        // The standard's size is of no account.
        const many = fitted(directlyStandardisedRate(of(1, 2, 3), [events, 2, 5], of(400, 600, 900)))
        expect(
          fitted(directlyStandardisedRate(of(scale, 2 * scale, 3 * scale), [events, 2, 5], of(400, 600, 900)))
            .fayFeuer.upper,
        ).toBeCloseTo(many.fayFeuer.upper, 12)
      }),
    ))
  it('leave out strata that nobody of the standard is in, and need people in the others', () => {
    const full = fitted(directlyStandardisedRate(of(1, 3), [4, 9], of(100, 200)))
    expect(fitted(directlyStandardisedRate(of(1, 0, 3), [4, 7, 9], of(100, 0, 200))).rate).toBeCloseTo(
      full.rate,
      12,
    )
    expect(directlyStandardisedRate(of(1, 3), [4, 0], of(100, 0))).toEqual({
      kind: 'not-estimable',
      reason: 'empty-stratum',
    })
  })
  it('know their upper limit even without any event', () => {
    const none = fitted(directlyStandardisedRate(of(1, 1), [0, 0], of(100, 100)))
    expect(none).toMatchObject({ rate: 0, variance: 0, dobson: { lower: null, upper: null } })
    expect(none.fayFeuer.lower).toBe(0)
    expect(none.fayFeuer.upper).toBeCloseTo((0.5 / 100) * -Math.log(0.025), 10)
  })
  it('expect what a reference foretells, and refuse what is no table', () => {
    expect(expectedEvents(of(0.1, 0.02), of(50, 200))).toBeCloseTo(9, 12)
    expect(() => expectedEvents(of(0.1), of(50, 2))).toThrow(RangeError)
    expect(() => directlyStandardisedRate(of(0), [1], of(1))).toThrow(/nobody/u)
    expect(() => directlyStandardisedRate(of(1), [Number.NaN], of(1))).toThrow(/events, row 1/u)
  })
})

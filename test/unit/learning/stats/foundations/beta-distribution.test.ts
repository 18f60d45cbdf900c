import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaCdf,
  betaPdf,
  betaQuantile,
  lnBetaCdf,
} from '../../../../../electron/learning/stats/foundations/beta-distribution.ts'
import { close } from './close.ts'

const shapes = fc.double({ min: -3, max: 6, noNaN: true }).map(power => 10 ** power)

describe('the beta distribution', () => {
  it('is a power with one shape 1, a polynomial with small whole shapes, the arc sine law with halves', () => {
    for (const x of [1e-9, 0.01, 0.3, 0.7, 0.999]) {
      for (const shape of [1e-3, 0.5, 2, 80, 1e4]) {
        close(lnBetaCdf(x, shape, 1), shape * Math.log(x), 1e-13)
        close(lnBetaCdf(x, 1, shape, true), shape * Math.log1p(-x), 1e-13)
      }
      close(betaCdf(x, 2, 3), x * x * (6 - 8 * x + 3 * x * x), 1e-13)
      close(betaCdf(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-13)
    }
  })
  // mpmath, 60 digits.
  it.each([
    [0.001, 0.5, 200, 0.47275589297476467],
    [0.05, 20, 30, 6.567380069473384e-14],
  ])('agrees with mpmath at %s with shapes %s, %s', (x, a, b, p) => close(betaCdf(x, a, b), p, 2e-14))
  it('is the mirror of itself with the shapes exchanged', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4095 }), shapes, shapes, (part, a, b) => {
        const x = part / 4096 // 1 - x is exact
        close(lnBetaCdf(x, a, b), lnBetaCdf(1 - x, b, a, true), 1e-12)
        close(betaCdf(x, a, b) + betaCdf(x, a, b, true), 1, 1e-15)
      }),
    ))
  it('obeys the recurrence I(a, b) = x I(a - 1, b) + (1 - x) I(a, b - 1)', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 63 }),
        fc.double({ min: 1.01, max: 500, noNaN: true }),
        fc.double({ min: 1.01, max: 500, noNaN: true }),
        (part, a, b) => {
          const x = part / 64
          expect(
            Math.abs(betaCdf(x, a, b) - x * betaCdf(x, a - 1, b) - (1 - x) * betaCdf(x, a, b - 1)),
          ).toBeLessThan(1e-13)
        },
      ),
    ))
  it('rises, and agrees with its logarithm', () =>
    fc.assert(
      fc.property(
        shapes,
        shapes,
        fc.double({ min: -7, max: 7, noNaN: true }),
        fc.boolean(),
        (a, b, z, upper) => {
          const x = 1 / (1 + (b / a) * Math.exp(-z * Math.sqrt(1 / a + 1 / b)))
          expect(betaCdf(x + (1 - x) * 1e-4, a, b)).toBeGreaterThanOrEqual(betaCdf(x, a, b) * (1 - 1e-13))
          close(Math.exp(lnBetaCdf(x, a, b, upper)), betaCdf(x, a, b, upper), 1e-12)
        },
      ),
    ))
  it('changes from one way of computing to the next without a step', () => {
    for (const upper of [false, true]) {
      for (const x of [0.2, 0.45, 0.5, 0.55, 0.9])
        close(lnBetaCdf(x, 60, 90, upper), lnBetaCdf(x, 60 * (1 + 1e-13), 90, upper), 1e-10)
      for (const [a, b] of [
        [0.3, 4],
        [5, 7],
        [200, 90],
        [3, 1000],
      ] as const)
        for (const x of [0.7, 1 / b, 1 - 1 / a, a / (a + b)])
          if (x > 0)
            close(lnBetaCdf(x * (1 - 1e-14), a, b, upper), lnBetaCdf(x * (1 + 1e-14), a, b, upper), 1e-9)
    }
  })
  it('gives back the probability at its quantile, in both tails', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -600, max: -1e-3, noNaN: true }),
        shapes,
        shapes,
        fc.boolean(),
        (ln, a, b, upper) => {
          const p = Math.exp(ln)
          const x = betaQuantile(p, a, b, upper)
          // Rounding x changes p by this share; where the quantile cannot be held nothing is to be compared.
          const sharpness = (betaPdf(x, a, b) * x * 2e-16) / p
          if (x > 1e-290 && x < 1 - 1e-12 && sharpness < 1e-8)
            close(betaCdf(x, a, b, upper), p, 1e-11 + 4 * sharpness)
          else expect(x >= 0 && x <= 1).toBe(true)
        },
      ),
    ))
  it('has the quantiles of powers', () => {
    for (const p of [1e-200, 0.03, 0.5, 0.99]) {
      close(betaQuantile(p, 4, 1), p ** 0.25, 1e-13)
      close(betaQuantile(p, 1, 4, true), 1 - p ** 0.25, 1e-13)
    }
  })
  it('has the slope of its density', () => {
    for (const [x, a, b] of [
      [0.2, 2, 5],
      [0.9, 0.5, 0.5],
      [0.01, 1, 1],
      [0.5, 300, 310],
    ] as const)
      close((betaCdf(x + 1e-6, a, b) - betaCdf(x - 1e-6, a, b)) / 2e-6, betaPdf(x, a, b), 1e-6)
  })
  it('is bounded by 0 and 1', () => {
    expect([
      betaCdf(-1, 2, 3),
      betaCdf(0, 2, 3),
      betaCdf(1, 2, 3),
      betaCdf(2, 2, 3, true),
      lnBetaCdf(0, 2, 3),
      lnBetaCdf(1, 2, 3, true),
      betaQuantile(0, 2, 3),
      betaQuantile(1, 2, 3),
      betaQuantile(0, 2, 3, true),
      betaQuantile(1, 2, 3, true),
    ]).toEqual([0, 0, 1, 0, -Infinity, -Infinity, 0, 1, 1, 0])
    expect([
      betaPdf(-0.1, 2, 2),
      betaPdf(0, 0.5, 2),
      betaPdf(0, 1, 3),
      betaPdf(0, 2, 2),
      betaPdf(1, 3, 1),
      betaPdf(1, 2, 0.5),
    ]).toEqual([0, Infinity, 3, 0, 3, Infinity])
  })
  it('refuses what is no number, probability or shape', () => {
    for (const of of [betaCdf, lnBetaCdf, betaPdf, betaQuantile]) {
      for (const shape of [0, -1, NaN, Infinity]) {
        expect(() => of(0.5, shape, 1)).toThrow(RangeError)
        expect(() => of(0.5, 1, shape)).toThrow(RangeError)
      }
      expect(() => of(NaN, 1, 1)).toThrow(RangeError)
    }
    expect(() => betaQuantile(1.1, 1, 1)).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  gammaCdf,
  gammaPdf,
  gammaQuantile,
  lnGammaCdf,
} from '../../../../../electron/learning/stats/foundations/gamma-distribution.ts'
import { normalCdf } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { close } from './close.ts'

const shapes = fc.double({ min: -3, max: 7, noNaN: true }).map(power => 10 ** power)

describe('the gamma distribution', () => {
  // mpmath, 60 digits.
  it.each([
    [1e-5, 0.01, false, 0.8963367982671973],
    [1e-5, 0.01, true, 0.1036632017328028],
    [900, 1000, false, 0.0005499022657117829],
    [60, 10, true, 2.85150775555202e-16],
    [1_005_000, 1_000_000, true, 2.987490140114635e-7],
  ])('agrees with mpmath at x %s, shape %s', (x, shape, upper, p) =>
    close(gammaCdf(x, shape, upper), p, 2e-14),
  )
  it('is exponential with shape 1 and the square of a normal number with shape 1/2', () => {
    for (const x of [1e-12, 0.3, 1.4, 1.6, 20, 700]) {
      close(gammaCdf(x, 1), -Math.expm1(-x), 1e-13)
      close(lnGammaCdf(x, 1, true), -x, 1e-14)
      close(gammaCdf((x * x) / 2, 0.5, true), 2 * normalCdf(x, true), 1e-13)
    }
  })
  it('loses the term x^a exp(-x) / G(a + 1) from shape a to a + 1', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 300, noNaN: true }),
        fc.double({ min: 0.1, max: 300, noNaN: true }),
        (x, shape) => {
          expect(Math.abs(gammaCdf(x, shape) - gammaCdf(x, shape + 1) - gammaPdf(x, shape + 1))).toBeLessThan(
            1e-14,
          )
        },
      ),
    ))
  it('adds up to one, rises, and agrees with its logarithm', () =>
    fc.assert(
      fc.property(shapes, fc.double({ min: -8, max: 8, noNaN: true }), fc.boolean(), (shape, z, upper) => {
        const x = shape * Math.exp(z / Math.sqrt(shape))
        close(gammaCdf(x, shape) + gammaCdf(x, shape, true), 1, 1e-15)
        expect(gammaCdf(x * 1.001, shape)).toBeGreaterThanOrEqual(gammaCdf(x, shape) * (1 - 1e-13))
        close(Math.exp(lnGammaCdf(x, shape, upper)), gammaCdf(x, shape, upper), 1e-12)
      }),
    ))
  it('changes from one way of computing to the next without a step', () => {
    for (const upper of [false, true]) {
      for (const x of [60, 99.9, 130])
        close(lnGammaCdf(x, 100, upper), lnGammaCdf(x, 100 + 1e-11, upper), 2e-11)
      for (const shape of [0.3, 3, 400])
        for (const x of [1.5, shape, 0.5 * shape, 1.5 * shape])
          close(lnGammaCdf(x * (1 - 1e-14), shape, upper), lnGammaCdf(x * (1 + 1e-14), shape, upper), 1e-11)
      for (const x of [0.2, 1]) close(lnGammaCdf(x, 1 - 1e-13, upper), lnGammaCdf(x, 1, upper), 1e-12)
    }
  })
  it('gives back the probability at its quantile, in both tails', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -600, max: -1e-3, noNaN: true }),
        shapes,
        fc.boolean(),
        (ln, shape, upper) => {
          const p = Math.exp(ln)
          const x = gammaQuantile(p, shape, upper)
          if (x > 1e-290) close(gammaCdf(x, shape, upper), p, 1e-9) // what rounding x itself does to p
          else expect(gammaCdf(1e-290, shape, upper) > p).toBe(!upper)
        },
      ),
    ))
  it('has closed quantiles with shape 1', () => {
    for (const p of [1e-200, 0.1, 0.5, 0.9]) {
      close(gammaQuantile(p, 1, true), -Math.log(p), 1e-14)
      close(gammaQuantile(p, 1), -Math.log1p(-p))
    }
  })
  it('keeps logarithms where the probability is too small', () => {
    close(lnGammaCdf(1e5, 1, true), -1e5)
    close(lnGammaCdf(1e-200, 3), -600 * Math.LN10 - Math.log(6), 1e-14)
  })
  it('is bounded by 0 and infinity', () => {
    expect([
      gammaCdf(-1, 2),
      gammaCdf(0, 2),
      gammaCdf(0, 2, true),
      gammaCdf(Infinity, 2),
      gammaCdf(Infinity, 2, true),
      lnGammaCdf(0, 2),
      gammaQuantile(0, 2),
      gammaQuantile(1, 2),
      gammaQuantile(0, 2, true),
      gammaQuantile(1, 2, true),
    ]).toEqual([0, 0, 1, 1, 0, -Infinity, 0, Infinity, Infinity, 0])
    expect([
      gammaPdf(-1, 2),
      gammaPdf(0, 0.5),
      gammaPdf(0, 1),
      gammaPdf(0, 2),
      gammaPdf(Infinity, 2),
    ]).toEqual([0, Infinity, 1, 0, 0])
  })
  it('refuses what is no number, probability or shape', () => {
    for (const shape of [0, -1, NaN, Infinity])
      for (const of of [gammaCdf, lnGammaCdf, gammaPdf, gammaQuantile])
        expect(() => of(0.5, shape)).toThrow(RangeError)
    for (const of of [gammaCdf, lnGammaCdf, gammaPdf, gammaQuantile])
      expect(() => of(NaN, 1)).toThrow(RangeError)
    expect(() => gammaQuantile(1.1, 1)).toThrow(RangeError)
  })
})

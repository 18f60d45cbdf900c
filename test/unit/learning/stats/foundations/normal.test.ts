import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lnNormalCdf,
  normalCdf,
  normalPdf,
  normalQuantile,
} from '../../../../../electron/learning/stats/foundations/normal.ts'
import { close } from './close.ts'

describe('the normal distribution', () => {
  // mpmath, 60 digits.
  it.each([
    [0.1, 0.460172162722971],
    [0.4999999, 0.30853757393252046],
    [0.5, 0.3085375387259869],
    [3, 0.0013498980316300946],
    [10, 7.619853024160525e-24],
    [37.5, 4.605353009581955e-308],
  ])('has all digits above %s', (x, p) => {
    close(normalCdf(x, true), p, 5e-15)
    close(normalCdf(-x), p, 5e-15)
  })
  it('has logarithms where the probability itself is too small or too near 1', () => {
    close(lnNormalCdf(100, true), -5005.524208694205, 1e-15)
    close(lnNormalCdf(-1000), -500007.82669481216, 1e-15)
    close(lnNormalCdf(10), -7.619853024160525e-24, 1e-14)
    close(lnNormalCdf(-1e9), -5e17, 1e-15)
  })
  it.each([
    [0.975, 1.9599639845400543],
    [0.3, -0.5244005127080408],
    [1e-20, -9.262340089798407],
    [1e-300, -37.0470962993612],
    [0.5 + 2 ** -30, 2 ** -30 * Math.sqrt(2 * Math.PI)],
  ])('has the quantile of %s', (p, x) => close(normalQuantile(p), x, 2e-15))
  it('adds up to one, rises and is symmetric', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (x, more) => {
          close(normalCdf(x) + normalCdf(x, true), 1, 1e-15)
          expect(normalCdf(-x)).toBe(normalCdf(x, true))
          expect(normalCdf(x + more)).toBeGreaterThanOrEqual(normalCdf(x) * (1 - 1e-15))
          close(lnNormalCdf(x), Math.log(normalCdf(x)), 1e-12 + (x > 0 ? 1 : 0))
        },
      ),
    ))
  it('gives back the probability at its quantile', () =>
    fc.assert(
      fc.property(fc.double({ min: -650, max: -1e-3, noNaN: true }), fc.boolean(), (ln, upper) => {
        const p = Math.exp(ln)
        close(normalCdf(normalQuantile(p, upper), upper), p, 1e-12)
        close(normalQuantile(p, upper), -normalQuantile(p, !upper), 1e-15)
      }),
    ))
  it('has the slope of its density', () => {
    for (const x of [-5, -1, 0, 0.49, 0.51, 3])
      close((normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5, normalPdf(x), 1e-6)
  })
  it('ends at infinity', () => {
    expect([
      normalCdf(Infinity),
      normalCdf(-Infinity),
      normalCdf(Infinity, true),
      normalPdf(Infinity),
      lnNormalCdf(-Infinity),
      normalQuantile(0),
      normalQuantile(1),
      normalQuantile(0, true),
      normalQuantile(0.5),
    ]).toEqual([1, 0, 0, 0, -Infinity, -Infinity, Infinity, Infinity, 0])
  })
  it('refuses what is no number or probability', () => {
    for (const of of [normalCdf, lnNormalCdf, normalPdf]) expect(() => of(NaN)).toThrow(RangeError)
    for (const p of [-0.1, 1.2, NaN]) expect(() => normalQuantile(p)).toThrow(RangeError)
  })
})

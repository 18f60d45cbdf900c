import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  digamma,
  lnBeta,
  lnChoose,
  lnGamma,
  lnGammaRise,
  trigamma,
} from '../../../../../electron/learning/stats/foundations/gamma-function.ts'
import { close } from './close.ts'

const above = fc.double({ min: 1e-6, max: 1e6, noNaN: true })

describe('ln gamma', () => {
  // mpmath, 60 digits.
  it.each([
    [1e-8, 18.42068073818021],
    [1 + 1e-7, -5.772155829918507e-8],
    [2 - 1e-9, -4.227843697573328e-10],
    [2.5, 0.2846828704729192],
    [7.25, 7.0521854507385395],
    [123.456, 469.60554712992945],
    [1e10, 220258509288.81058],
  ])('has all digits at %s', (x, value) => close(lnGamma(x), value, 1e-15))
  it('is the logarithm of factorials', () => {
    for (let n = 1, factorial = 1; n < 20; n++) {
      close(lnGamma(n + 1), Math.log((factorial *= n)), 1e-15)
    }
  })
  it('rises by ln x from x to x + 1', () =>
    fc.assert(
      fc.property(above, x =>
        close(lnGamma(x + 1), lnGamma(x) + Math.log(x), 1e-12 + 1e-14 / Math.abs(lnGamma(x + 1) || 1)),
      ),
    ))
  it('is infinite at infinity and refuses what is not above 0', () => {
    expect(lnGamma(Infinity)).toBe(Infinity)
    for (const x of [0, -1, -0.5, NaN]) expect(() => lnGamma(x)).toThrow(RangeError)
  })
  it('rises without losing digits by the smallest steps', () => {
    for (const x of [0.2, 3, 20, 1e6])
      close(lnGammaRise(x, 1e-9), 1e-9 * digamma(x) + 0.5e-18 * trigamma(x), 1e-12)
    close(lnGammaRise(3, 2), Math.log(12))
    close(lnGammaRise(1e8, 1), Math.log(1e8))
  })
})

describe('ln beta and ln choose', () => {
  it.each([
    [1e-5, 1e8, 11.512735486088436],
    [0.3, 0.4, 1.6316085659881927],
    [1e6, 2e6, -1909548.290968533],
  ])('agree with mpmath at %s, %s', (a, b, value) => {
    close(lnBeta(a, b), value, 1e-14)
    close(lnBeta(b, a), value, 1e-14)
  })
  it('count ways', () => {
    expect(lnChoose(5, 0)).toBe(0)
    expect(lnChoose(0, 0)).toBe(0)
    close(lnChoose(52, 5), Math.log(2_598_960), 1e-15)
    close(lnChoose(100, 50), 66.78384165201743, 1e-15)
    close(lnChoose(1e6, 3e5), 610857.2556846419, 1e-14)
    expect(lnChoose(3, 4)).toBe(-Infinity)
    expect(lnChoose(3, -1)).toBe(-Infinity)
  })
  it("obey Pascal's rule", () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.integer({ min: 1, max: 400 }), (n, k) => {
        fc.pre(k < n)
        close(
          Math.exp(lnChoose(n - 1, k - 1) - lnChoose(n, k)) + Math.exp(lnChoose(n - 1, k) - lnChoose(n, k)),
          1,
          1e-12,
        )
      }),
    ))
  it('refuse what is no shape and no count', () => {
    for (const [a, b] of [
      [0, 1],
      [1, 0],
      [-1, 2],
      [NaN, 1],
    ] as const)
      expect(() => lnBeta(a, b)).toThrow(RangeError)
    for (const [n, k] of [
      [2.5, 1],
      [-1, 0],
      [3, 0.5],
      [NaN, 1],
    ] as const)
      expect(() => lnChoose(n, k)).toThrow(RangeError)
  })
})

describe('digamma and trigamma', () => {
  it.each([
    [1e-3, -1000.5755719318103, 1000001.6425331959],
    [0.5, -1.9635100260214235, 4.934802200544679],
    [7.5, 1.9467574842460869, 0.1426158966967038],
    [1e6, 13.815510057964191, 1.0000005000001667e-6],
  ])('agree with mpmath at %s', (x, first, second) => {
    close(digamma(x), first, 1e-14)
    close(trigamma(x), second, 1e-14)
  })
  it("know Euler's constant and Basel's sum", () => {
    close(digamma(1), -0.5772156649015329, 1e-15)
    close(trigamma(1), Math.PI ** 2 / 6, 1e-15)
  })
  it('fall by 1/x and 1/x^2 going back', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), x => {
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-13 * (1 + 1 / x))
        expect(Math.abs(trigamma(x + 1) - trigamma(x) + 1 / x ** 2)).toBeLessThan(1e-13 * (1 + 1 / x ** 2))
      }),
    ))
  it('refuse what is not above 0', () => {
    for (const x of [0, -2, NaN]) {
      expect(() => digamma(x)).toThrow(RangeError)
      expect(() => trigamma(x)).toThrow(RangeError)
    }
  })
})

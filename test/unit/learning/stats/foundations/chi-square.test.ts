import { describe, expect, it } from 'vitest'
import {
  chiSquareCdf,
  chiSquareQuantile,
  lnChiSquareCdf,
} from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { normalCdf } from '../../../../../electron/learning/stats/foundations/normal.ts'
import { close } from './close.ts'

describe('the chi-square distribution', () => {
  it('is the square of a normal number with one degree of freedom, exponential with two', () => {
    for (const x of [1e-10, 0.5, 3.84, 30, 1000]) {
      close(chiSquareCdf(x, 1, true), 2 * normalCdf(Math.sqrt(x), true), 1e-13)
      close(lnChiSquareCdf(x, 2, true), -x / 2, 1e-14)
    }
  })
  // Tables of percentage points.
  it.each([
    [0.95, 1, 3.841458820694124],
    [0.95, 5, 11.07049769351635],
    [0.025, 10, 3.2469727802368413],
    [0.99, 100, 135.80672317102676],
  ])('has the quantile %s with %s degrees of freedom', (p, freedom, x) => {
    close(chiSquareQuantile(p, freedom), x, 1e-13)
    close(chiSquareQuantile(1 - p, freedom, true), x, 1e-13)
  })
  it('is 0 without degrees of freedom', () => {
    expect([
      chiSquareCdf(0, 0),
      chiSquareCdf(0, 0, true),
      chiSquareCdf(-1, 0),
      chiSquareCdf(3, 0, true),
      lnChiSquareCdf(3, 0),
      chiSquareQuantile(0.7, 0),
    ]).toEqual([1, 0, 0, 0, 0, 0])
  })
  it('refuses what is no number, probability or degrees of freedom', () => {
    for (const freedom of [-1, NaN, Infinity]) {
      expect(() => chiSquareCdf(1, freedom)).toThrow(RangeError)
      expect(() => lnChiSquareCdf(1, freedom)).toThrow(RangeError)
      expect(() => chiSquareQuantile(0.5, freedom)).toThrow(RangeError)
    }
    for (const freedom of [0, 3]) {
      expect(() => chiSquareCdf(NaN, freedom)).toThrow(RangeError)
      expect(() => chiSquareQuantile(-0.1, freedom)).toThrow(RangeError)
    }
  })
})

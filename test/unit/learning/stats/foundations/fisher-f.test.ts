import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareCdf } from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { fCdf, fQuantile, lnFCdf } from '../../../../../electron/learning/stats/foundations/fisher-f.ts'
import { studentCdf } from '../../../../../electron/learning/stats/foundations/student.ts'
import { close } from './close.ts'

const freedoms = fc.double({ min: -1, max: 5, noNaN: true }).map(power => 10 ** power)

describe('the F distribution', () => {
  it('agrees with R', () => {
    close(fCdf(2.5, 3, 17), 0.9057171949210521)
    close(fQuantile(0.95, 3, 17), 3.196776840943343)
    close(fQuantile(0.99, 4, 9), 6.422085458153201)
  })
  it("is the square of Student's with one degree of freedom above, closed with two", () => {
    for (const t of [0.01, 1, 5, 100]) {
      close(fCdf(t * t, 1, 7, true), 2 * studentCdf(t, 7, true), 1e-13)
      close(fCdf(t, 2, 9, true), (1 + (2 * t) / 9) ** -4.5, 1e-13)
    }
  })
  it('turns upside down when the degrees of freedom are exchanged', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), freedoms, freedoms, (x, one, other) => {
        close(lnFCdf(x, one, other), lnFCdf(1 / x, other, one, true), 1e-9)
        close(fCdf(x, one, other) + fCdf(x, one, other, true), 1, 1e-15)
      }),
    ))
  it('gives back the probability at its quantile', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -300, max: -1e-3, noNaN: true }),
        freedoms,
        freedoms,
        fc.boolean(),
        (ln, one, other, upper) => {
          const x = fQuantile(Math.exp(ln), one, other, upper)
          if (x > 1e-290 && x < 1e290) close(fCdf(x, one, other, upper), Math.exp(ln), 1e-9)
          else expect(x).toBeGreaterThanOrEqual(0)
        },
      ),
    ))
  it('tends to chi-square over its degrees of freedom', () => {
    close(fCdf(2, 3, 1e12), chiSquareCdf(6, 3), 1e-11)
    expect(fCdf(2, 3, Infinity)).toBe(chiSquareCdf(6, 3))
    close(fQuantile(chiSquareCdf(6, 3), 3, Infinity), 2, 1e-13)
    close(lnFCdf(2, 3, Infinity, true), Math.log(chiSquareCdf(6, 3, true)), 1e-13)
  })
  it('is bounded by 0 and infinity', () => {
    expect([
      fCdf(0, 2, 3),
      fCdf(-1, 2, 3),
      fCdf(Infinity, 2, 3),
      fCdf(Infinity, 2, 3, true),
      lnFCdf(0, 2, 3),
      fQuantile(0, 2, 3),
      fQuantile(1, 2, 3),
      fQuantile(0, 2, 3, true),
    ]).toEqual([0, 0, 1, 0, -Infinity, 0, Infinity, Infinity])
  })
  it('refuses what is no number, probability or degrees of freedom', () => {
    for (const of of [fCdf, lnFCdf, fQuantile]) {
      for (const freedom of [0, -1, NaN]) {
        expect(() => of(0.5, freedom, 1)).toThrow(RangeError)
        expect(() => of(0.5, 1, freedom)).toThrow(RangeError)
      }
      expect(() => of(0.5, Infinity, 1)).toThrow(RangeError)
      expect(() => of(NaN, 1, 1)).toThrow(RangeError)
    }
    expect(() => fQuantile(1.1, 1, 1)).toThrow(RangeError)
  })
})

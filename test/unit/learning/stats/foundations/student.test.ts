import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile } from '../../../../../electron/learning/stats/foundations/normal.ts'
import {
  lnStudentCdf,
  studentCdf,
  studentPdf,
  studentQuantile,
} from '../../../../../electron/learning/stats/foundations/student.ts'
import { close } from './close.ts'

const freedoms = fc.double({ min: -2, max: 7, noNaN: true }).map(power => 10 ** power)

describe("Student's distribution", () => {
  it('is in closed form with one, two and four degrees of freedom', () => {
    for (const t of [1e-9, 0.3, 1, 2.5, 40, 1e6]) {
      close(studentCdf(t, 1, true), Math.atan(1 / t) / Math.PI, 1e-14)
      const two = t / Math.sqrt(2 + t * t)
      close(studentCdf(t, 2, true), 1 / (2 + t * t) / (1 + two), 1e-14)
      if (t > 10) continue
      const four = t / Math.sqrt(4 + t * t)
      close(studentCdf(t, 4), 0.5 + four * 0.75 * (1 - (four * four) / 3), 1e-14)
    }
    close(studentQuantile(0.9, 1), Math.tan(0.4 * Math.PI), 1e-14)
    close(studentQuantile(1e-40, 1), -1e40 / Math.PI, 1e-14)
  })
  // R 4.2: qt(0.975, df).
  it.each([
    [1, 12.706204736174698],
    [2, 4.302652729749462],
    [4, 2.776445105197793],
    [10, 2.2281388519862744],
    [29.5, 2.043724966772123],
    [100, 1.9839715185235522],
  ])('agrees with R with %s degrees of freedom', (df, t) => {
    close(studentQuantile(0.975, df), t)
    close(studentQuantile(0.025, df), -t)
    close(studentQuantile(0.025, df, true), t)
  })
  it('adds up to one, is symmetric and rises', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        freedoms,
        fc.double({ min: 0, max: 3, noNaN: true }),
        (t, freedom, more) => {
          close(studentCdf(t, freedom) + studentCdf(t, freedom, true), 1, 1e-15)
          expect(studentCdf(-t, freedom)).toBe(studentCdf(t, freedom, true))
          expect(studentCdf(t + more, freedom)).toBeGreaterThanOrEqual(studentCdf(t, freedom) * (1 - 1e-13))
          close(Math.exp(lnStudentCdf(t, freedom)), studentCdf(t, freedom), 1e-12)
        },
      ),
    ))
  it('gives back the probability at its quantile, however far out', () =>
    fc.assert(
      fc.property(fc.double({ min: -600, max: -1e-3, noNaN: true }), freedoms, (ln, freedom) => {
        const p = Math.exp(ln)
        const t = studentQuantile(p, freedom)
        if (Number.isFinite(t)) close(studentCdf(t, freedom), p, 1e-11)
        else expect(-ln / freedom).toBeGreaterThan(600)
      }),
    ))
  it('holds for a thousandth of a degree of freedom, whose quantiles fill all numbers there are', () => {
    for (const p of [0.27, 0.31, 0.45, 0.7]) close(studentCdf(studentQuantile(p, 0.001), 0.001), p, 1e-11)
    expect(studentQuantile(0.1, 0.001)).toBe(-Infinity)
  })
  it('changes from one way of computing to the next without a step', () => {
    for (const t of [0.001, 0.5, 2, 6, 20])
      close(studentCdf(t, 40 - 1e-12, true), studentCdf(t, 40 + 1e-12, true), 1e-11)
    for (const freedom of [45, 300, 1e5]) {
      const t = Math.sqrt(freedom)
      close(lnStudentCdf(t * (1 - 1e-14), freedom, true), lnStudentCdf(t * (1 + 1e-14), freedom, true), 1e-12)
    }
  })
  it('tends to the normal distribution', () => {
    for (const t of [-6, -1, 0.2, 3]) {
      close(studentCdf(t, 1e14), normalCdf(t), 1e-11)
      expect(studentCdf(t, Infinity)).toBe(normalCdf(t))
      expect(lnStudentCdf(t, Infinity)).toBeLessThan(0)
    }
    expect(studentQuantile(0.2, Infinity)).toBe(normalQuantile(0.2))
    close(studentPdf(1, Infinity), 0.24197072451914337)
  })
  it('keeps logarithms where the probability is too small', () => {
    // P is near C t^-f / f far out: three thousandfold t costs f ln 1000.
    close(lnStudentCdf(1e100, 50, true) - lnStudentCdf(1e103, 50, true), 50 * Math.log(1000), 1e-14)
    close(lnStudentCdf(1e300, 0.5, true), lnStudentCdf(1e150, 0.5, true) - 75 * Math.LN10, 1e-14)
  })
  it('has the slope of its density', () => {
    for (const [t, freedom] of [
      [0, 1],
      [-2, 3.5],
      [1, 60],
      [4, 1e6],
    ] as const)
      close(
        (studentCdf(t + 1e-5, freedom) - studentCdf(t - 1e-5, freedom)) / 2e-5,
        studentPdf(t, freedom),
        1e-6,
      )
  })
  it('ends at infinity and is a half in the middle', () => {
    expect(
      [
        studentCdf(Infinity, 3),
        studentCdf(-Infinity, 3),
        studentCdf(0, 3),
        studentCdf(0, 80),
        studentQuantile(0.5, 3),
        studentQuantile(0, 3),
        studentQuantile(1, 3),
        lnStudentCdf(-Infinity, 3),
      ].map(each => each + 0),
    ).toEqual([1, 0, 0.5, 0.5, 0, -Infinity, Infinity, -Infinity])
  })
  it('refuses what is no number, probability or degrees of freedom', () => {
    for (const freedom of [0, -1, NaN]) {
      expect(() => studentCdf(1, freedom)).toThrow(RangeError)
      expect(() => studentQuantile(0.3, freedom)).toThrow(RangeError)
      expect(() => lnStudentCdf(1, freedom)).toThrow(RangeError)
      expect(() => studentPdf(1, freedom)).toThrow(RangeError)
    }
    expect(() => studentCdf(NaN, 2)).toThrow(RangeError)
    for (const p of [-0.1, 1.1, NaN]) expect(() => studentQuantile(p, 2)).toThrow(RangeError)
  })
})

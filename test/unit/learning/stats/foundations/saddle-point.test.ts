import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lnGamma } from '../../../../../electron/learning/stats/foundations/gamma-function.ts'
import {
  lnBetaTerm,
  lnOnePlusLess,
  lnPoissonTerm,
  stirlingError,
} from '../../../../../electron/learning/stats/foundations/saddle-point.ts'
import { close } from './close.ts'

describe('saddle point forms', () => {
  it('keep ln(1 + u) - u where both nearly cancel', () => {
    for (const u of [1e-3, -1e-3])
      close(lnOnePlusLess(u), -(u ** 2) / 2 + u ** 3 / 3 - u ** 4 / 4 + u ** 5 / 5 - u ** 6 / 6, 1e-14)
    close(lnOnePlusLess(1e-150), -0.5e-300, 1e-15)
    close(lnOnePlusLess(1), Math.LN2 - 1, 1e-15)
    expect(lnOnePlusLess(0) + 0).toBe(0)
    expect(lnOnePlusLess(-1)).toBe(-Infinity)
  })
  it('pass from one way of computing to the next without a step', () => {
    for (const u of [-0.5, 1, 2 / 9, -2 / 11])
      close(lnOnePlusLess(u - 1e-14), lnOnePlusLess(u + 1e-14), 1e-12)
  })
  it("know what Stirling's formula leaves", () => {
    close(stirlingError(1), 1 - Math.log(2 * Math.PI) / 2, 1e-14)
    close(stirlingError(10 - 1e-12), stirlingError(10), 1e-11)
    close(stirlingError(1e6), 1 / 12e6, 1e-12)
  })
  it('are x^a exp(-x) / G(a + 1) and x^a y^b / B(a, b)', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 90, noNaN: true }),
        fc.double({ min: 0.01, max: 90, noNaN: true }),
        fc.integer({ min: 1, max: 63 }),
        (a, b, part) => {
          const x = part / 64
          const size = (a + b) * (1 + Math.abs(Math.log(x)) + Math.abs(Math.log1p(-x)) + Math.log(100))
          expect(Math.abs(lnPoissonTerm(a, b) - (a * Math.log(b) - b - lnGamma(a + 1)))).toBeLessThan(
            1e-14 * size + 1e-13,
          )
          expect(
            Math.abs(
              lnBetaTerm({ a, b, x, y: 1 - x }) -
                (a * Math.log(x) + b * Math.log1p(-x) + lnGamma(a + b) - lnGamma(a) - lnGamma(b)),
            ),
          ).toBeLessThan(1e-14 * size + 1e-13)
        },
      ),
    ))
  it('do not lose digits to large numbers', () => {
    close(lnPoissonTerm(1e12, 1e12), -0.5 * Math.log(2 * Math.PI * 1e12), 1e-13)
    expect(lnPoissonTerm(0, 3)).toBe(-3)
  })
})

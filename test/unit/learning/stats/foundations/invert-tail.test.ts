import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invertTail } from '../../../../../electron/learning/stats/foundations/invert-tail.ts'
import { wholeQuantile } from '../../../../../electron/learning/stats/foundations/whole-quantile.ts'

describe('a quantile by its tail', () => {
  it('is found from any start, rising and falling', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -300, max: -1, noNaN: true }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.boolean(),
        (target, start, rising) => {
          // ln of a Gumbel distribution function: -exp(-u)
          const direction = rising ? 1 : -1
          const u = invertTail(
            at => ({ value: -Math.exp(-direction * at), slope: direction * Math.exp(-direction * at) }),
            target,
            rising,
            start,
          )
          expect(Math.abs(u + direction * Math.log(-target))).toBeLessThan(1e-14 * (1 + Math.abs(u)))
        },
      ),
    ))
  it('is found where the slope is not to be trusted', () => {
    for (const slope of [0, NaN, 1e300, -1, 1e-300])
      expect(Math.abs(invertTail(u => ({ value: u ** 3, slope }), -8, true, 40) + 2)).toBeLessThan(1e-6)
  })
  it('ends where there is none', () => {
    let asked = 0
    invertTail(
      () => {
        asked++
        return { value: -1, slope: 0 }
      },
      -2,
      true,
      0,
    )
    expect(asked).toBeLessThanOrEqual(300)
  })
})

describe('a quantile of counts', () => {
  it('is found from any guess', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: -50, max: 5_000 }),
        fc.boolean(),
        (answer, guess, upper) => {
          const cdf = (k: number, tail: boolean) => (k >= answer === tail ? 0.25 : 0.75)
          expect(wholeQuantile(upper ? 0.3 : 0.6, upper, guess, 1_000, cdf)).toBe(answer)
        },
      ),
    ))
  it('is an end for what is certain', () => {
    const never = () => {
      throw new Error('not asked')
    }
    expect([
      wholeQuantile(0, false, 3, 9, never),
      wholeQuantile(1, false, 3, 9, never),
      wholeQuantile(0, true, 3, 9, never),
      wholeQuantile(1, true, 3, 9, never),
    ]).toEqual([0, 9, 9, 0])
  })
})

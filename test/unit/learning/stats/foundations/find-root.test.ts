import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../../../../electron/learning/stats/foundations/find-root.ts'
import { close } from './close.ts'

describe('a root between two ends', () => {
  it("is Newton's own example", () =>
    close(
      findRoot(x => x ** 3 - 2 * x - 5, 2, 3),
      2.0945514815423265,
      1e-15,
    ))
  it('is found for roots known exactly, from either end', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.boolean(),
        (root, below, above, falling) => {
          const of = (x: number) => (falling ? -1 : 1) * (Math.expm1((x - root) / 10) + (x - root) ** 3)
          expect(Math.abs(findRoot(of, root - below, root + above) - root)).toBeLessThan(
            1e-13 * (1 + Math.abs(root)),
          )
        },
      ),
    ))
  it('takes few evaluations where the function is smooth', () => {
    let evaluations = 0
    findRoot(
      x => {
        evaluations++
        return Math.cos(x) - x
      },
      0,
      1,
    )
    expect(evaluations).toBeLessThan(12)
  })
  it('is found where the function jumps, is flat, or its values are far apart', () => {
    close(
      findRoot(x => (x < 0.3 ? -1 : 1), 0, 1),
      0.3,
      1e-15,
    )
    expect(Math.abs(findRoot(x => x ** 9, -1, 1.5))).toBeLessThan(1e-9)
    close(
      findRoot(x => Math.exp(x) - 1e-300, -1_000, 10),
      -300 * Math.LN10,
      1e-12,
    )
    close(
      findRoot(x => Math.log(x), 1e-300, 1e300),
      1,
      1e-15,
    )
    expect(findRoot(x => (x < 1 ? -Infinity : 1), 0, 4)).toBe(1)
  })
  it('stops within the tolerance', () =>
    expect(Math.abs(findRoot(x => x - Math.PI, 0, 100, 0.1) - Math.PI)).toBeLessThan(0.1))
  it('may be an end', () => {
    expect(findRoot(x => x, 0, 1)).toBe(0)
    expect(findRoot(x => x - 1, 0, 1)).toBe(1)
  })
  it('refuses ends without a change of sign, and functions that are not numbers', () => {
    expect(() => findRoot(x => x * x + 1, -1, 1)).toThrow(/same sign/)
    expect(() => findRoot(() => NaN, 0, 1)).toThrow(RangeError)
    expect(() => findRoot(x => (x === 0 || x === 1 ? x - 0.5 : NaN), 0, 1)).toThrow(RangeError)
    expect(() => findRoot(x => x, -Infinity, 1)).toThrow(RangeError)
    expect(() => findRoot(x => x, NaN, 1)).toThrow(RangeError)
  })
})

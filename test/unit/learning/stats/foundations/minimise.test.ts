import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimiseOn, minimiseOnInSteps } from '../../../../../electron/learning/stats/foundations/minimise.ts'
import { expectSteps } from './stepwise.ts'

describe('a minimum between two ends', () => {
  it('is found for minima known exactly', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (lowest, below, above) => {
          const found = minimiseOn(
            x => Math.cosh((x - lowest) / 5) + (x - lowest) ** 2,
            lowest - below,
            lowest + above,
          )
          expect(found.converged).toBe(true)
          expect(Math.abs(found.at - lowest)).toBeLessThan(1e-6)
        },
      ),
    ))
  it("takes few evaluations for the textbook's -sin", () => {
    let evaluations = 0
    const found = minimiseOn(
      x => {
        evaluations++
        return -Math.sin(x)
      },
      0,
      3,
    )
    expect(Math.abs(found.at - Math.PI / 2)).toBeLessThan(1e-7)
    expect(found.value).toBeCloseTo(-1, 14)
    expect(evaluations).toBeLessThan(15)
  })
  it('comes close to an end where the function falls all the way', () => {
    expect(minimiseOn(x => x, 2, 5).at).toBeLessThan(2 + 1e-6)
    expect(minimiseOn(x => -x, 2, 5).at).toBeGreaterThan(5 - 1e-6)
  })
  it('holds for corners, flat functions and what is not a number in places', () => {
    expect(Math.abs(minimiseOn(x => Math.abs(x - 1), -3, 4).at - 1)).toBeLessThan(1e-6)
    expect(minimiseOn(() => 7, 0, 1)).toMatchObject({ value: 7, converged: true })
    expect(Math.abs(minimiseOn(x => (x < 0 ? NaN : (x - 0.5) ** 2), -1, 1).at - 0.5)).toBeLessThan(1e-6)
    expect(minimiseOn(x => x * x, 3, 3).at).toBe(3)
  })
  it('refuses ends that are not finite or not in order', () => {
    for (const [low, high] of [
      [1, 0],
      [NaN, 1],
      [0, Infinity],
    ] as const)
      expect(() => minimiseOn(x => x, low, high)).toThrow(RangeError)
  })
})

it('a minimum of a function that takes long comes in its steps', async () => {
  const height = (x: number) => Math.cosh(x - 1)
  await expectSteps(
    () =>
      minimiseOnInSteps(
        function* (x) {
          yield
          return height(x)
        },
        -3,
        4,
      ),
    minimiseOn(height, -3, 4),
  )
})

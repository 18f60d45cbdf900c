import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimise } from '../../../../../electron/learning/stats/foundations/quasi-newton.ts'

const near = (found: Float64Array, expected: readonly number[], within: number) =>
  expected.forEach((each, k) => expect(Math.abs(found[k]! - each)).toBeLessThan(within))

describe('a minimum in several variables', () => {
  const rosenbrock = (x: Float64Array) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2
  const rosenbrockSlope = (x: Float64Array) =>
    Float64Array.of(-400 * x[0]! * (x[1]! - x[0]! ** 2) - 2 * (1 - x[0]!), 200 * (x[1]! - x[0]! ** 2))
  it("is found in Rosenbrock's valley, with and without the gradient", () => {
    for (const slope of [rosenbrockSlope, undefined]) {
      const found = minimise(rosenbrock, slope, Float64Array.of(-1.2, 1))
      expect(found.converged).toBe(true)
      expect(found.turns).toBeLessThan(60)
      near(found.at, [1, 1], 1e-7)
    }
  })
  it("is found for Wood's and Powell's functions", () => {
    const wood = ([a, b, c, d]: number[]) =>
      100 * (b! - a! ** 2) ** 2 +
      (1 - a!) ** 2 +
      90 * (d! - c! ** 2) ** 2 +
      (1 - c!) ** 2 +
      10.1 * ((b! - 1) ** 2 + (d! - 1) ** 2) +
      19.8 * (b! - 1) * (d! - 1)
    near(minimise(x => wood([...x]), undefined, Float64Array.of(-3, -1, -3, -1)).at, [1, 1, 1, 1], 1e-6)
    const powell = ([a, b, c, d]: number[]) =>
      (a! + 10 * b!) ** 2 + 5 * (c! - d!) ** 2 + (b! - 2 * c!) ** 4 + 10 * (a! - d!) ** 4 // the curvature vanishes at 0
    expect(minimise(x => powell([...x]), undefined, Float64Array.of(3, -1, 0, 1)).value).toBeLessThan(1e-10)
  })
  it('is found for paraboloids of any position', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 5 }),
        centre => {
          const of = (x: Float64Array) =>
            x.reduce((sum, each, k) => sum + (k + 1) * (each - centre[k]!) ** 2, 0) +
            (x[0]! - centre[0]! + x.at(-1)! - centre.at(-1)!) ** 2
          const found = minimise(of, undefined, new Float64Array(centre.length))
          expect(found.converged).toBe(true)
          near(found.at, centre, 1e-6)
        },
      ),
    ))
  it('is found under a value so large that it hides the last differences', () => {
    const found = minimise(
      x => 1e6 + Math.cosh(x[0]! - 1) + (x[1]! - x[0]!) ** 2,
      undefined,
      Float64Array.of(5, 5),
    )
    expect(found.converged).toBe(true)
    near(found.at, [1, 1], 1e-3)
  })
  it('steps back from where the function does not exist', () => {
    const found = minimise(
      x => (x[0]! > 0 ? x[0]! - Math.log(x[0]!) : NaN),
      x => Float64Array.of(1 - 1 / x[0]!),
      Float64Array.of(50),
    )
    expect(found.converged).toBe(true)
    near(found.at, [1], 1e-8)
  })
  it('that does not exist is not claimed', () => {
    expect(
      minimise(
        x => x[0]!,
        () => Float64Array.of(1),
        Float64Array.of(0),
        { turns: 50 },
      ).converged,
    ).toBe(false)
    expect(
      minimise(x => Math.exp(-x[0]!) - x[0]!, undefined, Float64Array.of(0), { turns: 50 }).converged,
    ).toBe(false)
    expect(minimise(rosenbrock, rosenbrockSlope, Float64Array.of(-1.2, 1), { turns: 5 })).toMatchObject({
      converged: false,
      turns: 5,
    })
    expect(
      minimise(
        x => x[0]! ** 2,
        () => Float64Array.of(-1),
        Float64Array.of(3),
      ).converged,
    ).toBe(false) // a wrong gradient
  })
  it('where it starts is answered as it is', () =>
    expect(
      minimise(
        x => x[0]! ** 2,
        x => Float64Array.of(2 * x[0]!),
        Float64Array.of(0),
      ),
    ).toMatchObject({ value: 0, turns: 0, converged: true }))
  it('refuses a start at which there is no value', () => {
    for (const value of [NaN, Infinity])
      expect(() => minimise(() => value, undefined, Float64Array.of(1))).toThrow(RangeError)
  })
})

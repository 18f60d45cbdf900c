import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  gaussHermite,
  gaussLegendre,
  integrate,
  type Rule,
} from '../../../../../electron/learning/stats/foundations/quadrature.ts'
import { close } from './close.ts'

const apply = ({ points, weights }: Rule, of: (x: number) => number) =>
  points.reduce((sum, x, k) => sum + weights[k]! * of(x), 0)

describe('Gauss rules', () => {
  it.each([1, 2, 3, 4, 7, 16, 51, 128, 200])(
    'of Legendre with %s points are exact for polynomials of degree 2n - 1',
    count => {
      const rule = gaussLegendre(count)
      for (let power = 0; power < Math.min(2 * count, 60); power++)
        expect(Math.abs(apply(rule, x => x ** power) - (power % 2 ? 0 : 2 / (power + 1)))).toBeLessThan(2e-14)
    },
  )
  it.each([1, 2, 3, 4, 7, 16, 51, 128, 200])(
    'of Hermite with %s points are exact for polynomials of degree 2n - 1',
    count => {
      const rule = gaussHermite(count)
      for (
        let power = 0, moment = Math.sqrt(Math.PI);
        power < Math.min(2 * count, 40);
        power += 2, moment *= (power - 1) / 2
      ) {
        close(
          apply(rule, x => x ** power),
          moment,
          2e-13,
        )
        expect(Math.abs(apply(rule, x => x ** (power + 1)))).toBeLessThan(1e-13 * moment * (power + 2))
      }
    },
  )
  // Abramowitz & Stegun, tables 25.4 and 25.10.
  it('are those of the tables', () => {
    close(gaussLegendre(3).points[2]!, 0.7745966692414834, 1e-15)
    close(gaussLegendre(10).weights[9]!, 0.06667134430868814, 1e-14)
    close(gaussHermite(5).points[4]!, 2.0201828704560856, 1e-15)
    close(gaussHermite(5).weights[4]!, 0.019953242059045913, 1e-14)
    close(gaussHermite(20).weights[19]!, 2.22939364553415e-13, 1e-13)
  })
  it('have ascending points, mirrored about 0', () => {
    for (const rule of [gaussLegendre(9), gaussHermite(9), gaussHermite(200)])
      rule.points.forEach((x, k) => {
        expect(x + rule.points.at(-1 - k)!).toBe(0)
        if (k) expect(x).toBeGreaterThan(rule.points[k - 1]!)
      })
  })
  it('refuse counts that are none', () => {
    for (const count of [0, 1.5, -1, NaN, 5_000]) {
      expect(() => gaussLegendre(count)).toThrow(RangeError)
      expect(() => gaussHermite(count)).toThrow(RangeError)
    }
  })
})

describe('the adaptive integral', () => {
  it('is exact for polynomials of degree 22 in one part', () => {
    for (let power = 0; power <= 22; power++) {
      let evaluations = 0
      const { value } = integrate(
        x => {
          evaluations++
          return x ** power
        },
        0,
        1,
        1, // the error is judged by a rule of degree 13: any is good enough here
      )
      expect(evaluations).toBe(15)
      expect(Math.abs(value - 1 / (power + 1))).toBeLessThan(1e-15)
    }
  })
  it.each([
    ['a bell over the line', (x: number) => Math.exp(-x * x), -Infinity, Infinity, Math.sqrt(Math.PI)],
    ['a half line', (x: number) => 1 / (1 + x * x), 0, Infinity, Math.PI / 2],
    ['the other half line', (x: number) => Math.exp(x), -Infinity, 1, Math.E],
    ['infinite at an end', (x: number) => 1 / Math.sqrt(x), 0, 1, 2],
    ['a logarithm', (x: number) => Math.log(x), 0, 1, -1],
    ['a corner', (x: number) => Math.abs(x - 0.3), 0, 1, 0.29],
    ['waves', (x: number) => Math.cos(40 * x) + 1, 0, 1, 1 + Math.sin(40) / 40],
    ['ends exchanged', (x: number) => x, 1, 0, -0.5],
    ['heavy tails', (x: number) => 1 / (Math.PI * (1 + x * x)), -Infinity, Infinity, 1],
  ])('agrees with what is known of %s', (_, of, low, high, value) => {
    const found = integrate(of, low, high)
    expect(found.converged).toBe(true)
    close(found.value, value, 1e-9)
    expect(Math.abs(found.value - value)).toBeLessThanOrEqual(found.error + 1e-15)
  })
  it('adds up over neighbouring ranges', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (a, b, c) => {
          const of = (x: number) => Math.exp(-x * x) + Math.sin(x)
          expect(
            Math.abs(integrate(of, a, b).value + integrate(of, b, c).value - integrate(of, a, c).value),
          ).toBeLessThan(1e-8)
        },
      ),
    ))
  it('of nothing is 0', () => {
    expect(integrate(x => x, 2, 2)).toEqual({ value: 0, error: 0, converged: true })
    expect(integrate(() => 0, -Infinity, Infinity)).toMatchObject({ value: 0, converged: true })
  })
  it('that does not exist is not claimed', () => expect(integrate(x => 1 / x, 0, 1).converged).toBe(false))
  it('refuses ends and values that are not numbers', () => {
    expect(() => integrate(x => x, NaN, 1)).toThrow(RangeError)
    expect(() => integrate(x => x, 0, NaN)).toThrow(RangeError)
    expect(() => integrate(() => NaN, 0, 1)).toThrow(RangeError)
  })
})

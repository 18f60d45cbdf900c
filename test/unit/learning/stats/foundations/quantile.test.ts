import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  quantile,
  quantileOfSorted,
  quantiles,
} from '../../../../../electron/learning/stats/foundations/quantile.ts'
import { close } from './close.ts'

const numbers = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map(list => Float64Array.from(list))
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('the quantile of type 7', () => {
  // R 4.2: quantile(c(15, 20, 35, 40, 50), c(.05, .3, .4, .5, 1)).
  it('agrees with R', () => {
    const values = Float64Array.of(35, 15, 50, 40, 20)
    const expected = [16, 23, 29, 35, 50]
    quantiles(values, [0.05, 0.3, 0.4, 0.5, 1]).forEach((each, k) => close(each, expected[k]!, 1e-15))
    expect([...values]).toEqual([35, 15, 50, 40, 20])
  })
  it('rises with p and lies between the smallest and the largest', () =>
    fc.assert(
      fc.property(numbers, share, share, (values, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        expect(quantile(values, low)).toBeLessThanOrEqual(quantile(values, high))
        expect(quantile(values, 0)).toBe(Math.min(...values))
        expect(quantile(values, 1)).toBe(Math.max(...values))
      }),
    ))
  it('moves with shift and scale, and turns round with the sign', () =>
    fc.assert(
      fc.property(numbers, share, (values, p) => {
        const scale = Math.max(...values.map(Math.abs), 1)
        expect(
          Math.abs(
            quantile(
              values.map(each => 2 * each + 3),
              p,
            ) -
              2 * quantile(values, p) -
              3,
          ),
        ).toBeLessThan(1e-12 * scale)
        expect(
          Math.abs(
            quantile(
              values.map(each => -each),
              p,
            ) + quantile(values, 1 - p),
          ),
        ).toBeLessThan(1e-11 * scale)
      }),
    ))
  it('of one value is that value, of infinities no difference of them', () => {
    for (const p of [0, 0.3, 1]) expect(quantile(Float64Array.of(4), p)).toBe(4)
    expect(quantile(Float64Array.of(Infinity, Infinity, 1), 0.75)).toBe(Infinity)
    expect(quantileOfSorted(Float64Array.of(-Infinity, -Infinity), 0.5)).toBe(-Infinity)
  })
  it('refuses none, what is not a number and what is no probability', () => {
    expect(() => quantile(new Float64Array(0), 0.5)).toThrow(RangeError)
    expect(() => quantile(Float64Array.of(1, NaN), 0.5)).toThrow(/row 2/)
    for (const p of [-0.1, 1.1, NaN]) expect(() => quantile(Float64Array.of(1), p)).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from '../../../../../electron/learning/stats/foundations/qr.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { close } from './close.ts'

const ones = (length: number) => new Float64Array(length).fill(1)

describe('least squares', () => {
  // NIST StRD Longley 1967: certified values.
  it('reaches the certified values of Longley', () => {
    const employed = [
      60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331,
      70551,
    ]
    const columns = [
      [83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9],
      [
        234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546,
        482704, 502601, 518173, 554894,
      ],
      [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
      [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
      [
        107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950,
        123366, 125368, 127852, 130081,
      ],
      Array.from({ length: 16 }, (_, k) => 1947 + k),
    ].map(column => Float64Array.from(column))
    const fit = leastSquares([ones(16), ...columns], Float64Array.from(employed))
    const certified = [
      [-3482258.63459582, 890420.383607373],
      [15.0618722713733, 84.9149257747669],
      [-0.035819179292591, 0.0334910077722432],
      [-2.02022980381683, 0.488399681651699],
      [-1.03322686717359, 0.214274163161675],
      [-0.0511041056535807, 0.22607320006937],
      [1829.15146461355, 455.478499142212],
    ]
    const inverse = fit.inverseCrossProducts()
    certified.forEach(([estimate, error], k) => {
      close(fit.coefficients[k]!, estimate!, 1e-11)
      close(Math.sqrt((fit.residualSquares / 9) * inverse[k]![k]!), error!, 1e-11)
    })
    close(fit.residualSquares, 836424.055505915, 1e-12)
  })
  // NIST StRD Wampler1 and Wampler4: all coefficients are 1, without and with large errors.
  it('reaches the certified values of Wampler, polynomials of degree 5', () => {
    const x = Float64Array.from({ length: 21 }, (_, k) => k)
    const powers = Array.from({ length: 6 }, (_, power) => x.map(each => each ** power))
    const exact = x.map((_, i) => powers.reduce((sum, column) => sum + column[i]!, 0))
    leastSquares(powers, exact).coefficients.forEach(each => close(each, 1, 1e-9))
    const errors = [
      759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048,
      2523, -2048, 2048, -2048, 759,
    ]
    const fit = leastSquares(
      powers,
      exact.map((value, i) => value + 100 * errors[i]!),
    )
    fit.coefficients.forEach(each => close(each, 1, 1e-6))
    close(Math.sqrt(fit.residualSquares / 15), 236014.502379268, 1e-12)
  })
  // NIST StRD NoInt1.
  it('fits a line through 0', () => {
    const x = Float64Array.from({ length: 11 }, (_, k) => 60 + k)
    const fit = leastSquares(
      [x],
      Float64Array.from({ length: 11 }, (_, k) => 130 + k),
    )
    close(fit.coefficients[0]!, 2.07438016528926, 1e-14)
    close(fit.residualSquares, 127.272727272727, 1e-12)
  })
  it('leaves residuals at right angles to the columns, and R with their cross products', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (seed, size, weighted) => {
          const random = createRandom(seed)
          const draw = () => Float64Array.from({ length: 12 }, () => random.normal())
          const columns = Array.from({ length: size }, draw)
          const weights = weighted ? Float64Array.from({ length: 12 }, () => random.integer(3)) : undefined
          const fit = leastSquares(columns, draw(), weights)
          fc.pre(fit.rank === size)
          for (const column of columns)
            expect(
              Math.abs(
                column.reduce(
                  (sum, each, i) => sum + (weights ? weights[i]! : 1) * each * fit.residuals[i]!,
                  0,
                ),
              ),
            ).toBeLessThan(1e-10)
          for (let r = 0; r < size; r++)
            for (let c = 0; c < size; c++) {
              const product = columns[fit.order[r]!]!.reduce(
                (sum, each, i) => sum + (weights ? weights[i]! : 1) * each * columns[fit.order[c]!]![i]!,
                0,
              )
              expect(
                Math.abs(fit.triangle.reduce((sum, row) => sum + row[r]! * row[c]!, 0) - product),
              ).toBeLessThan(1e-10)
            }
        },
      ),
    ))
  it('with whole weights is the same as with repeated rows', () => {
    const random = createRandom(4)
    const x = Float64Array.from({ length: 9 }, () => random.normal())
    const y = Float64Array.from({ length: 9 }, () => random.normal())
    const weights = Float64Array.from({ length: 9 }, (_, k) => k % 3)
    const repeat = (values: Float64Array) =>
      Float64Array.from([...values].flatMap((value, k) => Array.from({ length: k % 3 }, () => value)))
    const [fit, repeated] = [
      leastSquares([ones(9), x], y, weights),
      leastSquares(
        [ones(9), repeat(x)].map((column, k) => (k ? column : ones(repeat(x).length))),
        repeat(y),
      ),
    ]
    fit.coefficients.forEach((each, k) => close(each, repeated.coefficients[k]!, 1e-12))
    close(fit.residualSquares, repeated.residualSquares, 1e-12)
  })
  it('names columns that are combinations of others and fits the rest', () => {
    const x = Float64Array.of(1, 2, 3, 4)
    const y = Float64Array.of(1, 3, 2, 5)
    const fit = leastSquares([ones(4), x, x.map(each => 1e6 * (each + 1)), new Float64Array(4)], y)
    expect(fit.rank).toBe(2)
    const plain = leastSquares([ones(4), x], y)
    fit.residuals.forEach((each, i) => expect(Math.abs(each - plain.residuals[i]!)).toBeLessThan(1e-9))
    expect(Array.from(fit.order.subarray(2))).toContain(3)
    expect(fit.inverseCrossProducts()[3]).toEqual(new Float64Array(4).fill(NaN))
  })
  it('finds no rank in zeros, and not more than there are rows', () => {
    expect(leastSquares([new Float64Array(3)], Float64Array.of(1, 2, 3))).toMatchObject({
      rank: 0,
      residualSquares: expect.closeTo(14, 12),
    })
    expect(leastSquares([Float64Array.of(1), Float64Array.of(2)], Float64Array.of(4))).toMatchObject({
      rank: 1,
    })
    expect(leastSquares([new Float64Array(0)], new Float64Array(0))).toMatchObject({
      rank: 0,
      residualSquares: 0,
    })
    expect(leastSquares([ones(2)], Float64Array.of(1, 5), Float64Array.of(0, 1)).coefficients[0]).toBe(5)
  })
  it('does not overflow or underflow', () => {
    for (const scale of [1e200, 1e-200])
      close(
        leastSquares([Float64Array.of(scale, 2 * scale)], Float64Array.of(1, 2)).coefficients[0]! * scale,
        1,
        1e-14,
      )
  })
  it('refuses lengths that differ, what is not finite, and no columns', () => {
    expect(() => leastSquares([], Float64Array.of(1))).toThrow(RangeError)
    expect(() => leastSquares([ones(2)], ones(3))).toThrow(RangeError)
    expect(() => leastSquares([ones(2)], ones(2), ones(3))).toThrow(RangeError)
    expect(() => leastSquares([ones(2)], ones(2), Float64Array.of(1, -1))).toThrow(/row 2/)
    for (const bad of [NaN, Infinity]) {
      expect(() => leastSquares([Float64Array.of(1, bad)], ones(2))).toThrow(/row 2/)
      expect(() => leastSquares([ones(2)], Float64Array.of(bad, 1))).toThrow(/row 1/)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fitGeneralizedLinear,
  generalizedLinearInSteps,
  type GeneralizedLinearFit,
} from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { breathing } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import type {
  Family,
  RegressionData,
} from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { design, families, near, offset, ones, outcomes, weights } from './worked-example.ts'
import { runs } from '../../../runs.ts'
import { overlapping } from './overlapping-data.ts'

const fit = (family: Family, data: RegressionData): GeneralizedLinearFit => {
  const result = fitGeneralizedLinear(family, data)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}

const variances = ({ covariance }: GeneralizedLinearFit) => covariance.map((row, c) => row[c]!)
describe('generalised linear models agree with R 4.2.2', () => {
  it('logistic with offset and weights', () => {
    const result = fit('binomial', { outcome: outcomes.binomial, design, offset, weights })
    near(result.coefficients, [-1.400928601145, 1.762843152176, 1.112078828935])
    near(variances(result), [0.8672646581143, 0.6259413465165, 1.445522861126])
    near([result.logLikelihood], [-8.37648409032])
  })

  it('Poisson with offset and weights', () => {
    const result = fit('poisson', { outcome: outcomes.poisson, design, offset, weights })
    near(result.coefficients, [-0.2155420947695, 1.226881336889, 0.5480576738418])
    near(variances(result), [0.1007861453736, 0.0346547897113, 0.1479313086748])
    near([result.logLikelihood], [-22.01098460082])
  })

  it('weighted least squares', () => {
    const result = fit('gaussian', { outcome: outcomes.gaussian, design, weights })
    near(result.coefficients, [1.465468882057, 1.270314197881, 0.2139257553102])
    near(variances(result), [0.0209186558059, 0.01254387622241, 0.04429382070535])
    near([result.logLikelihood], [-3.671002483595])
    expect(result.residualFreedom).toBe(9)
  })
})
describe.each(families)('a %s regression', family => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const { outcome, design: x } = overlapping(seed)[family]
        const turned = (column: Float64Array) => column.slice().reverse()
        near(
          fit(family, { outcome: turned(outcome), design: x.map(turned) }).coefficients,
          [...fit(family, { outcome, design: x }).coefficients],
          1e-8,
        )
      }),
      { numRuns: runs(4, 20) },
    )
  })

  it('follows the unit and the origin of a column', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.constantFrom(-3, 1e-6, 1e6),
        (seed, shift, scale) => {
          const data = overlapping(seed)[family]
          const [one, x, z] = data.design as [Float64Array, Float64Array, Float64Array]
          const before = fit(family, data)
          const after = fit(family, { ...data, design: [one, x.map(value => (value + shift) * scale), z] })
          near(
            after.coefficients,
            [
              before.coefficients[0]! - shift * before.coefficients[1]!,
              before.coefficients[1]! / scale,
              before.coefficients[2]!,
            ],
            1e-7,
          )
          near([after.logLikelihood], [before.logLikelihood], 1e-10)
        },
      ),
      { numRuns: runs(4, 20) },
    )
  })

  it('takes a row of weight three for three rows', () => {
    const data = overlapping(5)[family]
    const repeat = Float64Array.from(data.outcome, (_, i) => (i % 4) % 3)
    const repeated = (column: Float64Array) =>
      Float64Array.from([...column].flatMap((value, i) => Array.from({ length: repeat[i]! }, () => value)))
    const [weighted, long] = [
      fit(family, { ...data, weights: repeat }),
      fit(family, { outcome: repeated(data.outcome), design: data.design.map(repeated) }),
    ]
    near(weighted.coefficients, [...long.coefficients], 1e-9)
    if (family !== 'gaussian')
      near([...variances(weighted), weighted.logLikelihood], [...variances(long), long.logLikelihood], 1e-9)
  })

  it('takes what the offset explains out of the coefficients', () => {
    const data = overlapping(6)[family]
    const moved = fit(family, { ...data, offset: data.design[1]!.map(value => 0.7 * value + 2) })
    const plain = fit(family, data)
    near(
      moved.coefficients,
      [plain.coefficients[0]! - 2, plain.coefficients[1]! - 0.7, plain.coefficients[2]!],
      1e-8,
    )
  })

  it('leaves rows of weight 0 out', () => {
    const data = overlapping(7)[family]
    const kept = Float64Array.from(data.outcome, (_, i) => Number(i % 5 !== 0))
    const only = (column: Float64Array) => column.filter((_, i) => kept[i] === 1)
    const [weighted, short] = [
      fit(family, { ...data, weights: kept }),
      fit(family, { outcome: only(data.outcome), design: data.design.map(only) }),
    ]
    near(
      [...weighted.coefficients, ...variances(weighted), weighted.logLikelihood],
      [...short.coefficients, ...variances(short), short.logLikelihood],
      1e-9,
    )
    expect([weighted.rows, weighted.residualFreedom]).toEqual([short.rows, short.residualFreedom])
  })

  it('has residuals that are orthogonal to the design', () => {
    const { data, fitted } = fit(family, overlapping(8)[family])
    for (const column of data.design)
      expect(
        Math.abs(column.reduce((sum, x, i) => sum + x * (data.outcome[i]! - fitted[i]!), 0)),
      ).toBeLessThan(1e-7)
  })

  it('names a column that is a combination of those before it, also by rounding', () => {
    const data = overlapping(9)[family]
    const [one, x, z] = data.design as [Float64Array, Float64Array, Float64Array]
    for (const copy of [x.map((value, i) => value / 3 + 0.1 * z[i]!), one.map(() => 0), one.map(() => 7)]) {
      expect(fitGeneralizedLinear(family, { ...data, design: [one, x, z, copy] })).toEqual({
        kind: 'not-estimable',
        reason: 'dependent',
        column: 3,
      })
    }
    expect(fitGeneralizedLinear(family, { ...data, design: [one, x, x, z] })).toMatchObject({
      reason: 'dependent',
      column: 2,
    })
  })

  it('has nothing to say without rows, and refuses what is not data', () => {
    expect(
      fitGeneralizedLinear(family, { outcome: new Float64Array(0), design: [new Float64Array(0)] }),
    ).toMatchObject({ kind: 'not-estimable', reason: 'dependent', column: 0 })
    const data = overlapping(10)[family]
    const wrong: [RegressionData, string][] = [
      [{ ...data, design: [] }, 'design'],
      [{ ...data, design: [ones] }, 'design, column 1'],
      [{ ...data, outcome: data.outcome.map((y, i) => (i === 3 ? NaN : y)) }, 'outcome, row 4'],
      [
        {
          ...data,
          design: data.design.map((column, c) => column.map((x, i) => (c === 1 && i === 2 ? Infinity : x))),
        },
        'design, column 2, row 3',
      ],
      [{ ...data, offset: data.outcome.map((_, i) => (i === 1 ? NaN : 0)) }, 'offset, row 2'],
      [{ ...data, weights: data.outcome.map((_, i) => (i === 5 ? -1 : 1)) }, 'weights, row 6'],
    ]
    for (const [each, place] of wrong)
      expect(() => fitGeneralizedLinear(family, each)).toThrow(
        new RegExp(`^fitGeneralizedLinear: ${place}`, 'u'),
      )
  })

  it('says the same in steps, and stops when told to', async () => {
    const data = overlapping(11)[family]
    let breaths = 0
    const result = await breathing(generalizedLinearInSteps(family, data), () => {
      breaths++
      return undefined
    })
    expect(breaths).toBeGreaterThan(0)
    expect(result).toEqual({ ...fit(family, data), factor: expect.anything() as unknown })
    await expect(
      breathing(generalizedLinearInSteps(family, data), () => {
        throw new Error('stopped')
      }),
    ).rejects.toThrow('stopped')
  })
})

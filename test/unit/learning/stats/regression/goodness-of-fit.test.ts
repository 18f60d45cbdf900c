import { describe, expect, it } from 'vitest'
import {
  coefficientTable,
  standardErrorsOf,
} from '../../../../../electron/learning/stats/regression/coefficient-table.ts'
import {
  fitGeneralizedLinear,
  type GeneralizedLinearFit,
} from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { goodnessOfFit } from '../../../../../electron/learning/stats/regression/goodness-of-fit.ts'
import { linearSummary } from '../../../../../electron/learning/stats/regression/linear-summary.ts'
import { modifiedPoisson } from '../../../../../electron/learning/stats/regression/modified-poisson.ts'
import { predict } from '../../../../../electron/learning/stats/regression/prediction.ts'
import type {
  Family,
  RegressionData,
} from '../../../../../electron/learning/stats/regression/regression-data.ts'
import { design, near, offset, ones, outcomes, weights, x1, x2 } from './worked-example.ts'

const fit = (family: Family, data: RegressionData): GeneralizedLinearFit => {
  const result = fitGeneralizedLinear(family, data)
  if (result.kind !== 'fitted') throw new Error(result.reason)
  return result
}
const of = (family: Family, data: RegressionData) => goodnessOfFit(fit(family, data))

describe('goodness of fit agrees with R 4.2.2', () => {
  // glm(..., offset, weights): deviance, null deviance, Pearson, AIC, BIC.
  const cases: [Family, RegressionData, number[]][] = [
    [
      'binomial',
      { outcome: outcomes.binomial, design, offset, weights },
      [16.75296818064, 24.89494466975, 13.27455809987, 22.75296818064, 24.20768813],
    ],
    [
      'poisson',
      { outcome: outcomes.poisson, design, offset, weights },
      [6.456510258013, 59.27308686557, 5.570968878591, 50.02196920163, 51.476689151],
    ],
    [
      'gaussian',
      { outcome: outcomes.gaussian, design, weights },
      [1.688264620929, 26.05058823529, 1.688264620929, 15.34200496719, 17.28163156634],
    ],
  ]
  it.each(cases)('%s', (family, data, expected) => {
    const { deviance, nullDeviance, pearsonChiSquare, aic, bic, likelihoodRatio } = of(family, data)
    near([deviance, nullDeviance, pearsonChiSquare, aic, bic], expected)
    expect(likelihoodRatio.freedom).toBe(2)
  })
})

describe('goodness of fit', () => {
  it('has the deviance for twice the log likelihood of 0/1 outcomes, sign changed', () => {
    const result = fit('binomial', { outcome: outcomes.binomial, design })
    near([goodnessOfFit(result).deviance], [-2 * result.logLikelihood])
  })

  it('has errors scaled by the root of the dispersion', () => {
    const result = fit('poisson', { outcome: outcomes.poisson, design, offset })
    const { dispersion, quasiStandardErrors, pearsonChiSquare } = goodnessOfFit(result)
    near([dispersion!], [pearsonChiSquare / 9])
    near(
      quasiStandardErrors!,
      [...standardErrorsOf(result.covariance)].map(error => error * Math.sqrt(dispersion!)),
    )
    near(goodnessOfFit(fit('gaussian', { outcome: outcomes.gaussian, design })).quasiStandardErrors!, [
      ...standardErrorsOf(fit('gaussian', { outcome: outcomes.gaussian, design }).covariance),
    ])
  })

  it('of a model that is all there is to know is a deviance of 0', () => {
    const group = Float64Array.from(ones, (_, i) => i % 3)
    const counts = group.map(each => 2 * each + 1)
    near(
      [
        1 +
          of('poisson', {
            outcome: counts,
            design: [ones, group.map(each => Number(each === 1)), group.map(each => Number(each === 2))],
          }).deviance,
      ],
      [1],
      1e-12,
    )
    const full = of('poisson', {
      outcome: Float64Array.from([1, 2]),
      design: [ones.slice(0, 2), Float64Array.from([0, 1])],
    })
    expect([full.dispersion, full.quasiStandardErrors]).toEqual([undefined, undefined])
  })

  it('has nothing to test in the intercept alone', () => {
    expect(of('binomial', { outcome: outcomes.binomial, design: [ones] }).likelihoodRatio).toEqual({
      chiSquare: 0,
      freedom: 0,
      p: undefined,
    })
  })

  it('counts an intercept that no outcome needs as a perfect fit', () => {
    const zeros = new Float64Array(12)
    expect(
      of('binomial', { outcome: zeros.map((_, i) => Number(i === 0)), design: [ones], weights: ones })
        .nullDeviance,
    ).toBeGreaterThan(0)
    const allOnes = fit('poisson', { outcome: zeros.map((_, i) => Number(i < 2)), design: [ones] })
    expect(goodnessOfFit(allOnes).nullDeviance).toBeGreaterThan(0)
  })
})

describe('the table of coefficients', () => {
  it('agrees with R: normal, and t with nine degrees of freedom', () => {
    const [normal] = coefficientTable([2], [1])
    near(
      [normal!.statistic, normal!.p, normal!.lower, normal!.upper],
      [2, 0.04550026389636, 0.04003601545995, 3.95996398454005],
    )
    const [student] = coefficientTable([2], [1], { freedom: 9, level: 0.9 })
    near([student!.p, student!.lower, student!.upper], [0.0765528237707, 0.1668870673438, 3.833112932656])
  })

  it('knows what no error means', () => {
    expect(
      coefficientTable([1, -1, 0], [0, 0, 0]).map(({ statistic, p, lower }) => [statistic, p, lower]),
    ).toEqual([
      [Infinity, 0, 1],
      [-Infinity, 0, -1],
      [0, 1, 0],
    ])
    expect(coefficientTable([], [])).toEqual([])
  })

  it('refuses levels and errors that are none', () => {
    for (const level of [0, 1, NaN, 95])
      expect(() => coefficientTable([1], [1], { level })).toThrow(RangeError)
    expect(() => coefficientTable([1], [NaN])).toThrow(/standardErrors, entry 1/u)
    expect(() => coefficientTable([1], [])).toThrow(RangeError)
  })
})

describe("a linear regression's summary", () => {
  it("agrees with R's summary.lm and the studentised Breusch-Pagan test", () => {
    const weighted = linearSummary(fit('gaussian', { outcome: outcomes.gaussian, design, weights }))
    near(
      [weighted.rSquared, weighted.adjustedRSquared, weighted.f!.value],
      [0.9351928407267, 0.920791249777, 64.93677288833],
    )
    expect(weighted.breuschPagan).toBeUndefined()
    const plain = linearSummary(fit('gaussian', { outcome: outcomes.gaussian, design }))
    near([plain.breuschPagan!.statistic], [2.553305564471], 1e-8)
    expect(plain.breuschPagan!.freedom).toBe(2)
  })

  it('without an intercept counts squares about 0', () => {
    const through0 = linearSummary(fit('gaussian', { outcome: outcomes.gaussian, design: [x1] }))
    const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0)
    const slope = outcomes.gaussian.reduce((sum, y, i) => sum + y * x1[i]!, 0) / squares(x1)
    near(
      [through0.rSquared],
      [1 - squares(outcomes.gaussian.map((y, i) => y - slope * x1[i]!)) / squares(outcomes.gaussian)],
    )
    expect(through0.f!.freedom1).toBe(1)
  })

  it('of the mean alone, of a constant and of a perfect fit is never NaN', () => {
    const mean = linearSummary(fit('gaussian', { outcome: outcomes.gaussian, design: [ones] }))
    expect([mean.rSquared, mean.adjustedRSquared, mean.f, mean.breuschPagan]).toEqual([
      0,
      0,
      undefined,
      undefined,
    ])
    const constant = linearSummary(fit('gaussian', { outcome: ones.map(() => 4), design }))
    expect(constant.rSquared).toBe(0)
    expect(
      Object.values(linearSummary(fit('gaussian', { outcome: new Float64Array(12), design }))).some(
        Number.isNaN,
      ),
    ).toBe(false)
    const perfect = linearSummary(fit('gaussian', { outcome: x1.map(x => 2 + x), design }))
    expect(perfect.rSquared).toBeCloseTo(1, 12)
    expect(perfect.f!.p).toBeCloseTo(0, 12)
    expect(() => linearSummary(fit('poisson', { outcome: outcomes.poisson, design }))).toThrow(
      /^linearSummary: fit/u,
    )
  })
})

describe('predictions', () => {
  const rows = [ones.slice(0, 2), Float64Array.from([0, 1]), Float64Array.from([1, 0])]

  it("agree with R's predict: confidence and prediction limits, errors on the log scale", () => {
    const linear = predict(fit('gaussian', { outcome: outcomes.gaussian, design }), rows, { level: 0.9 })
    near(
      [...linear.mean, ...linear.interval!.lower, ...linear.interval!.upper],
      [1.634194228489, 2.830096191857, 0.9726922177931, 2.1532651154547, 2.295696239184, 3.506927268259],
      1e-8,
    )
    const weighted = predict(fit('gaussian', { outcome: outcomes.gaussian, design, weights }), rows, {
      level: 0.9,
    })
    near(
      [...weighted.lower, ...weighted.upper],
      [1.398400970404, 2.39081771238, 1.960388304331, 3.080748447496],
      1e-8,
    )
    const counts = predict(fit('poisson', { outcome: outcomes.poisson, design, offset }), rows)
    near(
      [...counts.linearPredictor, ...counts.standardError],
      [0.3409321290467, 1.0661316656169, 0.2724423541596, 0.2462659901194],
      1e-6,
    )
    expect(counts.interval).toBeUndefined()
  })

  it('of the rows fitted to are the fitted values, the offset added', () => {
    for (const family of ['binomial', 'poisson'] as const) {
      const result = fit(family, { outcome: outcomes[family], design, offset })
      near(predict(result, design, { offset }).mean, [...result.fitted], 1e-9)
    }
  })

  it("keep a risk's limits between 0 and 1, also of no rows", () => {
    const result = fit('binomial', { outcome: outcomes.binomial, design })
    const { lower, upper } = predict(result, [
      ones.slice(0, 2),
      Float64Array.from([-900, 900]),
      Float64Array.from([0, 0]),
    ])
    for (const limit of [...lower, ...upper]) {
      expect(limit).toBeGreaterThanOrEqual(0)
      expect(limit).toBeLessThanOrEqual(1)
    }
    expect(
      predict(
        result,
        design.map(() => new Float64Array(0)),
      ).mean,
    ).toHaveLength(0)
  })

  it('refuse another design', () => {
    const result = fit('binomial', { outcome: outcomes.binomial, design })
    expect(() => predict(result, [ones])).toThrow(/^predict: design/u)
    expect(() => predict(result, [ones, x1, x2.slice(1)])).toThrow(RangeError)
    expect(() => predict(result, design, { level: 1 })).toThrow(RangeError)
  })
})

describe('modified Poisson regression', () => {
  it("of one group against another is the risk ratio with the textbook's error", () => {
    // 15 of 50 against 7 of 52: ln RR has variance 1/15 - 1/50 + 1/7 - 1/52 (Katz et al. 1978).
    const outcome = Float64Array.from({ length: 102 }, (_, i) => Number(i < 50 ? i < 15 : i < 57))
    const group = Float64Array.from({ length: 102 }, (_, i) => Number(i < 50))
    const result = modifiedPoisson({ outcome, design: [new Float64Array(102).fill(1), group] })
    if (result.kind !== 'fitted') throw new Error(result.reason)
    near(
      [result.ratios[1]!.ratio, result.coefficients[1]!.standardError],
      [15 / 50 / (7 / 52), Math.sqrt(1 / 15 - 1 / 50 + 1 / 7 - 1 / 52)],
    )
    near([result.ratios[0]!.ratio], [7 / 52])
    expect(result.rowsAboveOne).toBe(0)
  })

  it('counts the rows with an impossible risk, and sums clusters', () => {
    const steep = modifiedPoisson({ outcome: outcomes.binomial, design })
    const clustered = modifiedPoisson(
      { outcome: outcomes.binomial, design },
      { cluster: ones.map((_, i) => i % 4), level: 0.9 },
    )
    if (steep.kind !== 'fitted' || clustered.kind !== 'fitted') throw new Error('not fitted')
    expect(steep.rowsAboveOne).toBeGreaterThan(0)
    near(
      clustered.coefficients.map(row => row.estimate),
      steep.coefficients.map(row => row.estimate),
    )
    expect(clustered.coefficients[1]!.standardError).not.toBeCloseTo(steep.coefficients[1]!.standardError, 3)
  })

  it('has no ratio where a group has no outcome, and refuses counts', () => {
    expect(modifiedPoisson({ outcome: x2.map(x => Number(x === 0)), design: [ones, x2] })).toEqual({
      kind: 'not-estimable',
      reason: 'separation',
    })
    expect(() => modifiedPoisson({ outcome: outcomes.poisson, design })).toThrow(
      /^modifiedPoisson: outcome, row 1/u,
    )
  })
})

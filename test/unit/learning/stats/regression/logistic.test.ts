import { describe, expect, it } from 'vitest'
import { fitLogistic } from '../../../../../electron/learning/stats/regression/logistic.ts'

const ones = new Float64Array(12).fill(1)
const x1 = Float64Array.from([0.2, -1.1, 0.5, 1.4, -0.3, 0.8, -0.9, 2.1, -1.7, 0.1, 0.6, -0.4])
const x2 = Float64Array.from([1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1])
const outcome = Uint8Array.from([1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0])
const weights = Float64Array.from([1, 2, 1, 1, 3, 1, 2, 1, 1, 2, 1, 1])

// R 4.5: glm(y ~ x1 + x2, family = binomial, control = list(epsilon = 1e-14)), with and without weights = w.
const cases: Array<[string, Float64Array | undefined, number[], number[], number]> = [
  [
    'without weights',
    undefined,
    [-0.255893523076, 1.64443675108, 0.149999195516],
    [1.4107098713, 0.98660489266, 2.19169642748],
    -5.94796533095,
  ],
  [
    'with weights',
    weights,
    [-0.843499544038, 1.351517502081, 0.918526471545],
    [0.808559130034, 0.567780108777, 1.392844276131],
    -9.0000627418,
  ],
]

describe('logistic regression', () => {
  it.each(cases)('agrees with glm %s', (_, given, coefficients, variances, logLikelihood) => {
    const fit = fitLogistic(outcome, [ones, x1, x2], given)
    if (fit.kind !== 'fitted') throw new Error(fit.reason)
    coefficients.forEach((expected, c) => expect(fit.coefficients[c]).toBeCloseTo(expected, 9))
    // glm's covariance is that of its last step but one
    variances.forEach((expected, c) => expect(fit.covariance[c]![c]).toBeCloseTo(expected, 6))
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 9)
  })

  it('takes a weight of two for the same person twice', () => {
    const twice = (column: Float64Array) =>
      Float64Array.from([...column].flatMap((value, i) => Array.from({ length: weights[i]! }, () => value)))
    const repeated = fitLogistic(Uint8Array.from(twice(Float64Array.from(outcome))), [
      twice(ones),
      twice(x1),
      twice(x2),
    ])
    const weighted = fitLogistic(outcome, [ones, x1, x2], weights)
    if (repeated.kind !== 'fitted' || weighted.kind !== 'fitted') throw new Error('not fitted')
    repeated.coefficients.forEach((value, c) => expect(weighted.coefficients[c]).toBeCloseTo(value, 9))
  })

  it('names separation instead of answering a huge coefficient', () => {
    expect(
      fitLogistic(
        Uint8Array.from(x1, value => Number(value > 0)),
        [ones, x1],
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'separation' })
    expect(fitLogistic(new Uint8Array(12), [ones, x1])).toEqual({
      kind: 'not-estimable',
      reason: 'separation',
    })
  })

  it('names a column that is a combination of others', () => {
    expect(fitLogistic(outcome, [ones, x1, x1.map(value => 3 - 2 * value)])).toEqual({
      kind: 'not-estimable',
      reason: 'dependent',
      column: 2,
    })
  })
})

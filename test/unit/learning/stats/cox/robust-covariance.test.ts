import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dfbeta } from '../../../../../electron/learning/stats/cox/dfbeta.ts'
import {
  robustCovariance,
  robustScoreTest,
  waldTest,
} from '../../../../../electron/learning/stats/cox/robust-covariance.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { anyData, fitOrSkip, fitted, pickRows, sixteen, whole } from './small-data.ts'
import { runs } from '../../../runs.ts'

describe('robust covariance of a Cox regression', () => {
  const fit = fitted(whole)

  it('agrees with coxph by cluster, with ties, weights, late comers and strata', () => {
    const covariance = atOnce(robustCovariance(fit, sixteen.cluster))
    expect(covariance[0]![0]).toBeCloseTo(0.220800601474924, 11)
    expect(covariance[0]![1]).toBeCloseTo(0.004391125020847, 12)
    expect(covariance[1]![1]).toBeCloseTo(0.001152287890898, 12)
    expect(atOnce(robustScoreTest(fit, sixteen.cluster))).toBeCloseTo(3.1108627674299, 10)
    expect(waldTest(fit, covariance)).toBeCloseTo(2.9546562480916, 9)
  })

  it('agrees with coxph on a weighted comparison of two arms', () => {
    const two = fitted({
      stop: sixteen.stop,
      event: sixteen.event,
      design: [sixteen.exposed],
      weights: sixteen.weights,
    })
    expect(two.coefficients[0]).toBeCloseTo(0.9041024139794, 11)
    expect(two.covariance[0]![0]).toBeCloseTo(0.83300330418, 9)
    expect(atOnce(robustCovariance(two))[0]![0]).toBeCloseTo(0.3580019726348, 11)
  })

  it('is the sum of products of dfbeta', () => {
    fc.assert(
      fc.property(anyData(), data => {
        const fit = fitOrSkip(data)
        const changes = atOnce(dfbeta(fit))
        atOnce(robustCovariance(fit)).forEach((row, a) =>
          row.forEach((value, b) => {
            const expected = changes[a]!.reduce((sum, change, k) => sum + change * changes[b]![k]!, 0)
            expect(value).toBeCloseTo(expected, 8)
          }),
        )
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it('takes each row for its own cluster where none are given, and sums rows of one cluster first', () => {
    const rows = [...sixteen.stop.keys()]
    expect(
      atOnce(
        robustCovariance(
          fit,
          rows.map(row => 100 - row),
        ),
      )[0]![0],
    ).toBeCloseTo(atOnce(robustCovariance(fit))[0]![0]!, 14)
    // everybody twice, as a cluster of two: as much information as once (Breslow's ties)
    const once = fitted({ ...whole, weights: undefined }, 'breslow')
    const twice = fitted(pickRows({ ...whole, weights: undefined }, [...rows, ...rows]), 'breslow')
    expect(atOnce(robustCovariance(twice, [...rows, ...rows]))[1]![1]).toBeCloseTo(
      atOnce(robustCovariance(once))[1]![1]!,
      11,
    )
    expect(twice.covariance[1]![1]! * 2).toBeCloseTo(once.covariance[1]![1]!, 11)
  })

  it('does not change with the scale of weights', () => {
    const heavy = fitted({ ...whole, weights: sixteen.weights.map(weight => weight * 1e6) })
    expect(atOnce(robustCovariance(heavy))[0]![0]).toBeCloseTo(atOnce(robustCovariance(fit))[0]![0]!, 10)
  })

  it('gives no test where there are fewer clusters than columns', () => {
    const three = fitted({
      ...whole,
      design: [...whole.design, sixteen.age.map((age, row) => (age * (row + 3)) % 7)],
    })
    const two = sixteen.stop.map((_, row) => row % 2)
    expect(atOnce(robustScoreTest(three, two))).toBeUndefined()
    expect(waldTest(three, atOnce(robustCovariance(three, two)))).toBeUndefined()
  })

  it('refuses clusters that are not one a row, no number, or only one', () => {
    expect(() => atOnce(robustCovariance(fit, [1, 2]))).toThrow(RangeError)
    expect(() =>
      atOnce(
        robustCovariance(
          fit,
          sixteen.stop.map(() => 1),
        ),
      ),
    ).toThrow('one cluster')
    expect(() =>
      atOnce(
        robustCovariance(
          fit,
          sixteen.stop.map(() => Number.NaN),
        ),
      ),
    ).toThrow(RangeError)
  })
})

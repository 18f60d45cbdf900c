import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dfbeta } from '../../../../../electron/learning/stats/cox/dfbeta.ts'
import { linearPredictor } from '../../../../../electron/learning/stats/cox/linear-predictor.ts'
import {
  devianceResiduals,
  martingaleResiduals,
} from '../../../../../electron/learning/stats/cox/martingale-residuals.ts'
import { schoenfeldResiduals } from '../../../../../electron/learning/stats/cox/schoenfeld-residuals.ts'
import { scoreResiduals } from '../../../../../electron/learning/stats/cox/score-residuals.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { anyData, columns, fitOrSkip, fitted, pickRows, sixteen, whole } from './small-data.ts'
import { runs } from '../../../runs.ts'

const weightedSum = (values: Float64Array, weights?: Float64Array) =>
  values.reduce((sum, value, row) => sum + value * (weights?.[row] ?? 1), 0)

describe('residuals of a Cox regression', () => {
  const fit = fitted(whole)

  it('agree with survival::residuals on ties, weights, late comers and strata', () => {
    const martingale = [
      0.817647760048089, 0.791987526171469, 0.310416379315257, -0.102350592735776, 0.94448451108682,
      -0.24736976337454, 0.739855758777784, -0.155338922875329, -0.033090244319226, 0.009911210987237,
      0.666748019867432, -0.968351760658299, 0.407002268671626, -1.169941495667293, -0.462445727248691,
      -0.816669814809725,
    ]
    const exposed = [
      0.062925848844847, -0.197866461705954, 0.065393349116412, -0.042676157216026, -0.055013806383797,
      0.005428540566822, 0.017884327279735, 0.011622351825704, 0.00647411553194, 0.052218826513295,
      0.178047215642903, -0.163818652044704, -0.08620018381498, -0.195024250808961, 0.164265443928226,
      0.176339492724538,
    ]
    const age = [
      -0.0033211121697758, -0.0119342790672922, 0.0048318994239947, 0.0003818916643879, 0.0047298515657846,
      0.0110594447631791, 0.0134655239941562, 0.0046391186118199, -0.0001511484339662, 0.0036854297406469,
      -0.0055363312045557, -0.0061293752972524, -0.0112679835000429, -0.0012370364894085, 0.0125835218960514,
      -0.0157994154977271,
    ]
    martingaleResiduals(fit).forEach((value, row) => expect(value).toBeCloseTo(martingale[row]!, 12))
    const changes = atOnce(dfbeta(fit))
    changes[0]!.forEach((value, row) => expect(value).toBeCloseTo(exposed[row]!, 11))
    changes[1]!.forEach((value, row) => expect(value).toBeCloseTo(age[row]!, 12))
  })

  it('martingale residuals add up to 0, deviance residuals have their sign', () => {
    fc.assert(
      fc.property(anyData(), data => {
        const fit = fitOrSkip(data)
        const martingale = martingaleResiduals(fit)
        expect(weightedSum(martingale, data.weights)).toBeCloseTo(0, 9)
        devianceResiduals(fit).forEach((value, row) => {
          expect(value * martingale[row]!).toBeGreaterThanOrEqual(0)
          if (data.event[row] && Math.abs(martingale[row]!) < 1e-3 && martingale[row] !== 0)
            expect(value / martingale[row]!).toBeCloseTo(1, 2)
          expect(martingale[row]).toBeLessThanOrEqual(data.event[row]!)
        })
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it('score residuals and Schoenfeld residuals add up to the score, which is 0 at the maximum', () => {
    fc.assert(
      fc.property(anyData(), data => {
        const fit = fitOrSkip(data)
        const { row, residuals, time } = atOnce(schoenfeldResiduals(fit))
        atOnce(scoreResiduals(fit)).forEach((residual, c) => {
          expect(weightedSum(residual, data.weights)).toBeCloseTo(0, 7)
          expect(
            residuals[c]!.reduce((sum, value, k) => sum + value * (data.weights?.[row[k]!] ?? 1), 0),
          ).toBeCloseTo(0, 7)
        })
        time.forEach((each, k) => expect(each).toBe(data.stop[row[k]!]))
      }),
      { numRuns: runs(10, 60) },
    )
  })

  it("score residuals are the score's derivative by each weight: the estimate moves as they say (Breslow)", () => {
    const breslow = fitted(whole, 'breslow')
    const residuals = atOnce(scoreResiduals(breslow))
    for (const row of sixteen.stop.keys()) {
      const by = (step: number) =>
        fitted(
          { ...whole, weights: sixteen.weights.map((weight, k) => (k === row ? weight + step : weight)) },
          'breslow',
        ).coefficients
      const [more, less] = [by(1e-5), by(-1e-5)]
      breslow.covariance.forEach((covariance, c) => {
        const expected = covariance.reduce((sum, value, k) => sum + value * residuals[k]![row]!, 0)
        expect((more[c]! - less[c]!) / 2e-5).toBeCloseTo(expected, 6)
      })
    }
  })

  it('dfbeta says about how much a coefficient falls when a row is left out', () => {
    const random = createRandom(5)
    const rows = 150
    const data = {
      stop: Float64Array.from({ length: rows }, () => Math.ceil(20 * random.uniform())),
      event: Uint8Array.from({ length: rows }, () => Number(random.uniform() < 0.7)),
      design: [
        Float64Array.from({ length: rows }, () => random.normal()),
        Float64Array.from({ length: rows }, () => Number(random.uniform() < 0.4)),
      ],
    }
    const all = fitted(data)
    atOnce(dfbeta(all)).forEach((change, c) => {
      const left = [...change.keys()].filter(row => row % runs(10, 1) === 0)
      const real = left.map(
        row =>
          all.coefficients[c]! -
          fitted(
            pickRows(
              data,
              [...change.keys()].filter(each => each !== row),
            ),
          ).coefficients[c]!,
      )
      const largest = Math.max(...real.map(Math.abs))
      real.forEach((value, k) => expect(Math.abs(value - change[left[k]!]!)).toBeLessThan(0.25 * largest))
    })
  })

  it('are those of counting where there are no columns', () => {
    const none = fitted(
      { stop: Float64Array.of(1, 2, 2, 3), event: Uint8Array.of(1, 1, 1, 0), design: [] },
      'breslow',
    )
    expect(Array.from(martingaleResiduals(none))).toEqual([
      1 - 1 / 4,
      1 - 1 / 4 - 2 / 3,
      1 - 1 / 4 - 2 / 3,
      -1 / 4 - 2 / 3,
    ])
    expect(atOnce(dfbeta(none))).toEqual([])
  })

  it('the linear predictor is that of the columns as they were given', () => {
    expect(linearPredictor(fit)[2]).toBeCloseTo(fit.coefficients[0]! + 70 * fit.coefficients[1]!, 14)
  })

  it('are refused for exact ties where the method has none', () => {
    const exact = fitted(
      {
        stop: Float64Array.of(1, 1, 2, 2, 3),
        event: Uint8Array.of(1, 1, 1, 0, 1),
        design: columns([1, 0, 2, 1, 1]),
      },
      'exact',
    )
    expect(() => atOnce(scoreResiduals(exact))).toThrow(RangeError)
    expect(() => atOnce(schoenfeldResiduals(exact))).toThrow(RangeError)
    expect(weightedSum(martingaleResiduals(exact))).toBeCloseTo(0, 12)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { robustCurve } from '../../../../../electron/learning/stats/causal-survival/robust-curve.ts'
import {
  weightedSurvival,
  weightedSurvivalInSteps,
} from '../../../../../electron/learning/stats/causal-survival/weighted-survival.ts'
import { kaplanMeier } from '../../../../../electron/learning/stats/survival/kaplan-meier.ts'
import { restrictedMean } from '../../../../../electron/learning/stats/survival/restricted-mean.ts'
import { survivalAt } from '../../../../../electron/learning/stats/survival/survival-at.ts'
import { survivalQuantile } from '../../../../../electron/learning/stats/survival/survival-quantile.ts'
import { leukaemia } from '../../../../fixtures/survival-examples.ts'
import { crowd, people } from '../survival/arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import type { InSteps } from '../../../../../electron/learning/stats/foundations/in-steps.ts'

// Sixteen people with ties and weights; expected values by survival 3.5-3:
// survfit(Surv(t, e) ~ 1, weights = w, robust = TRUE, conf.type = "log-log").
const time = Float64Array.from([5, 8, 8, 12, 12, 12, 20, 25, 30, 30, 41, 41, 50, 60, 60, 60])
const event = Uint8Array.from([1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0])
const weight = Float64Array.from([
  0.5, 0.3, 0.8, 0.6, 0.2, 0.9, 0.4, 0.7, 0.35, 0.65, 0.55, 0.45, 0.75, 0.25, 0.5, 0.85,
])

const ones = (rows: number) => new Float64Array(rows).fill(1)

describe('weighted survival', () => {
  it.each([
    [12, 0.691428571429, 0.126394428359],
    [41, 0.412392702731, 0.14258793879],
  ])('agrees with survfit at time %s', (at, survival, standardError) => {
    const curve = weightedSurvival(time, event, weight)
    expect(curve.at(at)).toBeCloseTo(survival, 10)
    expect(Math.hypot(...curve.derivativeAt(at).map((each, i) => each * weight[i]!))).toBeCloseTo(
      standardError,
      10,
    )
    expect(curve.restrictedMean(50)).toBeCloseTo(32.17430349046, 9)
  })

  it.each([12, 41, 55])('answers derivatives that a small change of a weight confirms, at time %s', at => {
    const curve = weightedSurvival(time, event, weight)
    const changed = (i: number, by: number) => weightedSurvival(time, event, weight.with(i, weight[i]! + by))
    for (let i = 0; i < time.length; i++) {
      const [more, less] = [changed(i, 1e-6), changed(i, -1e-6)]
      expect(curve.derivativeAt(at)[i]).toBeCloseTo((more.at(at) - less.at(at)) / 2e-6, 6)
      expect(curve.restrictedMeanDerivative(at)[i]).toBeCloseTo(
        (more.restrictedMean(at) - less.restrictedMean(at)) / 2e-6,
        5,
      )
    }
  })

  it("is the plain curve where weights are equal, the robust error within the n of Greenwood's", () => {
    const { time, event } = leukaemia.mercaptopurine
    const weighted = weightedSurvival(
      time,
      event,
      ones(21).map(() => 0.3),
    )
    const plain = kaplanMeier(leukaemia.mercaptopurine)
    plain.survival.forEach((value, step) => expect(weighted.survival[step]).toBeCloseTo(value, 14))
    // Without ties and weights the infinitesimal jackknife is Greenwood's formula (Therneau 2021): here but
    // for three ties.
    weighted
      .robustErrorOfLog()
      .forEach((error, step) => expect(error).toBeCloseTo(plain.errorOfLog[step]!, 12))
    expect(weighted.restrictedMean(30)).toBeCloseTo(restrictedMean(plain, 30).mean, 12)
  })

  it('takes times that differ by rounding only for one', () => {
    const weight = Float64Array.of(1, 2, 3)
    expect(
      weightedSurvival(Float64Array.of(0.1 + 0.2, 0.3, 1), Uint8Array.of(1, 0, 1), weight).survival,
    ).toEqual(weightedSurvival(Float64Array.of(0.3, 0.3, 1), Uint8Array.of(1, 0, 1), weight).survival)
    expect(
      weightedSurvival(Float64Array.of(0.1 + 0.2, 1), Uint8Array.of(1, 1), Float64Array.of(1, 1)).at(0.3),
    ).toBe(0.5)
  })

  it('has the robust error of its derivatives at every time', () => {
    fc.assert(
      fc.property(people(), ({ time, event, count }) => {
        const weight = Float64Array.from(count, each => each / 2)
        const curve = weightedSurvival(time, event, weight)
        const error = curve.robustErrorOfLog()
        curve.times.forEach((t, step) => {
          const squares = curve.derivativeAt(t).reduce((sum, each, i) => sum + (each * weight[i]!) ** 2, 0)
          if (curve.survival[step] === 0) expect(error[step]).toBe(Infinity)
          else expect(curve.survival[step]! * error[step]!).toBeCloseTo(Math.sqrt(squares), 12)
        })
      }),
    )
  })

  it("has the variance of the restricted mean in its derivatives: Greenwood's where weights are 1", () => {
    fc.assert(
      fc.property(people(), fc.double({ min: 0.6, max: 9, noNaN: true }), ({ time, event }, horizon) => {
        const derivative = weightedSurvival(time, event, ones(time.length)).restrictedMeanDerivative(horizon)
        expect(Math.sqrt(derivative.reduce((sum, each) => sum + each * each, 0))).toBeCloseTo(
          restrictedMean(kaplanMeier({ time, event }), horizon).standardError,
          9,
        )
      }),
    )
  })

  it('does not mind the size of the weights, nor people of weight 0', () => {
    fc.assert(
      fc.property(people(), ({ time, event, count }) => {
        const weight = Float64Array.from(count, each => each - 1)
        const [one, other] = [
          weightedSurvival(time, event, weight),
          weightedSurvival(
            time,
            event,
            weight.map(each => 1000 * each),
          ),
        ]
        const kept = [...weight.keys()].filter(row => weight[row]! > 0)
        const without = weightedSurvival(
          Float64Array.from(kept, row => time[row]!),
          Uint8Array.from(kept, row => event[row]!),
          Float64Array.from(kept, row => weight[row]!),
        )
        one.times.forEach((t, step) => {
          expect(other.at(t)).toBeCloseTo(one.at(t), 12)
          if (one.survival[step]! > 0)
            expect(other.robustErrorOfLog()[step]).toBeCloseTo(one.robustErrorOfLog()[step]!, 10)
          expect(without.at(t)).toBeCloseTo(one.at(t), 12)
        })
      }),
    )
  })

  it('gives tables and medians with robust limits', () => {
    const curve = robustCurve(weightedSurvival(time, event, weight))
    const [line] = survivalAt(curve, [41])
    expect(
      [line!.survival, line!.standardError, line!.lower, line!.upper].map(each => each.toFixed(8)),
    ).toEqual(['0.41239270', '0.14258794', '0.14902441', '0.66221886'])
    expect(survivalQuantile(curve)).toEqual({ time: 30, lower: 12, upper: NaN })
  })

  it('stays at 1 without events and falls to 0 when everybody has one', () => {
    expect(weightedSurvival(time, new Uint8Array(16), weight).at(60)).toBe(1)
    expect(weightedSurvival(time, new Uint8Array(16).fill(1), weight).at(60)).toBe(0)
  })

  it('answers nobody with no steps', () => {
    const curve = weightedSurvival(new Float64Array(), new Uint8Array(), new Float64Array())
    expect([curve.times.length, curve.robustErrorOfLog().length, curve.derivativeAt(1).length]).toEqual([
      0, 0, 0,
    ])
  })

  it('refuses weights that are none', () => {
    expect(() => weightedSurvival(Float64Array.of(1), Uint8Array.of(1), Float64Array.of(NaN))).toThrow(
      'weightedSurvival: weights, row 1',
    )
    expect(() => weightedSurvival(Float64Array.of(1), Uint8Array.of(1), new Float64Array())).toThrow(
      RangeError,
    )
  })
})

it('comes in steps too', async () => {
  const { time, event, weights } = crowd()
  function* survival(): InSteps<Float64Array> {
    return (yield* weightedSurvivalInSteps(time, event, weights)).survival
  }
  await expectSteps(survival, weightedSurvival(time, event, weights).survival)
})

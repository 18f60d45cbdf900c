import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  weightedIncidence,
  weightedIncidenceInSteps,
} from '../../../../../electron/learning/stats/causal-survival/weighted-incidence.ts'
import { weightedSurvival } from '../../../../../electron/learning/stats/causal-survival/weighted-survival.ts'
import type { InSteps } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { cumulativeIncidence } from '../../../../../electron/learning/stats/survival/cumulative-incidence.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import { crowd, people } from '../survival/arbitraries.ts'

// Sixteen people with ties, weights and two causes; expected values by survival 3.5-3:
// survfit(Surv(t, factor(e, 0:2)) ~ 1, weights = w, id = 1:16, influence = TRUE), summary(rmean = 50).
const time = Float64Array.from([5, 8, 8, 12, 12, 12, 20, 25, 30, 30, 41, 41, 50, 60, 60, 60])
const event = Uint8Array.from([1, 2, 1, 0, 1, 2, 2, 0, 1, 1, 2, 0, 1, 0, 2, 0])
const weight = Float64Array.from([
  0.5, 0.3, 0.8, 0.6, 0.2, 0.9, 0.4, 0.7, 0.35, 0.65, 0.55, 0.45, 0.75, 0.25, 0.5, 0.85,
])
const errorOf = (derivative: Float64Array, weights: Float64Array) =>
  Math.hypot(...derivative.map((each, i) => each * weights[i]!))

/** Everybody whose event is not of the cause as last seen then. */
const only = (events: Uint8Array, cause: number) => events.map(each => (each === cause ? 1 : 0))

describe('weighted cumulative incidence', () => {
  it.each([
    [12, 0.17142857142857, 0.13714285714286, 0.1004420052476, 0.09939261438902],
    [41, 0.3187116795469, 0.2688956177219, 0.1305653611641, 0.1244805928759],
    [60, 0.4503263719079, 0.3566387459626, 0.1518885154374, 0.1402245242775],
  ])('agrees with survfit at time %s', (at, first, second, errorOfFirst, errorOfSecond) => {
    const curve = weightedIncidence(time, event, weight)
    expect(curve.at(1, at)).toBeCloseTo(first, 12)
    expect(curve.at(2, at)).toBeCloseTo(second, 12)
    expect(errorOf(curve.derivativeAt(1, at), weight)).toBeCloseTo(errorOfFirst, 12)
    expect(errorOf(curve.derivativeAt(2, at), weight)).toBeCloseTo(errorOfSecond, 12)
  })

  it("agrees with survfit's influence of each person and its time lost", () => {
    const curve = weightedIncidence(time, event, weight)
    const influence = [
      0.077861522337502,
      -0.036424191948212,
      0.077861522337502,
      -0.01207987655676,
      0.077861522337502,
      -0.036424191948212,
      -0.039104300064703,
      -0.009939328160091,
      0.103485594183877,
      0.103485594183877,
      ...Array.from({ length: 6 }, () => -0.04379751393441),
    ]
    const found = curve.derivativeAt(1, 41)
    influence.forEach((each, i) => expect(found[i]).toBeCloseTo(each, 12))
    expect(curve.meanTimeLost(1, 50)).toBeCloseTo(10.225662162366, 10)
    expect(curve.meanTimeLost(2, 50)).toBeCloseTo(7.600034347178, 10)
  })

  it.each([12, 41, 55])('answers derivatives that a small change of a weight confirms, at time %s', at => {
    const curve = weightedIncidence(time, event, weight)
    const changed = (i: number, by: number) => weightedIncidence(time, event, weight.with(i, weight[i]! + by))
    for (let i = 0; i < time.length; i++) {
      const [more, less] = [changed(i, 1e-6), changed(i, -1e-6)]
      for (const cause of [1, 2]) {
        expect(curve.derivativeAt(cause, at)[i]).toBeCloseTo(
          (more.at(cause, at) - less.at(cause, at)) / 2e-6,
          6,
        )
        expect(curve.meanTimeLostDerivative(cause, at)[i]).toBeCloseTo(
          (more.meanTimeLost(cause, at) - less.meanTimeLost(cause, at)) / 2e-6,
          5,
        )
      }
    }
  })

  it('is what is missing from weighted Kaplan-Meier where there is one cause', () => {
    fc.assert(
      fc.property(people(), fc.double({ min: 0.6, max: 9, noNaN: true }), (each, horizon) => {
        const weights = Float64Array.from(each.count, count => count / 2)
        const curve = weightedIncidence(each.time, each.event, weights)
        const survival = weightedSurvival(each.time, each.event, weights)
        expect(curve.at(1, horizon)).toBeCloseTo(1 - survival.at(horizon), 12)
        expect(curve.meanTimeLost(1, horizon)).toBeCloseTo(horizon - survival.restrictedMean(horizon), 10)
        const area = survival.restrictedMeanDerivative(horizon)
        curve.meanTimeLostDerivative(1, horizon).forEach((own, i) => expect(own).toBeCloseTo(-area[i]!, 9))
        if (survival.at(horizon) === 0) return
        const slope = survival.derivativeAt(horizon)
        curve.derivativeAt(1, horizon).forEach((own, i) => expect(own).toBeCloseTo(-slope[i]!, 10))
      }),
    )
  })

  it('shares everybody out: causes and those without any event are one whole, and so is time', () => {
    fc.assert(
      fc.property(people(3), fc.double({ min: 0.6, max: 9, noNaN: true }), (each, horizon) => {
        const weights = Float64Array.from(each.count)
        const curve = weightedIncidence(each.time, each.event, weights)
        const any = weightedSurvival(
          each.time,
          each.event.map(cause => Math.min(cause, 1)),
          weights,
        )
        const sum = (of: (cause: number) => number) => of(1) + of(2) + of(3)
        expect(sum(cause => curve.at(cause, horizon))).toBeCloseTo(1 - any.at(horizon), 12)
        expect(sum(cause => curve.meanTimeLost(cause, horizon))).toBeCloseTo(
          horizon - any.restrictedMean(horizon),
          10,
        )
      }),
    )
  })

  it('has the errors of the unweighted estimator along the whole curve, which R confirmed', () => {
    fc.assert(
      fc.property(people(2), each => {
        const weights = Float64Array.from(each.count, count => count / 3)
        const curve = weightedIncidence(each.time, each.event, weights)
        const plain = cumulativeIncidence({ time: each.time, event: each.event, weights }, 2)
        for (const { cause, incidence, standardError } of plain.causes)
          plain.times.forEach((at, step) => {
            expect(curve.at(cause, at)).toBeCloseTo(incidence[step]!, 12)
            expect(errorOf(curve.derivativeAt(cause, at), weights)).toBeCloseTo(standardError[step]!, 9)
          })
      }),
    )
  })

  it('is below one minus the Kaplan-Meier curve that censors the other cause', () => {
    const naive = weightedSurvival(time, only(event, 1), weight)
    expect(weightedIncidence(time, event, weight).at(1, 60)).toBeLessThan(1 - naive.at(60))
  })

  it('does not mind the size of the weights, nor people of weight 0', () => {
    fc.assert(
      fc.property(people(2), each => {
        const weights = Float64Array.from(each.count, count => count - 1)
        const kept = [...weights.keys()].filter(row => weights[row]! > 0)
        const curve = weightedIncidence(each.time, each.event, weights)
        const larger = weightedIncidence(
          each.time,
          each.event,
          weights.map(own => 1000 * own),
        )
        const without = weightedIncidence(
          Float64Array.from(kept, row => each.time[row]!),
          Uint8Array.from(kept, row => each.event[row]!),
          Float64Array.from(kept, row => weights[row]!),
        )
        for (const at of curve.times) {
          expect(larger.at(2, at)).toBeCloseTo(curve.at(2, at), 12)
          expect(without.at(2, at)).toBeCloseTo(curve.at(2, at), 12)
          expect(curve.derivativeAt(2, at).every(Number.isFinite)).toBe(true)
        }
      }),
    )
  })

  it('is 0 for a cause nobody had, and for nobody', () => {
    const curve = weightedIncidence(time, event, weight)
    expect([curve.at(7, 60), curve.meanTimeLost(7, 60), curve.at(1, 4)]).toEqual([0, 0, 0])
    expect([...curve.derivativeAt(7, 60)]).toEqual([...new Float64Array(16)])
    const nobody = weightedIncidence(new Float64Array(), new Uint8Array(), new Float64Array())
    expect([nobody.at(1, 5), nobody.meanTimeLost(1, 5), nobody.derivativeAt(1, 5).length]).toEqual([0, 0, 0])
  })

  it('refuses what is no cause, no horizon and no weight', () => {
    const curve = weightedIncidence(time, event, weight)
    expect(() => curve.at(0, 5)).toThrow('cause 0')
    expect(() => curve.meanTimeLost(1, Infinity)).toThrow('horizon Infinity')
    expect(() => weightedIncidence(time, event, weight.with(2, -1))).toThrow(
      'weightedIncidence: weights, row 3',
    )
  })
})

it('comes in steps too', async () => {
  const { time, event, weights } = crowd()
  function* incidence(): InSteps<Float64Array> {
    return (yield* weightedIncidenceInSteps(time, event, weights)).derivativeAt(2, 1_000)
  }
  await expectSteps(incidence, weightedIncidence(time, event, weights).derivativeAt(2, 1_000))
})

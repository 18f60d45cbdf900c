import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cumulativeIncidence,
  cumulativeIncidenceInSteps,
  incidenceLimits,
} from '../../../../../electron/learning/stats/survival/cumulative-incidence.ts'
import { valueAt } from '../../../../../electron/learning/stats/survival/event-steps.ts'
import { incidenceVariance } from '../../../../../electron/learning/stats/survival/incidence-variance.ts'
import { kaplanMeier } from '../../../../../electron/learning/stats/survival/kaplan-meier.ts'
import { competing } from '../../../../fixtures/survival-examples.ts'
import { crowd, people, repeated, reversed } from './arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'

describe('cumulative incidence', () => {
  const found = cumulativeIncidence(competing)

  it.each([
    // survival 3.5-3 and cmprsk 2.2-11: at, S, F1, F2, se F1, se F2, Aalen's variances
    [
      5, 0.770089285714, 0.142609126984, 0.0873015873016, 0.0764912268224, 0.0590971100473, 0.00618443886486,
      0.00366821070533,
    ],
    [
      10, 0.574425574426, 0.214412323787, 0.211162101787, 0.0979596581812, 0.0960806725439, 0.010456622305,
      0.0099737451121,
    ],
    [
      20, 0.45954045954, 0.214412323787, 0.326047216672, 0.0979596581812, 0.132578417448, 0.010456622305,
      0.0207741747586,
    ],
  ])('agrees with R at time %s', (at, survival, one, two, errorOne, errorTwo, varianceOne, varianceTwo) => {
    const value = (values: Float64Array) => valueAt(found.times, values, at, NaN)
    const [first, second] = [found.causes[0]!, found.causes[1]!]
    expect(
      [value(found.survival), value(first.incidence), value(second.incidence)].map(each => each.toFixed(10)),
    ).toEqual([survival, one, two].map(each => each.toFixed(10)))
    expect([value(first.standardError), value(second.standardError)].map(each => each.toFixed(10))).toEqual(
      [errorOne, errorTwo].map(each => each.toFixed(10)),
    )
    expect(
      [value(incidenceVariance(found, first)), value(incidenceVariance(found, second))].map(each =>
        each.toFixed(10),
      ),
    ).toEqual([varianceOne, varianceTwo].map(each => each.toFixed(10)))
  })

  it('shares out all who are lost to survival', () => {
    fc.assert(
      fc.property(people(3), ({ time, event }) => {
        const { survival, causes } = cumulativeIncidence({ time, event })
        survival.forEach((value, step) =>
          expect(value + causes.reduce((sum, each) => sum + each.incidence[step]!, 0)).toBeCloseTo(1, 12),
        )
      }),
    )
  })

  it("is one minus Kaplan-Meier, with Greenwood's error, where there is one cause only", () => {
    fc.assert(
      fc.property(people(1), ({ time, event }) => {
        const curve = kaplanMeier({ time, event })
        const { causes } = cumulativeIncidence({ time, event }, 1)
        curve.survival.forEach((value, step) => {
          expect(causes[0]!.incidence[step]).toBeCloseTo(1 - value, 12)
          if (value > 0)
            expect(causes[0]!.standardError[step]).toBeCloseTo(value * curve.errorOfLog[step]!, 9)
          else expect(causes[0]!.standardError[step]).toBeLessThan(1e-10)
        })
      }),
    )
  })

  it('is the share of people, with a binomial error, where nobody is censored', () => {
    fc.assert(
      fc.property(people(2), ({ time, event }) => {
        const all = event.map(each => each || 1)
        const { times, causes } = cumulativeIncidence({ time, event: all }, 2)
        times.forEach((t, step) => {
          const share = [...time].filter((each, row) => each <= t && all[row] === 2).length / time.length
          expect(causes[1]!.incidence[step]).toBeCloseTo(share, 12)
          expect(causes[1]!.standardError[step]).toBeCloseTo(
            Math.sqrt((share * (1 - share)) / time.length),
            9,
          )
        })
      }),
    )
  })

  it('has the error that small changes of each weight give', () => {
    const weights = Float64Array.from(competing.time, (_, row) => 0.4 + ((row * 7) % 5) / 4)
    const { causes, times } = cumulativeIncidence({ ...competing, weights })
    times.forEach((_, step) => {
      let variance = 0
      for (let row = 0; row < weights.length; row++) {
        const change = (by: number) =>
          cumulativeIncidence({
            ...competing,
            weights: weights.map((each, other) => (other === row ? each + by : each)),
          }).causes[1]!.incidence[step]!
        variance += ((weights[row]! * (change(1e-5) - change(-1e-5))) / 2e-5) ** 2
      }
      expect(causes[1]!.standardError[step]).toBeCloseTo(Math.sqrt(variance), 8)
    })
  })

  it('takes a weight of 3 for three people, in its estimate', () => {
    fc.assert(
      fc.property(people(2), ({ time, event, count }) => {
        const weighted = cumulativeIncidence({ time, event, weights: Float64Array.from(count) }, 2)
        const many = cumulativeIncidence(repeated({ time, event, count }), 2)
        weighted.causes.forEach((each, k) =>
          each.incidence.forEach((value, step) =>
            expect(value).toBeCloseTo(many.causes[k]!.incidence[step]!, 12),
          ),
        )
      }),
    )
  })

  it('does not change with the order of people or the unit of time', () => {
    fc.assert(
      fc.property(people(2), ({ time, event }) => {
        const one = cumulativeIncidence({ time, event }, 2)
        const other = cumulativeIncidence(
          { time: reversed(time).map(each => each * 12), event: reversed(event) },
          2,
        )
        one.causes.forEach((each, k) =>
          each.standardError.forEach((value, step) =>
            expect(other.causes[k]!.standardError[step]).toBeCloseTo(value, 12),
          ),
        )
      }),
    )
  })

  it('answers 0 for a cause that does not occur, and nothing for nobody', () => {
    const { causes } = cumulativeIncidence({ time: Float64Array.of(1, 2), event: Uint8Array.of(1, 0) }, 2)
    expect([...causes[1]!.incidence, ...causes[1]!.standardError]).toEqual([0, 0, 0, 0])
    expect(cumulativeIncidence({ time: new Float64Array(), event: new Uint8Array() })).toMatchObject({
      causes: [],
    })
    expect(
      cumulativeIncidence({ time: new Float64Array(), event: new Uint8Array() }, 1).causes[0]!.incidence
        .length,
    ).toBe(0)
  })
})

describe('limits of cumulative incidence', () => {
  it('are as far from it on the log scale on both sides, and none at 0', () => {
    const { lower, upper } = incidenceLimits(
      { incidence: Float64Array.of(0, 0.2, 0.9), standardError: Float64Array.of(0, 0.05, 0.3) },
      0.9,
    )
    expect([lower[0], upper[0]]).toEqual([NaN, NaN])
    expect(Math.log(upper[1]! / 0.2)).toBeCloseTo(1.6448536269514722 * 0.25, 10)
    expect(lower[1]! * upper[1]!).toBeCloseTo(0.04, 10)
    expect(upper[2]).toBe(1)
    expect(() => incidenceLimits({ incidence: lower, standardError: upper }, 2)).toThrow(RangeError)
  })
})

describe('counting process variance of cumulative incidence', () => {
  it('is the sum over events of their influence squared', () => {
    fc.assert(
      fc.property(people(2), ({ time, event }) => {
        const found = cumulativeIncidence({ time, event }, 2)
        const {
          atRisk,
          events,
          survival,
          causes: [own],
        } = found
        const variance = incidenceVariance(found, own!)
        survival.forEach((_, step) => {
          let sum = 0
          for (let s = 0; s <= step; s++) {
            const n = atRisk[s]!
            const before = survival[s - 1] ?? 1
            const later = own!.incidence[step]! - own!.incidence[s]!
            const gone = survival[s]! > 0 ? later / survival[s]! : 0
            const spread = (d: number) => (d > 1 ? (d * (n - d)) / (n - 1) : d)
            sum +=
              ((before / n) * (1 - gone)) ** 2 * spread(own!.events[s]!) +
              ((before / n) * gone) ** 2 * spread(events[s]! - own!.events[s]!)
          }
          expect(variance[step]).toBeCloseTo(sum, 12)
        })
      }),
    )
  })
})

it('comes in steps too', async () => {
  const { time, event, weights } = crowd()
  await expectSteps(
    () => cumulativeIncidenceInSteps({ time, event, weights }),
    cumulativeIncidence({ time, event, weights }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  kaplanMeier,
  kaplanMeierInSteps,
} from '../../../../../electron/learning/stats/survival/kaplan-meier.ts'
import { survivalAt } from '../../../../../electron/learning/stats/survival/survival-at.ts'
import {
  survivalLimits,
  type SurvivalScale,
} from '../../../../../electron/learning/stats/survival/survival-limits.ts'
import { survivalQuantile } from '../../../../../electron/learning/stats/survival/survival-quantile.ts'
import { leukaemia } from '../../../../fixtures/survival-examples.ts'
import { crowd, people, repeated, reversed } from './arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'

const scales: SurvivalScale[] = ['log-log', 'log', 'plain', 'logit', 'arcsin']
const nobody = { time: new Float64Array(), event: new Uint8Array() }

describe('Kaplan-Meier of the leukaemia trial', () => {
  const curve = kaplanMeier(leukaemia.mercaptopurine, { scale: 'plain' })

  it('is the published curve', () => {
    // Survival and Greenwood's error of the textbooks, e.g. Collett 2015, Modelling Survival Data, and
    // Kleinbaum & Klein 2012.
    const table = survivalAt(curve, [6, 7, 10, 13, 16, 22, 23])
    expect(table.map(line => line.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6])
    expect(table.map(line => Number(line.survival.toFixed(4)))).toEqual([
      0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ])
    expect(table.map(line => Number(line.standardError.toFixed(4)))).toEqual([
      0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ])
  })

  it('has the limits of R', () => {
    const [line] = survivalAt(curve, [10])
    expect(line!.lower).toBeCloseTo(0.56409933, 8)
    expect(line!.upper).toBeCloseTo(0.94178303, 8)
  })

  it('has a median of 23 weeks, against 8 with placebo', () => {
    expect(survivalQuantile(curve)).toEqual({ time: 23, lower: 13, upper: NaN })
    expect(survivalQuantile(kaplanMeier(leukaemia.placebo)).time).toBe(8)
  })

  it('counts events since the line before', () => {
    expect(
      survivalAt(curve, [5, 10, 10, 30, 99]).map(({ atRisk, eventsSince }) => [atRisk, eventsSince]),
    ).toEqual([
      [21, 0],
      [15, 5],
      [15, 0],
      [4, 4],
      [0, 0],
    ])
  })
})

describe('Kaplan-Meier', () => {
  it('is the empirical distribution where nobody is censored', () => {
    fc.assert(
      fc.property(people(), ({ time }) => {
        const { times, survival, errorOfLog } = kaplanMeier({
          time,
          event: new Uint8Array(time.length).fill(1),
        })
        times.forEach((t, step) => {
          const share = [...time].filter(each => each > t).length / time.length
          expect(survival[step]).toBeCloseTo(share, 12)
          if (share > 0)
            expect((survival[step]! * errorOfLog[step]!) ** 2).toBeCloseTo(
              (share * (1 - share)) / time.length,
              12,
            ) // binomial
        })
      }),
    )
  })

  it('changes neither with the order of people nor with the unit of time', () => {
    fc.assert(
      fc.property(people(), ({ time, event }) => {
        const curve = kaplanMeier({ time, event })
        const other = kaplanMeier({ time: reversed(time).map(each => each * 365.25), event: reversed(event) })
        expect(other.survival).toEqual(curve.survival)
        expect(other.lower).toEqual(curve.lower)
      }),
    )
  })

  it('takes a weight of 3 for three people', () => {
    fc.assert(
      fc.property(people(), ({ time, event, count }) => {
        const weighted = kaplanMeier({ time, event, weights: Float64Array.from(count) })
        const many = kaplanMeier(repeated({ time, event, count }))
        expect(weighted.survival).toEqual(many.survival)
        expect(weighted.errorOfLog).toEqual(many.errorOfLog)
      }),
    )
  })

  it('falls, within its limits, on every scale', () => {
    fc.assert(
      fc.property(
        people(),
        fc.constantFrom(...scales),
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        ({ time, event }, scale, level) => {
          const { survival, lower, upper } = kaplanMeier({ time, event }, { scale, level })
          survival.forEach((value, step) => {
            expect(value).toBeLessThanOrEqual(survival[step - 1] ?? 1)
            if (Number.isNaN(lower[step])) expect([0, 1]).toContain(value)
            else {
              expect(lower[step]).toBeGreaterThanOrEqual(0)
              expect(lower[step]! - value).toBeLessThanOrEqual(1e-15)
              expect(value - upper[step]!).toBeLessThanOrEqual(1e-15)
              expect(upper[step]).toBeLessThanOrEqual(1)
            }
          })
        },
      ),
    )
  })

  it('stays at 1 where all are censored', () => {
    const curve = kaplanMeier({ time: Float64Array.of(1, 2, 2), event: new Uint8Array(3) }, { scale: 'log' })
    expect([...curve.survival, ...curve.errorOfLog]).toEqual([1, 1, 0, 0])
    expect([...curve.lower, ...curve.upper]).toEqual([1, 1, 1, 1])
    expect(survivalQuantile(curve)).toEqual({ time: NaN, lower: NaN, upper: NaN })
  })

  it.each(scales)('has no limits at 0 on the scale %s', scale => {
    const curve = kaplanMeier({ time: Float64Array.of(5), event: Uint8Array.of(1) }, { scale })
    expect([curve.survival[0], curve.errorOfLog[0], curve.lower[0], curve.upper[0]]).toEqual([
      0,
      Infinity,
      NaN,
      NaN,
    ])
  })

  it('is exactly 0 where all at risk have the event, weights or not', () => {
    expect(
      kaplanMeier({
        time: Float64Array.of(1, 2, 2, 2),
        event: Uint8Array.of(1, 1, 1, 1),
        weights: Float64Array.of(1, 0.1, 0.2, 0.3),
      }).survival[1],
    ).toBe(0)
  })

  it('can fall to 0 early with delayed entry, and stays there', () => {
    const { survival } = kaplanMeier({
      time: Float64Array.of(1, 5, 6),
      event: Uint8Array.of(1, 1, 0),
      start: Float64Array.of(0, 2, 2),
    })
    expect([...survival]).toEqual([0, 0, 0])
  })

  it('has no steps, and answers no number, for nobody', () => {
    const curve = kaplanMeier(nobody)
    expect(curve.times.length).toBe(0)
    expect(survivalAt(curve, [1])).toEqual([
      { time: 1, atRisk: 0, eventsSince: 0, survival: NaN, standardError: NaN, lower: NaN, upper: NaN },
    ])
    expect(survivalQuantile(curve).time).toBeNaN()
  })

  it('refuses a level that is none', () =>
    expect(() => kaplanMeier(leukaemia.placebo, { level: 95 })).toThrow(RangeError))
})

describe('survival limits', () => {
  it.each(scales)('are symmetric on the scale %s, as wide as the delta method says', scale => {
    const { lower, upper } = survivalLimits(Float64Array.of(0.7), Float64Array.of(0.1), { scale, level: 0.9 })
    const z = 1.6448536269514722
    const onScale = {
      'log-log': (s: number) => Math.log(-Math.log(s)),
      'log': Math.log,
      'plain': (s: number) => s,
      'logit': (s: number) => Math.log(s / (1 - s)),
      'arcsin': (s: number) => Math.asin(Math.sqrt(s)),
    }[scale]
    // Delta method: half the distance is z times the slope of the scale times the error of S.
    const slope = (onScale(0.7 + 1e-6) - onScale(0.7 - 1e-6)) / 2e-6
    expect(Math.abs(onScale(upper[0]!) - onScale(lower[0]!)) / 2).toBeCloseTo(z * Math.abs(slope) * 0.07, 8)
    expect((onScale(upper[0]!) + onScale(lower[0]!)) / 2).toBeCloseTo(onScale(0.7), 10)
  })
})

describe('survival quantile', () => {
  const curve = (time: number[], event: number[]) =>
    kaplanMeier({ time: Float64Array.from(time), event: Uint8Array.from(event) })

  it('is the middle of the time at which the curve stays at 1 - p', () => {
    expect(survivalQuantile(curve([1, 2, 3, 4], [1, 1, 1, 1])).time).toBe(2.5)
    expect(survivalQuantile(curve([1, 2, 2.5, 3, 4], [1, 1, 0, 1, 1]), 0.4).time).toBe(2.5)
  })

  it('sees 1 - p also where the product of fractions is rounded', () => {
    // 0.9 * 8/9 * 7/8 = 0.7 but for the last digit
    expect(
      survivalQuantile(curve([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), 0.3).time,
    ).toBe(3.5)
  })

  it('ends a last flat stretch where follow-up ends', () =>
    expect(survivalQuantile(curve([1, 2, 3, 8], [1, 1, 0, 0])).time).toBe(5))

  it('grows with p', () => {
    fc.assert(
      fc.property(people(), ({ time, event }) => {
        const found = kaplanMeier({ time, event })
        let before = 0
        for (const p of [0.1, 0.25, 0.5, 0.75, 0.9, 1]) {
          const quantile = survivalQuantile(found, p).time
          if (Number.isNaN(quantile)) before = Infinity
          else {
            expect(quantile).toBeGreaterThanOrEqual(before)
            before = quantile
          }
        }
      }),
    )
  })

  it('refuses what is no share', () => {
    for (const p of [0, -1, 1.1, NaN]) expect(() => survivalQuantile(curve([1], [1]), p)).toThrow(RangeError)
  })
})

it('a survival table refuses times that do not ascend', () =>
  expect(() => survivalAt(kaplanMeier(leukaemia.placebo), [5, 3])).toThrow(RangeError))

it('comes in steps too, also with weights and late starts', async () => {
  const { time, event, weights, start } = crowd()
  for (const given of [
    { time, event },
    { time, event, weights, start },
  ])
    await expectSteps(() => kaplanMeierInSteps(given), kaplanMeier(given))
})

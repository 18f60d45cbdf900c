import { describe, expect, it } from 'vitest'
import { numberOfEnd, type Frame } from '../../../../../shared/domain/frame.ts'
import {
  atRiskDaysOf,
  curveDaysOf,
  curveOf,
} from '../../../../../electron/learning/designs/new-user-comparison/curves.ts'
import { frameOf } from './frame-by-hand.ts'

describe('days under a survival curve', () => {
  it.each([
    [30, [0, 5, 10, 15, 20, 25, 30]],
    [90, [0, 30, 60, 90]],
    [365, [0, 90, 180, 270, 365]],
    [730, [0, 180, 360, 540, 730]],
    [1826, [0, 365, 731, 1096, 1461, 1826]],
  ])('are round up to a horizon of %i', (horizon, days) => expect(atRiskDaysOf(horizon)).toEqual(days))
  it('are few, begin at 0 and end at the horizon, whatever it is', () => {
    for (let horizon = 1; horizon < 9_000; horizon += 7) {
      const days = atRiskDaysOf(horizon)
      expect(days.length).toBeLessThanOrEqual(8)
      expect([days[0], days.at(-1)]).toEqual([0, horizon])
    }
  })
})

describe('days on which a curve is drawn', () => {
  it('are all of them up to sixty', () =>
    expect(curveDaysOf(30)).toEqual(Array.from({ length: 31 }, (_, day) => day)))
  it('are sixty steps to the horizon beyond that, each a whole day', () => {
    expect(curveDaysOf(600)).toEqual(Array.from({ length: 61 }, (_, step) => 10 * step))
    const days = curveDaysOf(365)
    expect([days[0], days[1], days[2], days.at(-1), days.length]).toEqual([0, 6, 12, 365, 61])
  })
})

describe("an arm's curve", () => {
  it('is 1 or 0 without limits, and between them has limits on the log-log scale', () => {
    const curve = curveOf({
      frame: frameOf([{ exposed: true, people: 4, events: 0 }]),
      arm: 1,
      days: [0, 30, 60],
      points: [
        { value: 1, variance: 0.01 },
        { value: 0.75, variance: 0.01 },
        { value: 0, variance: 0.01 },
      ],
      horizonDays: 60,
    })
    // Kalbfleisch & Prentice: 0.75 ^ exp(-+ 1.959964 * 0.1 / (0.75 |ln 0.75|))
    expect([curve.days, curve.survival]).toEqual([
      [0, 30, 60],
      [1, 0.75, 0],
    ])
    expect([curve.lower[0], curve.lower[2], curve.upper[0], curve.upper[2]]).toEqual([1, 0, 1, 0])
    expect(curve.lower[1]).toBeCloseTo(0.489903015, 6)
    expect(curve.upper[1]).toBeCloseTo(0.890488419, 6)
  })

  it('tells on which days its people were last seen, and how many were still followed', () => {
    const frame: Frame = {
      rows: 5,
      member: Uint32Array.from([1, 2, 3, 4, 5]),
      exposed: Uint8Array.from([1, 1, 1, 1, 0]),
      timeDays: Float64Array.from([10, 70, 40, 90, 20]),
      end: Uint8Array.from((['outcome', 'left', 'extract', 'horizon', 'left'] as const).map(numberOfEnd)),
      roughOutcomes: 0,
      matched: [],
      indexYear: new Int16Array(5),
      covariates: [],
      attrition: [],
    }
    const curve = curveOf({
      frame,
      arm: 1,
      days: [0, 90],
      points: [
        { value: 1, variance: 0 },
        { value: 0.75, variance: 0.01 },
      ],
      horizonDays: 90,
    })
    expect(curve).toMatchObject({ censoredDays: [40, 70], atRiskDays: [0, 30, 60, 90], atRisk: [4, 3, 2, 1] })
  })
})

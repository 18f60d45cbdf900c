import { describe, expect, it } from 'vitest'
import type { Frame } from '../../../../../shared/domain/frame.ts'
import { atRiskDaysOf, curveOf } from '../../../../../electron/learning/designs/new-user-comparison/curves.ts'

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

describe("an arm's curve", () => {
  it('tells on which days its people were last seen, and how many were still followed', () => {
    const frame: Frame = {
      rows: 5,
      member: Uint32Array.from([1, 2, 3, 4, 5]),
      exposed: Uint8Array.from([1, 1, 1, 1, 0]),
      timeDays: Float64Array.from([10, 40, 40, 90, 20]),
      event: Uint8Array.from([1, 0, 0, 0, 0]),
      followedUp: Uint8Array.from([1, 0, 0, 1, 0]),
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
    expect(curve).toMatchObject({ censoredDays: [40], atRiskDays: [0, 30, 60, 90], atRisk: [4, 3, 1, 1] })
  })
})

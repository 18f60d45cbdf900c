import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  followUpTime,
  followUpTimeInSteps,
} from '../../../../../electron/learning/stats/survival/follow-up-time.ts'
import {
  numbersAtRisk,
  numbersAtRiskInSteps,
} from '../../../../../electron/learning/stats/survival/numbers-at-risk.ts'
import { competing, leukaemia } from '../../../../fixtures/survival-examples.ts'
import { crowd, people } from './arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'

describe('numbers at risk', () => {
  it('are those printed under the curve of the leukaemia trial', () =>
    expect(numbersAtRisk(leukaemia.mercaptopurine, [0, 5, 10, 15, 20, 25, 30, 35, 40])).toEqual([
      21, 21, 15, 11, 8, 5, 4, 1, 0,
    ]))

  it('count who has started and not left', () => {
    fc.assert(
      fc.property(
        people(),
        fc.array(
          fc.integer({ min: 0, max: 20 }).map(each => each / 2),
          { maxLength: 5 },
        ),
        ({ time, count }, asked) => {
          const start = time.map((each, row) => each - count[row]! / 2)
          expect(numbersAtRisk({ time, start }, asked)).toEqual(
            asked.map(t => [...time.keys()].filter(row => time[row]! >= t && start[row]! < t).length),
          )
        },
      ),
    )
  })

  it('are 0 for nobody and refuse what is not a number', () => {
    expect(numbersAtRisk({ time: new Float64Array() }, [0, 1])).toEqual([0, 0])
    expect(() => numbersAtRisk({ time: Float64Array.of(NaN) }, [1])).toThrow(RangeError)
    expect(() => numbersAtRisk({ time: Float64Array.of(1), start: new Float64Array() }, [1])).toThrow(
      'start has 0 rows',
    )
  })
})

describe('follow-up time', () => {
  it('agrees with survfit of the censorings', () =>
    expect(followUpTime(competing)).toEqual({ time: 9, lower: 5, upper: NaN })) // survival 3.5-3, conf.type log-log

  it('is longer than the plain median where many have the event early', () => {
    const found = followUpTime(leukaemia.mercaptopurine)
    expect(found.time).toBeGreaterThan(16)
    expect(found.time).toBe(25)
  })

  it('is the plain median where nobody has the event', () =>
    expect(followUpTime({ time: Float64Array.of(1, 4, 9), event: new Uint8Array(3) }).time).toBe(4))

  it('is not known where everybody has the event', () =>
    expect(followUpTime(leukaemia.placebo)).toEqual({ time: NaN, lower: NaN, upper: NaN }))
})

it('comes in steps too, as do numbers at risk', async () => {
  await expectSteps(() => followUpTimeInSteps(crowd()), followUpTime(crowd()))
  await expectSteps(() => numbersAtRiskInSteps(crowd(), [10, 500]), numbersAtRisk(crowd(), [10, 500]))
})

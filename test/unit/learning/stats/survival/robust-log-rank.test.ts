import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logRank } from '../../../../../electron/learning/stats/survival/log-rank.ts'
import {
  robustLogRank,
  robustLogRankInSteps,
} from '../../../../../electron/learning/stats/survival/robust-log-rank.ts'
import { crowd, people, reversed } from './arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'

describe('robust log-rank test', () => {
  it('has the score of the plain test where weights are 1 and no events are tied', () => {
    fc.assert(
      fc.property(people(), ({ time, event, group }) => {
        const apart = time.map((each, row) => each + row / 100)
        const exposed = group.map(each => (each === 1 ? 1 : 0))
        const robust = robustLogRank(apart, event, exposed, new Float64Array(time.length).fill(1))
        const plain = logRank({ time: apart, event }, exposed).groups.find(each => each.group === 1)
        if (robust.kind === 'fitted' && plain)
          expect(robust.score).toBeCloseTo(plain.observed - plain.expected, 9)
      }),
    )
  })

  it('does not change when all weights are multiplied, the groups change places or people their order', () => {
    fc.assert(
      fc.property(people(), ({ time, event, group, count }) => {
        const exposed = group.map(each => (each === 1 ? 1 : 0))
        const weight = Float64Array.from(count)
        const one = robustLogRank(time, event, exposed, weight)
        for (const other of [
          robustLogRank(
            time,
            event,
            exposed,
            weight.map(each => 17 * each),
          ),
          robustLogRank(
            time,
            event,
            exposed.map(each => 1 - each),
            weight,
          ),
          robustLogRank(reversed(time), reversed(event), reversed(exposed), reversed(weight)),
        ])
          if (one.kind === 'fitted' && other.kind === 'fitted' && one.chiSquare < 1e6)
            expect(Math.abs(other.chiSquare - one.chiSquare)).toBeLessThan(1e-7 * (1 + one.chiSquare))
      }),
    )
  })

  it('leaves out people of weight 0', () => {
    const [time, event, exposed] = [
      Float64Array.of(1, 2, 3, 4, 5, 5),
      Uint8Array.of(1, 1, 0, 1, 1, 1),
      Uint8Array.of(0, 1, 0, 1, 0, 1),
    ]
    const without = robustLogRank(
      time.subarray(0, 5),
      event.subarray(0, 5),
      exposed.subarray(0, 5),
      Float64Array.of(1, 2, 1, 0.5, 1),
    )
    expect(robustLogRank(time, event, exposed, Float64Array.of(1, 2, 1, 0.5, 1, 0))).toEqual(without)
  })

  it('has nothing to compare without events, with one person or one group', () => {
    const none = { kind: 'not-estimable', reason: 'no-comparison' }
    expect(
      robustLogRank(Float64Array.of(1, 2), new Uint8Array(2), Uint8Array.of(0, 1), Float64Array.of(1, 1)),
    ).toEqual(none)
    expect(robustLogRank(Float64Array.of(1), Uint8Array.of(1), Uint8Array.of(1), Float64Array.of(1))).toEqual(
      none,
    )
    expect(
      robustLogRank(
        Float64Array.of(1, 2, 3),
        Uint8Array.of(1, 1, 0),
        Uint8Array.of(1, 1, 1),
        Float64Array.of(1, 1, 1),
      ),
    ).toEqual(none)
    expect(robustLogRank(new Float64Array(), new Uint8Array(), new Uint8Array(), new Float64Array())).toEqual(
      none,
    )
  })

  it('refuses exposures other than 0 and 1', () => {
    expect(() =>
      robustLogRank(Float64Array.of(1), Uint8Array.of(1), Uint8Array.of(2), Float64Array.of(1)),
    ).toThrow('exposed, row 1')
    expect(() =>
      robustLogRank(Float64Array.of(1), Uint8Array.of(1), new Uint8Array(), Float64Array.of(1)),
    ).toThrow('exposed has 0 rows')
  })
})

it('comes in steps too', async () => {
  const { time, event, exposed, weights } = crowd()
  await expectSteps(
    () => robustLogRankInSteps(time, event, exposed, weights),
    robustLogRank(time, event, exposed, weights),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareCdf } from '../../../../../electron/learning/stats/foundations/chi-square.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { codesOf, rowsOf, sizesOf } from '../../../../../electron/learning/stats/survival/codes.ts'
import {
  logRank,
  logRankInSteps,
  type LogRank,
} from '../../../../../electron/learning/stats/survival/log-rank.ts'
import { petoHazardRatio } from '../../../../../electron/learning/stats/survival/peto-hazard-ratio.ts'
import { quadraticTest } from '../../../../../electron/learning/stats/survival/quadratic-test.ts'
import { leukaemiaTrial } from '../../../../fixtures/survival-examples.ts'
import { crowd, people, reversed } from './arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'

const fitted = ({ test }: LogRank) => {
  if (test.kind !== 'fitted') throw new Error(test.reason)
  return test
}
const trial = logRank(leukaemiaTrial, leukaemiaTrial.arm)

describe('log-rank test of the leukaemia trial', () => {
  it('has the published statistic and expected events', () => {
    // Kleinbaum & Klein 2012, Survival Analysis, chapter 2: chi-square 16.79; O 9 and 21, E 19.25 and 10.75.
    expect(fitted(trial).chiSquare).toBeCloseTo(16.7929409892, 9)
    expect(fitted(trial).freedom).toBe(1)
    expect(fitted(trial).p).toBeCloseTo(4.17e-5, 6)
    expect(
      trial.groups.map(({ group, people: n, observed, expected }) => [
        group,
        n,
        observed,
        Number(expected.toFixed(2)),
      ]),
    ).toEqual([
      [1, 21, 9, 19.25],
      [2, 21, 21, 10.75],
    ])
    expect(trial.covariance[0]![0]).toBeCloseTo(6.257, 3)
  })

  it('agrees with survdiff where early differences weigh more', () =>
    expect(fitted(logRank(leukaemiaTrial, leukaemiaTrial.arm, { rho: 1 })).chiSquare).toBeCloseTo(
      14.4571508187,
      9,
    ))

  it("gives Peto's hazard ratio of (O - E) / V", () => {
    const ratio = petoHazardRatio(trial, 1)
    if (ratio.kind !== 'fitted') throw new Error(ratio.reason)
    expect(ratio.logHazardRatio).toBeCloseTo(-10.2505 / 6.257, 3)
    expect(ratio.standardError ** -2).toBeCloseTo(6.257, 3)
    expect(ratio.lower * ratio.upper).toBeCloseTo(ratio.hazardRatio ** 2, 10)
    const other = petoHazardRatio(trial, 2)
    expect(other.kind === 'fitted' && other.hazardRatio * ratio.hazardRatio).toBeCloseTo(1, 10)
  })
})

describe('log-rank test', () => {
  it('is the Mantel-Haenszel test of the tables at each event time', () => {
    fc.assert(
      fc.property(people(), ({ time, event, group }) => {
        const found = logRank({ time, event }, group)
        const names = [...new Set(group)].sort((one, other) => one - other)
        const times = [...new Set([...time].filter((_, row) => event[row]))]
        names.forEach((name, g) => {
          let [observed, expected, variance] = [0, 0, 0]
          for (const t of times) {
            const risk = [...time.keys()].filter(row => time[row]! >= t)
            const died = risk.filter(row => time[row] === t && event[row])
            const [n, d, own] = [risk.length, died.length, risk.filter(row => group[row] === name).length]
            observed += died.filter(row => group[row] === name).length
            expected += (d * own) / n
            if (n > 1) variance += (d * (n - d) * own * (n - own)) / (n * n * (n - 1))
          }
          expect(found.groups[g]!.observed).toBe(observed)
          expect(found.groups[g]!.expected).toBeCloseTo(expected, 10)
          expect(found.covariance[g]![g]).toBeCloseTo(variance, 10)
        })
      }),
    )
  })

  it('loses no events: observed and expected sums agree, weighted or not, in strata or not', () => {
    fc.assert(
      fc.property(
        people(),
        fc.constantFrom(0, 0.5, 1, 2),
        fc.boolean(),
        ({ time, event, group, count }, rho, stratified) => {
          const { groups, covariance } = logRank({ time, event }, group, {
            rho,
            ...(stratified && { strata: count }),
          })
          expect(groups.reduce((sum, each) => sum + each.observed - each.expected, 0)).toBeCloseTo(0, 9)
          for (const row of covariance) expect(row.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 9)
        },
      ),
    )
  })

  it('does not change with the order of people, the names of groups or a change of the clock', () => {
    fc.assert(
      fc.property(people(), ({ time, event, group, count }) => {
        const one = logRank({ time, event }, group, { strata: count }).test
        const other = logRank(
          { time: reversed(time).map(each => each ** 2), event: reversed(event) },
          reversed(group).map(each => 9 - each),
          { strata: reversed(count) },
        ).test
        expect(other.kind).toBe(one.kind)
        if (one.kind === 'fitted' && other.kind === 'fitted') {
          expect(other.freedom).toBe(one.freedom)
          expect(other.chiSquare).toBeCloseTo(one.chiSquare, 6)
        }
      }),
    )
  })

  it('adds strata that hold the same people apart', () => {
    const twice = (column: Float64Array | Uint8Array) => [...column, ...column]
    const doubled = logRank(
      {
        time: Float64Array.from(twice(leukaemiaTrial.time)),
        event: Uint8Array.from(twice(leukaemiaTrial.event)),
      },
      twice(leukaemiaTrial.arm),
      { strata: Array.from({ length: 84 }, (_, row) => (row < 42 ? -1 : 0.5)) },
    )
    expect(fitted(doubled).chiSquare).toBeCloseTo(2 * fitted(trial).chiSquare, 9)
  })

  it('counts late comers from their start on', () => {
    // At 2 one of group 1 and one of group 2 are there; at 4 the late comer of group 2 has come.
    const found = logRank(
      { time: Float64Array.of(2, 4, 6), event: Uint8Array.of(1, 1, 0), start: Float64Array.of(0, 0, 3) },
      [1, 2, 2],
    )
    expect(found.groups.map(each => each.expected)).toEqual([1 / 2, 1 / 2 + 1])
  })

  it('takes the rank where groups meet in part only', () => {
    // 1 meets 2 in one stratum, 3 meets 4 in the other: two comparisons, not three.
    const time = Float64Array.of(1, 2, 3, 4, 1, 2, 3, 4)
    const found = logRank({ time, event: new Uint8Array(8).fill(1) }, [1, 2, 1, 2, 3, 4, 3, 4], {
      strata: [0, 0, 0, 0, 1, 1, 1, 1],
    })
    expect(fitted(found).freedom).toBe(2)
  })

  it('leaves out a group that is gone before the first event', () => {
    const found = logRank(
      { time: Float64Array.of(1, 2, 3, 4, 5), event: Uint8Array.of(0, 1, 1, 1, 0) },
      [9, 1, 2, 1, 2],
    )
    expect(found.groups[2]).toEqual({ group: 9, people: 1, observed: 0, expected: 0 })
    expect(fitted(found).freedom).toBe(1)
  })

  it.each([
    ['one group', [1, 1, 1], [1, 1, 1]],
    ['no events', [0, 0, 0], [1, 2, 1]],
    ['all events at once', [1, 1, 1], [1, 2, 1]],
  ])('has nothing to compare with %s', (_, event, group) => {
    const found = logRank({ time: Float64Array.of(1, 1, 1), event: Uint8Array.from(event) }, group)
    expect(found.test).toEqual({ kind: 'not-estimable', reason: 'no-comparison' })
    expect(petoHazardRatio(found, 1)).toEqual({ kind: 'not-estimable', reason: 'no-comparison' })
  })

  it('answers nobody with nothing', () =>
    expect(logRank({ time: new Float64Array(), event: new Uint8Array() }, [])).toEqual({
      groups: [],
      covariance: [],
      test: { kind: 'not-estimable', reason: 'no-comparison' },
    }))

  it('refuses groups, strata and weights that are none', () => {
    expect(() => logRank(leukaemiaTrial, [1])).toThrow('logRank: group has 1 rows, time has 42')
    expect(() => logRank(leukaemiaTrial, new Float64Array(42).fill(NaN))).toThrow('logRank: group, row 1')
    expect(() => logRank(leukaemiaTrial, leukaemiaTrial.arm, { strata: [NaN] })).toThrow(RangeError)
    expect(() => logRank(leukaemiaTrial, leukaemiaTrial.arm, { rho: Infinity })).toThrow(RangeError)
    expect(() => petoHazardRatio(trial, 3)).toThrow('there is no group 3')
  })
})

describe('quadratic test', () => {
  const rows = (...values: number[][]) => values.map(row => Float64Array.from(row))

  it('is the sum of squared normal scores where they are independent', () => {
    const test = quadraticTest(Float64Array.of(3, -4), rows([9, 0], [0, 4]))
    expect(test).toEqual({ kind: 'fitted', chiSquare: 5, freedom: 2, p: chiSquareCdf(5, 2, true) })
  })

  it('counts a copy once, whatever its unit', () => {
    const test = quadraticTest(Float64Array.of(3, 3e9), rows([9, 9e9], [9e9, 9e18]))
    expect(test.kind === 'fitted' && [test.chiSquare, test.freedom]).toEqual([1, 1])
  })

  it('keeps a small group beside a large one', () => {
    const test = quadraticTest(Float64Array.of(1e-8, 1e8), rows([1e-16, 0], [0, 1e16]))
    expect(test.kind === 'fitted' && test.freedom).toBe(2)
  })

  it('has nothing to say of nothing', () => {
    expect(quadraticTest(new Float64Array(), []).kind).toBe('not-estimable')
    expect(quadraticTest(new Float64Array(2), rows([0, 0], [0, 0])).kind).toBe('not-estimable')
  })
})

describe('codes', () => {
  it('number groups in the order of their names, whatever these are', () => {
    const codes = atOnce(codesOf([2.5, -1, 2.5, 7], 4, 'test', 'group'))
    expect(codes).toEqual({ names: [-1, 2.5, 7], of: Uint32Array.of(1, 0, 1, 2) })
    expect(rowsOf(codes)).toEqual([Uint32Array.of(1), Uint32Array.of(0, 2), Uint32Array.of(3)])
    expect(sizesOf(codes)).toEqual(Uint32Array.of(1, 2, 1))
  })
})

it('comes in steps too, also with strata, another weight and late starts', async () => {
  const { time, event, group, strata, start } = crowd()
  await expectSteps(
    () => logRankInSteps({ time, event, start }, group),
    logRank({ time, event, start }, group),
  )
  await expectSteps(
    () => logRankInSteps({ time, event }, group, { strata, rho: 1 }),
    logRank({ time, event }, group, { strata, rho: 1 }),
  )
})

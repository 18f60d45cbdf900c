import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grayTest, grayTestInSteps } from '../../../../../electron/learning/stats/survival/gray-test.ts'
import { logRank } from '../../../../../electron/learning/stats/survival/log-rank.ts'
import { competing } from '../../../../fixtures/survival-examples.ts'
import { crowd, people, reversed } from './arbitraries.ts'
import { expectSteps } from '../foundations/stepwise.ts'

const fitted = (...given: Parameters<typeof grayTest>) => {
  const test = grayTest(...given)
  if (test.kind !== 'fitted') throw new Error(test.reason)
  return test
}

describe("Gray's test", () => {
  it.each([
    // cmprsk 2.2-11
    ['three groups, cause 1', competing.group, 1, 2.49256114986, 0.287572414214, 2],
    ['three groups, cause 2', competing.group, 2, 1.51278028714, 0.469357686435, 2],
    ['two groups, cause 1', competing.flag, 1, 0.238577052249, 0.625235736745, 1],
    ['two groups, cause 2', competing.flag, 2, 0.272950287306, 0.601359525789, 1],
  ] as const)('agrees with cuminc for %s', (_, group, cause, chiSquare, p, freedom) => {
    const test = fitted(competing, group, cause)
    expect(test.chiSquare).toBeCloseTo(chiSquare, 9)
    expect(test.p).toBeCloseTo(p, 9)
    expect(test.freedom).toBe(freedom)
  })

  it('finds no difference between two copies of one group', () => {
    const twice = (column: Float64Array | Uint8Array) => [...column, ...column]
    const test = fitted(
      { time: Float64Array.from(twice(competing.time)), event: Uint8Array.from(twice(competing.event)) },
      Array.from({ length: 48 }, (_, row) => (row < 24 ? 0 : 1)),
      1,
    )
    expect(test.chiSquare).toBeCloseTo(0, 12)
  })

  it('does not change with the order of people, the names of groups or a change of the clock', () => {
    fc.assert(
      fc.property(people(2, 3), fc.constantFrom(0, 1), ({ time, event, group }, rho) => {
        const one = grayTest({ time, event }, group, 1, rho)
        const other = grayTest(
          { time: reversed(time).map(each => Math.exp(each)), event: reversed(event) },
          reversed(group).map(each => 50 - each),
          1,
          rho,
        )
        expect(other.kind).toBe(one.kind)
        if (one.kind === 'fitted' && other.kind === 'fitted' && one.freedom === other.freedom)
          expect(Math.abs(other.chiSquare - one.chiSquare)).toBeLessThan(1e-6 * (1 + one.chiSquare))
      }),
    )
  })

  it('differs from comparing hazards where another cause takes one group first', () => {
    // In group 2 most die of cause 2 at once; those left have cause 1 at the rate of group 1: fewer come to have it.
    const size = 300
    const time = Float64Array.from({ length: 2 * size }, (_, row) =>
      row >= size && row % 3 > 0 ? 0.5 : 1 + (row % size),
    )
    const event = Uint8Array.from(time, each => (each === 0.5 ? 2 : 1))
    const group = Uint8Array.from(time, (_, row) => (row < size ? 1 : 2))
    const hazards = logRank({ time, event: event.map(each => (each === 1 ? 1 : 0)) }, group).test
    expect(hazards.kind === 'fitted' && hazards.p).toBeGreaterThan(0.5)
    expect(fitted({ time, event }, group, 1).p).toBeLessThan(1e-6)
  })

  it.each([
    ['one group', [1, 2, 0], [1, 1, 1]],
    ['no event of the cause', [2, 2, 0], [1, 2, 1]],
    ['nobody', [], []],
  ])('has nothing to compare with %s', (_, event, group) => {
    expect(
      grayTest(
        { time: Float64Array.from(event, (__, row) => row + 1), event: Uint8Array.from(event) },
        group,
        1,
      ),
    ).toEqual({ kind: 'not-estimable', reason: 'no-comparison' })
  })

  it('leaves out times at which the common incidence has just reached 1', () => {
    const test = grayTest(
      { time: Float64Array.of(1.5, 1, 0.5, 0.5), event: Uint8Array.of(1, 1, 1, 1) },
      [1, 1, 2, 2],
      1,
    )
    expect(test).toEqual(
      grayTest(
        { time: Float64Array.of(1.5, 1, 0.5, 0.5), event: Uint8Array.of(0, 1, 1, 1) },
        [1, 1, 2, 2],
        1,
      ),
    )
  })

  it('refuses groups and weights that are none', () => {
    expect(() => grayTest(competing, [1], 1)).toThrow('grayTest: group has 1 rows')
    expect(() => grayTest(competing, competing.group, 1, -1)).toThrow(RangeError)
  })
})

it('comes in steps too', async () => {
  await expectSteps(() => grayTestInSteps(crowd(), crowd().group, 1), grayTest(crowd(), crowd().group, 1))
})

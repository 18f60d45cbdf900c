import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  orderInSteps,
  ranks,
  ranksInSteps,
  sortedInSteps,
  sortedOrder,
} from '../../../../../electron/learning/stats/foundations/order.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { expectSteps } from './stepwise.ts'

const compared = (values: Float64Array) =>
  Uint32Array.from(values, (_, k) => k).sort((one, other) =>
    values[one] === values[other] ? one - other : Math.sign(values[one]! - values[other]!),
  )

describe('the order of numbers', () => {
  it('is what comparing gives, stable in ties', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), { maxLength: 700 }),
        list => {
          const values = Float64Array.from(list)
          expect(sortedOrder(values)).toEqual(compared(values))
        },
      ),
    ))
  it.each([
    ['numbers of all sizes and signs', (k: number) => Math.sin(k * 12.9898) * 10 ** ((k % 600) - 300)],
    ['few different whole numbers', (k: number) => ((k * 7_919) % 13) - 6],
    ['days', (k: number) => ((k * 104_729) % 4_000) / 365.25],
    ['numbers that descend', (k: number) => -k],
    ['numbers that differ in their last digits only', (k: number) => 1 + ((k * 7_919) % 20_000) * 1e-13],
    ['pairs and dozens of such numbers', (k: number) => ((k * 31) % 977) * -0.1 + ((k * 17) % 12) * 1e-13],
    ['equal numbers', () => 2.5],
    [
      'infinities, zeros of both signs and the smallest numbers',
      (k: number) => [Infinity, -Infinity, 0, -0, 5e-324, -5e-324][k % 6]!,
    ],
  ])('holds for many rows of %s', (_, value) => {
    const values = Float64Array.from({ length: 20_000 }, (__, k) => value(k))
    expect(sortedOrder(values)).toEqual(compared(values))
  })
  it('takes -0 and 0 as equal, in many rows and few', () => {
    for (const size of [4, 1_000]) {
      const values = Float64Array.from({ length: size }, (_, k) => (k % 2 ? -0 : 0))
      values[size - 1] = -1
      expect(sortedOrder(values)).toEqual(
        Uint32Array.from({ length: size }, (_, k) => (k === 0 ? size - 1 : k - 1)),
      )
    }
  })
  it('leaves the values alone and orders none and one', () => {
    const values = Float64Array.of(3, 1, 2)
    expect([...sortedOrder(values)]).toEqual([1, 2, 0])
    expect([...values]).toEqual([3, 1, 2])
    expect(sortedOrder(new Float64Array(0))).toHaveLength(0)
    expect([...sortedOrder(Float64Array.of(7))]).toEqual([0])
  })
  it('refuses what is not a number, naming the row', () => {
    expect(() => sortedOrder(Float64Array.of(1, NaN))).toThrow(/row 2/)
    expect(() => ranks(Float64Array.of(NaN))).toThrow(RangeError)
  })
})

describe('ranks', () => {
  it('share their mean among ties', () => {
    expect([...ranks(Float64Array.of(10, 20, 10, 30, 20, 20))]).toEqual([1.5, 4, 1.5, 6, 4, 4])
  })
  it('add up to n (n + 1) / 2, turn round with the sign, and do not change with the scale', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 50 }), list => {
        const values = Float64Array.from(list)
        const given = ranks(values)
        expect(given.reduce((sum, each) => sum + each, 0)).toBe((list.length * (list.length + 1)) / 2)
        expect(ranks(values.map(each => -each))).toEqual(given.map(each => list.length + 1 - each))
        expect(ranks(values.map(each => 3 * each + 1))).toEqual(given)
      }),
    ))
  it('count how many are smaller', () => {
    const random = createRandom(3)
    const values = Float64Array.from({ length: 500 }, () => random.integer(100))
    ranks(values).forEach((rank, k) => {
      let [smaller, equal] = [0, 0]
      for (const each of values) {
        if (each < values[k]!) smaller++
        else if (each === values[k]) equal++
      }
      expect(rank).toBe(smaller + (equal + 1) / 2)
    })
  })
  it('are none of none', () => expect(ranks(new Float64Array(0))).toHaveLength(0))
})

it('order and ranks come in steps too', async () => {
  const random = createRandom(4)
  for (const value of [
    () => random.normal(),
    () => random.integer(50),
    () => 1 + random.integer(20_000) * 1e-13,
  ]) {
    const values = Float64Array.from({ length: 17_000 }, value)
    await expectSteps(() => orderInSteps(values), sortedOrder(values))
    await expectSteps(() => ranksInSteps(values), ranks(values))
    await expectSteps(() => sortedInSteps(values), values.slice().sort())
  }
})

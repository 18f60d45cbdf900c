import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaUnderCurve,
  areaUnderCurveInSteps,
  compareAreas,
  compareAreasInSteps,
} from '../../../../../electron/learning/stats/performance/area-under-curve.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { expectSteps } from '../foundations/stepwise.ts'

const rows = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
    ),
    { minLength: 4, maxLength: 30 },
  )
  .filter(all => {
    const cases = all.reduce((sum, [y]) => sum + y, 0)
    return cases >= 2 && all.length - cases >= 2
  })
const columns = (all: readonly (readonly [number, number, number])[]) => ({
  outcome: Uint8Array.from(all, ([y]) => y),
  first: Float64Array.from(all, ([, x]) => x),
  second: Float64Array.from(all, ([, , z]) => z),
})
const area = (outcome: Uint8Array, prediction: Float64Array) => {
  const result = areaUnderCurve(outcome, prediction)
  if (result.kind !== 'estimated') throw new Error(result.reason)
  return result
}

/** Every pair compared; the covariance of two areas by DeLong's sums, as they are printed. */
function byPairs(outcome: Uint8Array, one: Float64Array, other: Float64Array) {
  const [cases, others] = [
    [...outcome.keys()].filter(i => outcome[i] === 1),
    [...outcome.keys()].filter(i => outcome[i] === 0),
  ]
  const win = (x: Float64Array, i: number, j: number) => (1 + Math.sign(x[i]! - x[j]!)) / 2
  const parts = [one, other].map(x => {
    const ofCases = cases.map(i => others.reduce((sum, j) => sum + win(x, i, j), 0) / others.length)
    const ofOthers = others.map(j => cases.reduce((sum, i) => sum + win(x, i, j), 0) / cases.length)
    return { ofCases, ofOthers, area: ofCases.reduce((sum, each) => sum + each, 0) / cases.length }
  })
  const product = (key: 'ofCases' | 'ofOthers') =>
    parts[0]![key].reduce(
      (sum, each, k) => sum + (each - parts[0]!.area) * (parts[1]![key][k]! - parts[1]!.area),
      0,
    )
  return {
    area: parts[0]!.area,
    covariance:
      product('ofCases') / (cases.length - 1) / cases.length +
      product('ofOthers') / (others.length - 1) / others.length,
  }
}

describe('the area under the curve', () => {
  it("is the share of pairs in the right order, with DeLong's error", () => {
    fc.assert(
      fc.property(rows, all => {
        const { outcome, first } = columns(all)
        const [found, expected] = [area(outcome, first), byPairs(outcome, first, first)]
        expect(found.area).toBeCloseTo(expected.area, 12)
        expect(found.standardError! ** 2).toBeCloseTo(expected.covariance, 12)
      }),
    )
  })

  it('turns round with the outcome or the prediction, and only the order counts', () => {
    fc.assert(
      fc.property(rows, all => {
        const { outcome, first } = columns(all)
        const { area: before, standardError } = area(outcome, first)
        for (const turned of [
          area(
            outcome.map(y => 1 - y),
            first,
          ),
          area(
            outcome,
            first.map(x => -x),
          ),
        ]) {
          expect(turned.area).toBeCloseTo(1 - before, 12)
          expect(turned.standardError).toBeCloseTo(standardError!, 12)
        }
        expect(
          area(
            outcome,
            first.map(x => Math.exp(x) - 5),
          ).area,
        ).toBe(before)
      }),
    )
  })

  it('is 1 where all are told apart and one half where nothing is', () => {
    expect(area(Uint8Array.from([0, 0, 1, 1]), Float64Array.from([1, 2, 3, 4]))).toEqual({
      kind: 'estimated',
      area: 1,
      standardError: 0,
      lower: 1,
      upper: 1,
    })
    expect(area(Uint8Array.from([0, 0, 1, 1]), new Float64Array(4)).area).toBe(0.5)
  })

  it('has no error from one row of a class, and is nothing without one', () => {
    expect(area(Uint8Array.from([1, 0, 0]), Float64Array.from([2, 1, 3]))).toEqual({
      kind: 'estimated',
      area: 0.5,
      standardError: undefined,
      lower: undefined,
      upper: undefined,
    })
    for (const outcome of [[], [1, 1], [0]])
      expect(areaUnderCurve(Uint8Array.from(outcome), new Float64Array(outcome.length))).toEqual({
        kind: 'not-estimable',
        reason: 'one-class',
      })
  })

  it('refuses what cannot be ordered', () => {
    expect(() => areaUnderCurve(Uint8Array.from([0, 1]), Float64Array.from([1, NaN]))).toThrow(
      /^areaUnderCurve: prediction, row 2/u,
    )
    expect(() => areaUnderCurve(Uint8Array.from([0, 2]), Float64Array.from([1, 1]))).toThrow(
      /outcome, row 2/u,
    )
    expect(() => areaUnderCurve(Uint8Array.from([0, 1]), Float64Array.from([1]))).toThrow(RangeError)
    expect(() => areaUnderCurve(Uint8Array.from([0, 1]), Float64Array.from([1, 2]), 1)).toThrow(RangeError)
  })
})

describe('two areas in the same rows', () => {
  it('differ with the variance of a paired difference', () => {
    fc.assert(
      fc.property(rows, all => {
        const { outcome, first, second } = columns(all)
        const found = compareAreas(outcome, first, second)
        if (found.kind !== 'estimated') throw new Error(found.reason)
        expect(found.difference).toBeCloseTo(area(outcome, first).area - area(outcome, second).area, 12)
        const variance =
          byPairs(outcome, first, first).covariance +
          byPairs(outcome, second, second).covariance -
          2 * byPairs(outcome, first, second).covariance
        expect(found.standardError ** 2).toBeCloseTo(variance, 12)
        expect(found.p).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('do not differ where the order is the same', () => {
    const [outcome, x] = [Uint8Array.from([0, 1, 0, 1, 1]), Float64Array.from([1, 2, 3, 4, 5])]
    expect(
      compareAreas(
        outcome,
        x,
        x.map(value => value ** 3),
      ),
    ).toEqual({ kind: 'estimated', difference: 0, standardError: 0, p: 1, lower: 0, upper: 0 })
    expect(compareAreas(Uint8Array.from([1, 0, 0]), x.slice(0, 3), x.slice(0, 3))).toEqual({
      kind: 'not-estimable',
      reason: 'one-class',
    })
    expect(() => compareAreas(outcome, x, x.slice(1))).toThrow(/^compareAreas: second/u)
    expect(() => compareAreas(outcome, x, x, 0)).toThrow(RangeError)
  })
})

it('comes in steps too', async () => {
  const random = createRandom(7)
  const [first, second] = [0, 1].map(() => Float64Array.from({ length: 17_000 }, () => random.uniform())) as [
    Float64Array,
    Float64Array,
  ]
  const outcome = Uint8Array.from(first, () => random.integer(2))
  await expectSteps(() => areaUnderCurveInSteps(outcome, first), areaUnderCurve(outcome, first))
  await expectSteps(() => compareAreasInSteps(outcome, first, second), compareAreas(outcome, first, second))
})

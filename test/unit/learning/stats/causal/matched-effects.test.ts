import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abadieImbens,
  abadieImbensInSteps,
} from '../../../../../electron/learning/stats/causal/abadie-imbens.ts'
import { matchingEffect } from '../../../../../electron/learning/stats/causal/matching-effect.ts'
import { matchNearest } from '../../../../../electron/learning/stats/propensity/match-nearest.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { fitted, outcome, treatment, x1 } from './small-study.ts'
import { expectSteps } from '../foundations/stepwise.ts'

/** Abadie and Imbens' formulas, pair by pair. */
function written(
  y: Float64Array,
  a: Uint8Array,
  distance: Float64Array,
  tolerance: number,
  partners: number,
) {
  const n = y.length
  const mean = distance.reduce((sum, each) => sum + each, 0) / n
  const deviation = Math.sqrt(distance.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1))
  const z = distance.map(each => each / deviation)
  const [treated, others] = [1, 0].map(arm => [...a.keys()].filter(i => a[i] === arm))
  const pairs = treated!.flatMap(i => {
    const gap = (j: number) => (z[i]! - z[j]!) ** 2
    const reach = others!.map(gap).sort((one, other) => one - other)[Math.min(partners, others!.length) - 1]!
    const near = others!.filter(j => gap(j) <= reach + tolerance)
    return near.map(j => ({ i, j, w: 1 / near.length }))
  })
  const estimate = pairs.reduce((sum, { i, j, w }) => sum + w * (y[i]! - y[j]!), 0) / treated!.length
  const squares = pairs.reduce((sum, { i, j, w }) => sum + w * (y[i]! - y[j]! - estimate) ** 2, 0)
  const s = squares / treated!.length / 2
  const reuse = others!.reduce((sum, row) => {
    const own = pairs.filter(({ j }) => j === row)
    return (
      sum + own.reduce((total, { w }) => total + w, 0) ** 2 - own.reduce((total, { w }) => total + w * w, 0)
    )
  }, 0)
  const spread = treated!.reduce((sum, row) => {
    const own = pairs.filter(({ i }) => i === row)
    return sum + (y[row]! - own.reduce((total, { j, w }) => total + w * y[j]!, 0) - estimate) ** 2
  }, 0)
  return {
    estimate,
    standardError: Math.sqrt(s * reuse + spread) / treated!.length,
    standardErrorOfPairs: Math.sqrt(squares) / treated!.length,
    pairs: pairs.length,
  }
}

describe("Abadie and Imbens' estimator", () => {
  it('is what its formulas say, ties and several partners included', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.integer({ min: 0, max: 20 })), {
          minLength: 3,
          maxLength: 30,
        }),
        fc.constantFrom(1e-9, 1e-5, 0.05),
        fc.integer({ min: 1, max: 3 }),
        (rows, tolerance, partners) => {
          const [distance, a, y] = [
            Float64Array.from(rows, ([each]) => each),
            Uint8Array.from(rows, ([, each]) => Number(each)),
            Float64Array.from(rows, ([, , each]) => each),
          ]
          const found = abadieImbens(y, a, distance, tolerance, partners)
          if (found.kind !== 'fitted')
            return void expect(new Set(a).size === 1 || new Set(distance).size === 1).toBe(true)
          const wanted = written(y, a, distance, tolerance, partners)
          expect(found.pairs).toBe(wanted.pairs)
          expect(found.estimate).toBeCloseTo(wanted.estimate, 10)
          expect(found.standardError).toBeCloseTo(wanted.standardError, 8)
          expect(found.standardErrorOfPairs).toBeCloseTo(wanted.standardErrorOfPairs, 8)
        },
      ),
    ))

  it('has the error of independent differences where no partner serves twice', () => {
    const [distance, a, y] = [
      Float64Array.of(0, 0.01, 10, 10.01, 20, 20.01),
      Uint8Array.of(1, 0, 1, 0, 1, 0),
      Float64Array.of(5, 3, 6, 2, 9, 8),
    ]
    const found = fitted(abadieImbens(y, a, distance))
    expect(found.estimate).toBeCloseTo((2 + 4 + 1) / 3, 12)
    expect(found.standardError).toBeCloseTo(
      Math.sqrt(((2 - 7 / 3) ** 2 + (4 - 7 / 3) ** 2 + (1 - 7 / 3) ** 2) / 9),
      12,
    )
    expect(found.standardErrorOfPairs).toBeCloseTo(found.standardError, 12)
  })

  it('does not depend on the order of people, the unit of the distance or an offset of the outcome', () => {
    const random = createRandom(3)
    const order = [...treatment.keys()]
      .map(row => ({ row, at: random.uniform() }))
      .sort((one, other) => one.at - other.at)
      .map(({ row }) => row)
    const here = fitted(abadieImbens(outcome, treatment, x1))
    const there = fitted(
      abadieImbens(
        Float64Array.from(order, row => outcome[row]! + 1e4),
        Uint8Array.from(order, row => treatment[row]!),
        Float64Array.from(order, row => 7 * x1[row]! - 3),
      ),
    )
    expect(there.estimate).toBeCloseTo(here.estimate, 8)
    expect(there.standardError).toBeCloseTo(here.standardError, 8)
  })

  it('is not estimable without both arms or any distance', () => {
    expect(abadieImbens(outcome, new Uint8Array(16), x1)).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
    expect(abadieImbens(new Float64Array(), new Uint8Array(), new Float64Array())).toEqual({
      kind: 'not-estimable',
      reason: 'one-arm',
    })
    expect(abadieImbens(outcome, treatment, new Float64Array(16))).toEqual({
      kind: 'not-estimable',
      reason: 'constant-distance',
    })
    expect(() => abadieImbens(outcome, treatment, x1, -1)).toThrow(RangeError)
    expect(() => abadieImbens(outcome, treatment, x1, 0, 0)).toThrow(RangeError)
    expect(() =>
      abadieImbens(
        outcome.map(() => Infinity),
        treatment,
        x1,
      ),
    ).toThrow(/outcome, row 1/u)
  })
})

describe('the effect in matched pairs', () => {
  it('is the mean pair difference with the error of a paired comparison', () => {
    // By hand: differences 2, 4, 1; mean 7/3, deviation sqrt(7/3).
    const found = fitted(
      matchingEffect(Float64Array.of(5, 3, 6, 2, 9, 8), {
        treatedRow: Uint32Array.of(0, 2, 4),
        comparatorRow: Uint32Array.of(1, 3, 5),
      }),
    )
    expect(found.estimate).toBeCloseTo(7 / 3, 12)
    expect(found.standardError).toBeCloseTo(Math.sqrt(7 / 3 / 3), 12)
  })
  it('counts a person with several partners once', () => {
    const found = fitted(
      matchingEffect(Float64Array.of(5, 3, 1, 9, 8), {
        treatedRow: Uint32Array.of(0, 0, 3),
        comparatorRow: Uint32Array.of(1, 2, 4),
      }),
    )
    expect(found.estimate).toBe((3 + 1) / 2)
    expect(found.matchedTreated).toBe(2)
  })
  it('has no error from one pair and no estimate from none', () => {
    expect(
      fitted(
        matchingEffect(Float64Array.of(5, 3), {
          treatedRow: Uint32Array.of(0),
          comparatorRow: Uint32Array.of(1),
        }),
      ),
    ).toMatchObject({ estimate: 2, standardError: undefined })
    expect(matchingEffect(outcome, matchNearest(x1, new Uint8Array(16), { order: 'data' }))).toEqual({
      kind: 'not-estimable',
      reason: 'no-pairs',
    })
  })
})

it('comes in steps too', async () => {
  const random = createRandom(6)
  const distance = Float64Array.from({ length: 17_000 }, () => random.normal())
  const arm = Uint8Array.from(distance, () => random.integer(2))
  await expectSteps(() => abadieImbensInSteps(distance, arm, distance), abadieImbens(distance, arm, distance))
})

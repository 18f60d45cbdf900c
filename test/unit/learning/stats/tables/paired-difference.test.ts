import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mcnemar } from '../../../../../electron/learning/stats/tables/mcnemar.ts'
import {
  overlappingDifference,
  pairedDifference,
} from '../../../../../electron/learning/stats/tables/paired-difference.ts'
import { riskDifference } from '../../../../../electron/learning/stats/tables/risk-difference.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'

/** Cells as Newcombe prints them: both, the first alone, the second alone, neither. */
const cells = ([both, firstOnly, secondOnly, neither]: readonly [number, number, number, number]) => ({
  both,
  firstOnly,
  secondOnly,
  neither,
})

describe('the difference of paired shares', () => {
  // Newcombe 1998, Statistics in Medicine 17:2635-2650, table of examples, method 10; the first share less the second.
  it.each([
    [[36, 12, 2, 0], 0.0569, 0.3404],
    [[18, 12, 2, 18], 0.0562, 0.329],
    [[53, 0, 0, 1], -0.0729, 0.0729],
    [[0, 30, 0, 0], 0.8395, 1],
  ] as const)('has the limits that Newcombe prints for %j', (printed, lower, upper) => {
    const [both, firstOnly, secondOnly, neither] = printed
    const n = both + firstOnly + secondOnly + neither
    const found = pairedDifference(cells(printed))
    expect(found.kind).toBe('fitted')
    if (found.kind !== 'fitted') return
    // The second less the first is the same turned round.
    expect(found.estimate).toBeCloseTo((secondOnly - firstOnly) / n, 12)
    expect(-found.upper).toBeCloseTo(lower, 4)
    expect(-found.lower).toBeCloseTo(upper, 4)
  })

  it('is not estimable without a pair', () => {
    expect(pairedDifference(cells([0, 0, 0, 0]))).toEqual({ kind: 'not-estimable', reason: 'no-pairs' })
  })

  it('refuses what is no count', () => {
    expect(() => pairedDifference(cells([1.5, 0, 0, 0]))).toThrow(RangeError)
    expect(() => pairedDifference(cells([1, -1, 0, 0]))).toThrow(RangeError)
    expect(() => pairedDifference(cells([1, 0, 0, 0]), 1)).toThrow(RangeError)
  })

  const some = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)).filter(all => all.some(n => n > 0))
  it('lies within its limits, these within what is possible, and turning time round turns the sign', () => {
    fc.assert(
      fc.property(some, ([both, firstOnly, secondOnly, neither]) => {
        const there = pairedDifference({ both, firstOnly, secondOnly, neither })
        const back = pairedDifference({ both, firstOnly: secondOnly, secondOnly: firstOnly, neither })
        if (there.kind !== 'fitted' || back.kind !== 'fitted') throw new Error('a pair is a pair')
        expect(there.lower).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(there.upper).toBeLessThanOrEqual(1 + 1e-12)
        expect(there.lower).toBeLessThanOrEqual(there.estimate + 1e-12)
        expect(there.upper).toBeGreaterThanOrEqual(there.estimate - 1e-12)
        expect(back.estimate).toBeCloseTo(-there.estimate, 12)
        expect(back.lower).toBeCloseTo(-there.upper, 12)
        expect(there.exactP).toBe(mcnemar(firstOnly, secondOnly).exactP)
      }),
    )
  })
})

describe('the difference of shares of which some people stand in both', () => {
  const nobody = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 }
  it('is that of different people where nobody stands in both', () => {
    // Newcombe 1998, Statistics in Medicine 17:873: 56 of 70 less 48 of 80 lies from 0.0524 to 0.3339.
    const found = overlappingDifference(
      nobody,
      { numerator: 48, denominator: 80 },
      { numerator: 56, denominator: 70 },
    )!
    expect(found.lower).toBeCloseTo(0.0524, 4)
    expect(found.upper).toBeCloseTo(0.3339, 4)
    const same = riskDifference({ events1: 56, size1: 70, events2: 48, size2: 80 })
    if (same.kind !== 'fitted') throw new Error('both have people')
    expect(found.lower).toBeCloseTo(same.newcombe.lower, 12)
  })

  it('is nothing where a side has nobody', () => {
    expect(
      overlappingDifference(nobody, { numerator: 0, denominator: 0 }, { numerator: 1, denominator: 2 }),
    ).toBeNull()
  })

  it('holds the truth in 93 to 97 of 100 where 60 of 80 stand in both and are alike', () => {
    const { uniform: next } = createRandom(20261130)
    const RUNS = 4_000
    let held = 0
    for (let run = 0; run < RUNS; run++) {
      const table = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 }
      const [first, second] = [
        { numerator: 0, denominator: 80 },
        { numerator: 0, denominator: 80 },
      ]
      // Each has a chance of her own to keep what she had: 55 % have it in both spans, on average.
      for (let person = 0; person < 100; person++) {
        const had = next() < 0.55
        const has = next() < 0.7 ? had : next() < 0.55
        if (person < 80) first.numerator += Number(had)
        if (person >= 20) second.numerator += Number(has)
        if (person < 20 || person >= 80) continue
        if (had) table[has ? 'both' : 'firstOnly']++
        else table[has ? 'secondOnly' : 'neither']++
      }
      const { lower, upper } = overlappingDifference(table, first, second)!
      if (lower <= 0 && upper >= 0) held++
    }
    expect(held / RUNS).toBeGreaterThan(0.93)
    expect(held / RUNS).toBeLessThan(0.97)
  })
})

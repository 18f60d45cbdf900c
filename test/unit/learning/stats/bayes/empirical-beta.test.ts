import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { empiricalBeta } from '../../../../../electron/learning/stats/bayes/empirical-beta.ts'
import { runs } from '../../../runs.ts'

const numbers = (...values: number[]) => Float64Array.from(values)
function fitted<Result extends { kind: string }>(result: Result): Extract<Result, { kind: 'fitted' }> {
  if (result.kind !== 'fitted') throw new Error(JSON.stringify(result))
  return result as Extract<Result, { kind: 'fitted' }>
}

describe('empirical Bayes of proportions', () => {
  // Tumours in 71 groups of control rats (Tarone 1982; Gelman et al. 2013, table 5.1).
  const tumours = numbers(
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    2,
    2,
    2,
    2,
    2,
    2,
    2,
    2,
    2,
    1,
    5,
    2,
    5,
    3,
    2,
    7,
    7,
    3,
    3,
    2,
    9,
    10,
    4,
    4,
    4,
    4,
    4,
    4,
    4,
    10,
    4,
    4,
    4,
    5,
    11,
    12,
    5,
    5,
    6,
    5,
    6,
    6,
    6,
    6,
    16,
    15,
    15,
    9,
    4,
  )
  const rats = numbers(
    20,
    20,
    20,
    20,
    20,
    20,
    20,
    19,
    19,
    19,
    19,
    18,
    18,
    17,
    20,
    20,
    20,
    20,
    19,
    19,
    18,
    18,
    25,
    24,
    23,
    20,
    20,
    20,
    20,
    20,
    20,
    10,
    49,
    19,
    46,
    27,
    17,
    49,
    47,
    20,
    20,
    13,
    48,
    50,
    20,
    20,
    20,
    20,
    20,
    20,
    20,
    48,
    19,
    19,
    19,
    22,
    46,
    49,
    20,
    20,
    23,
    19,
    22,
    20,
    20,
    20,
    52,
    46,
    47,
    24,
    14,
  )

  it('rat tumours: a, b and likelihood as R finds by nlm', () => {
    const fit = fitted(empiricalBeta(tumours, rats))
    expect(fit.a).toBeCloseTo(2.34161426534, 6)
    expect(fit.b).toBeCloseTo(14.1148034557, 5)
    expect(fit.logLikelihood).toBeCloseTo(-156.56892988323, 9)
    expect(fit.units[0]!.shrunken).toBeCloseTo(fit.a / (fit.a + fit.b + 20), 14)
  })

  it('draws every unit towards the mean, the small further, and keeps their order where all are of one size', () => {
    const { a, b, units } = fitted(empiricalBeta(numbers(2, 6, 20, 3, 30), numbers(20, 20, 200, 10, 100)))
    const mean = a / (a + b)
    units.forEach(({ raw, shrunken, lower, upper }) => {
      expect((shrunken - mean) * (raw! - mean)).toBeGreaterThanOrEqual(0)
      expect(Math.abs(shrunken - mean)).toBeLessThan(Math.abs(raw! - mean))
      expect(lower).toBeLessThan(shrunken)
      expect(upper).toBeGreaterThan(shrunken)
    })
    expect(Math.abs(units[3]!.shrunken - mean)).toBeLessThan(Math.abs(units[4]!.shrunken - mean))
  })

  it('is the same in any order, and events and non-events change places', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 3, maxLength: 12 }), rows => {
        const [x, n] = [numbers(...rows.map(([x]) => x)), numbers(...rows.map(([x, y]) => x + y))]
        const one = empiricalBeta(x, n)
        const back = empiricalBeta(x.slice().reverse(), n.slice().reverse())
        const other = empiricalBeta(
          n.map((trials, k) => trials - x[k]!),
          n,
        )
        expect([back.kind, other.kind]).toEqual([one.kind, one.kind])
        if (one.kind !== 'fitted' || back.kind !== 'fitted' || other.kind !== 'fitted') return
        expect(back.logLikelihood).toBeCloseTo(one.logLikelihood, 8)
        expect(other.logLikelihood).toBeCloseTo(one.logLikelihood, 8)
        expect(other.units[0]!.shrunken).toBeCloseTo(1 - one.units[0]!.shrunken, 4)
      }),
      { numRuns: runs(7, 40) },
    )
  })

  it('units that differ no more than chance all get the overall rate', () => {
    const result = empiricalBeta(numbers(10, 10, 10), numbers(100, 100, 100))
    expect(result).toMatchObject({ kind: 'no-difference', rate: 0.1 })
    if (result.kind !== 'no-difference') return
    expect(result.units.map(({ shrunken }) => shrunken)).toEqual([0.1, 0.1, 0.1])
    expect(result.units[0]!.lower).toBeLessThan(0.1)
  })

  it('single trials say nothing about differences between units', () => {
    expect(empiricalBeta(numbers(0, 1, 1, 0, 1), numbers(1, 1, 1, 1, 1))).toMatchObject({
      kind: 'no-difference',
      rate: 0.6,
    })
  })

  it('nobody with an event, everybody, no trials at all, all or nothing, a unit without trials', () => {
    expect(empiricalBeta(numbers(0, 0), numbers(5, 9))).toMatchObject({
      kind: 'no-difference',
      rate: 0,
      logLikelihood: 0,
    })
    expect(empiricalBeta(numbers(5, 9), numbers(5, 9))).toMatchObject({
      kind: 'no-difference',
      rate: 1,
      logLikelihood: 0,
    })
    expect(empiricalBeta(numbers(), numbers())).toEqual({ kind: 'not-estimable', reason: 'no-trials' })
    expect(empiricalBeta(numbers(0), numbers(0))).toEqual({ kind: 'not-estimable', reason: 'no-trials' })
    expect(empiricalBeta(numbers(0, 30, 0, 30), numbers(30, 30, 30, 30))).toEqual({
      kind: 'not-estimable',
      reason: 'all-or-nothing',
    })
    const fit = fitted(empiricalBeta(numbers(1, 12, 0), numbers(20, 20, 0)))
    expect(fit.units[2]).toMatchObject({
      raw: undefined,
      shrunken: expect.closeTo(fit.a / (fit.a + fit.b), 12),
    })
  })

  it('finds the parameters behind many units', () => {
    const random = createRandom(3)
    const n = new Float64Array(3000).fill(25)
    const gamma = (shape: number) => {
      let sum = 0
      for (let k = 0; k < shape; k++) sum += random.exponential()
      return sum
    }
    const x = n.map(trials => {
      const [one, other] = [gamma(3), gamma(12)]
      let count = 0
      for (let k = 0; k < trials; k++) if (random.uniform() < one / (one + other)) count++
      return count
    })
    const { a, b } = fitted(empiricalBeta(x, n))
    expect(a / (a + b)).toBeCloseTo(0.2, 2)
    expect(Math.abs(a + b - 15)).toBeLessThan(1.5)
  })

  it('refuses counts that are none', () => {
    expect(() => empiricalBeta(numbers(3), numbers(2))).toThrow('row 1')
    expect(() => empiricalBeta(numbers(NaN), numbers(2))).toThrow(RangeError)
    expect(() => empiricalBeta(numbers(1), numbers(2, 3))).toThrow(RangeError)
    expect(() => empiricalBeta(numbers(1), numbers(2), 1)).toThrow(RangeError)
  })
})

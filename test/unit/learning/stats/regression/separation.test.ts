import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directionAgainst } from '../../../../../electron/learning/stats/regression/cone.ts'
import { fitGeneralizedLinear } from '../../../../../electron/learning/stats/regression/generalized-linear.ts'
import { atOnce } from '../../../../../electron/learning/stats/foundations/in-steps.ts'
import { findSeparation } from '../../../../../electron/learning/stats/regression/separation.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { runs } from '../../../runs.ts'

type Row = readonly [number, number, number]
const columnsOf = (rows: readonly (readonly number[])[]) =>
  Array.from({ length: rows[0]!.length }, (_, c) => Float64Array.from(rows, row => row[c]!))
const cross = ([a, b, c]: Row, [d, e, f]: Row): Row => [b * f - c * e, c * d - a * f, a * e - b * d]
const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, k) => sum + value * other[k]!, 0)

/** All edges of the cone { d: a'd >= 0 for all rows }, whole numbers throughout: each is across two of the rows. */
function edges(rows: readonly Row[]): Row[] {
  const found: Row[] = []
  for (const one of rows)
    for (const other of rows) {
      const d = cross(one, other)
      if (d.some(value => value !== 0) && rows.every(row => dot(row, d) >= 0)) found.push(d)
    }
  return found
}

const wholeRows = fc.array(
  fc.tuple(fc.constant(1), fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })),
  { minLength: 4, maxLength: 9 },
)
const fullRank = (rows: readonly Row[]) =>
  rows.some(one => rows.some(two => rows.some(three => dot(one, cross(two, three)) !== 0)))

describe('separation', () => {
  it('is found exactly where some direction orders the outcomes, by enumeration of all', () => {
    const seen = { overlap: 0, quasi: 0, complete: 0 }
    fc.assert(
      fc.property(wholeRows, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (rows, flags) => {
        fc.pre(fullRank(rows))
        const outcome = Float64Array.from(rows, (_, i) => Number(flags[i]))
        const turned = rows.map((row, i) => row.map(value => (outcome[i] ? value : -value)) as unknown as Row)
        const cone = edges(turned)
        const middle = cone.reduce<number[]>(
          (sum, d) => sum.map((value, c) => value + d[c]! / Math.hypot(...d)),
          [0, 0, 0],
        )
        const found = findSeparation('binomial', { outcome, design: columnsOf(rows) })
        const told = turned.map(row => Number(dot(row, middle) > 1e-9))
        if (!told.includes(1)) {
          expect(found).toEqual({ kind: 'overlap' })
          seen.overlap++
        } else {
          expect(found).toEqual({
            kind: 'separated',
            complete: !told.includes(0),
            determined: Uint8Array.from(told),
            rises: [0, 1, 2].map(c => cone.some(d => d[c]! > 0)),
            falls: [0, 1, 2].map(c => cone.some(d => d[c]! < 0)),
          })
          seen[told.includes(0) ? 'quasi' : 'complete']++
        }
        expect(fitGeneralizedLinear('binomial', { outcome, design: columnsOf(rows) }).kind).toBe(
          told.includes(1) ? 'not-estimable' : 'fitted',
        )
      }),
      { numRuns: runs(100, 600) },
    )
    expect(Math.min(seen.overlap, seen.quasi, seen.complete)).toBeGreaterThan(runs(4, 20))
  })

  it('of counts is found exactly where some direction falls on zeros only', () => {
    const seen = { overlap: 0, separated: 0 }
    fc.assert(
      fc.property(
        wholeRows,
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
        (rows, counts) => {
          fc.pre(fullRank(rows))
          const outcome = Float64Array.from(rows, (_, i) => (counts[i] === 1 ? 3 : 0))
          const down = rows
            .filter((_, i) => outcome[i] === 0)
            .map(row => row.map(value => -value) as unknown as Row)
          const across = rows.filter((_, i) => outcome[i] !== 0)
          const both = [...down, ...across, ...across.map(row => row.map(value => -value) as unknown as Row)]
          const told = edges(both).some(d => down.some(row => dot(row, d) > 0))
          const data = { outcome, design: columnsOf(rows) }
          expect(findSeparation('poisson', data).kind).toBe(told ? 'separated' : 'overlap')
          expect(fitGeneralizedLinear('poisson', data).kind).toBe(told ? 'not-estimable' : 'fitted')
          seen[told ? 'separated' : 'overlap']++
        },
      ),
      { numRuns: runs(84, 500) },
    )
    expect(Math.min(seen.overlap, seen.separated)).toBeGreaterThan(runs(4, 20))
  })

  it('does not depend on units, and passes over rows of weight 0', () => {
    const outcome = Float64Array.from([0, 0, 1, 1, 1])
    const x = Float64Array.from([1, 2, 2, 3, 0])
    const plain = new Float64Array(5).fill(1)
    for (const scale of [1, 1e-9, -1e9]) {
      const design = [plain, x.map(value => value * scale)]
      expect(findSeparation('binomial', { outcome, design })).toEqual({ kind: 'overlap' })
      const found = findSeparation('binomial', {
        outcome,
        design,
        weights: Float64Array.from([1, 1, 1, 1, 0]),
      })
      expect(found).toMatchObject({
        kind: 'separated',
        complete: false,
        determined: Uint8Array.from([1, 0, 0, 1, 0]),
        rises: scale > 0 ? [false, true] : [false, false],
        falls: scale > 0 ? [true, false] : [true, true],
      })
    }
  })

  it('takes an outcome between 0 and 1 for both', () => {
    const design = [new Float64Array(4).fill(1), Float64Array.from([0, 1, 2, 3])]
    expect(findSeparation('binomial', { outcome: Float64Array.from([0, 0.5, 0.5, 1]), design })).toEqual({
      kind: 'overlap',
    })
    expect(findSeparation('binomial', { outcome: Float64Array.from([0, 0.5, 1, 1]), design })).toMatchObject({
      kind: 'separated',
      determined: Uint8Array.from([1, 0, 1, 1]),
    })
  })

  it('is seen in thousands of rows and many columns when one rare column tells the outcome', () => {
    const random = createRandom(4)
    const rows = 2_000
    const rare = Float64Array.from({ length: rows }, (_, i) => Number(i < 5))
    const others = Array.from({ length: 12 }, () =>
      Float64Array.from({ length: rows }, () => random.normal()),
    )
    const outcome = Float64Array.from({ length: rows }, (_, i) =>
      i < 5 ? 1 : Number(random.uniform() < 0.3),
    )
    const data = { outcome, design: [new Float64Array(rows).fill(1), ...others, rare] }
    const found = findSeparation('binomial', data)
    if (found.kind !== 'separated') throw new Error('not seen')
    expect([...found.determined.keys()].filter(i => found.determined[i] === 1)).toEqual([0, 1, 2, 3, 4])
    expect(found.rises.map(Number)).toEqual([...Array.from({ length: 13 }, () => 0), 1])
    expect(found.complete).toBe(false)
    expect(fitGeneralizedLinear('binomial', data)).toEqual({ kind: 'not-estimable', reason: 'separation' })
    outcome[0] = 0
    expect(findSeparation('binomial', data)).toEqual({ kind: 'overlap' })
    expect(fitGeneralizedLinear('binomial', data).kind).toBe('fitted')
  })

  it('refuses what is not an outcome', () => {
    expect(() =>
      findSeparation('binomial', { outcome: Float64Array.from([0, 2]), design: [Float64Array.from([1, 1])] }),
    ).toThrow(/^findSeparation: outcome, row 2/u)
  })
})

describe('a direction against a target', () => {
  it('is found, or the target is a sum of the rows: never neither, never both', () => {
    const row = fc.tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), row, (rows, target) => {
        const direction = atOnce(
          directionAgainst(Float64Array.from(target), {
            columns: columnsOf(rows),
            sign: new Float64Array(rows.length).fill(1),
          }),
        )
        if (direction) {
          expect(dot([...direction], target)).toBeLessThan(0)
          for (const each of rows) expect(dot(each, [...direction])).toBeGreaterThan(-1e-9)
        } else {
          // A target in the cone of the rows is in that of three of them (Caratheodory): solve for each
          // three, padded with 0.
          const padded: Row[] = [...rows, [0, 0, 0]]
          const reached =
            target.every(value => value === 0) ||
            padded.some(a => padded.some(b => rows.some(c => isSum(target, [a, b, c]))))
          expect(reached).toBe(true)
        }
      }),
      { numRuns: runs(100, 600) },
    )
  })
})

/** Whether the target is a sum of the three with weights of 0 or more, by least squares over each subset. */
function isSum(target: Row, vectors: readonly Row[]): boolean {
  const used = vectors.filter(vector => vector.some(value => value !== 0))
  const [a, b, c] = used
  if (!a) return false
  const determinant = b && c ? dot(a, cross(b, c)) : 0
  if (b && c && determinant !== 0)
    return [cross(b, c), cross(c, a), cross(a, b)].every(each => dot(target, each) / determinant >= -1e-12)
  for (const one of used) {
    const scale = dot(target, one) / dot(one, one)
    if (scale >= 0 && target.every((value, k) => Math.abs(value - scale * one[k]!) < 1e-9)) return true
    for (const other of used) {
      const across = cross(one, other)
      const size = dot(across, across)
      if (size === 0 || Math.abs(dot(target, across)) > 1e-9) continue
      if (
        dot(cross(target, other), across) / size >= -1e-12 &&
        dot(cross(one, target), across) / size >= -1e-12
      )
        return true
    }
  }
  return false
}

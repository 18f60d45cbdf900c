import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, type Statement } from '../../../../electron/learning/gate/linear-bounds.ts'

const exactly = (sum: Record<string, number>, value: number): Statement => ({
  sum,
  least: value,
  most: value,
})

describe('the bounds of a hidden cell', () => {
  test('are unlimited above when nothing is told', () => {
    expect(boundsOf({ a: 1 }, [])).toEqual({ least: 0, most: Infinity })
  })
  test('are one number when a total and all other cells are told', () => {
    expect(
      boundsOf({ a: 1 }, [exactly({ a: 1, b: 1, c: 1 }, 40), exactly({ b: 1 }, 17), exactly({ c: 1 }, 20)]),
    ).toEqual({ least: 3, most: 3 })
  })
  test("are Frechet's in a two-by-two table whose margins are told", () => {
    // Frechet bounds: max(0, row + column - total) and min(row, column).
    const margins = [
      exactly({ a: 1, b: 1 }, 30),
      exactly({ c: 1, d: 1 }, 20),
      exactly({ a: 1, c: 1 }, 35),
      exactly({ b: 1, d: 1 }, 15),
    ]
    expect(boundsOf({ a: 1 }, margins)).toEqual({ least: 15, most: 30 })
  })
  test('find what single statements do not show: three sums that together give a cell away', () => {
    const sums = [exactly({ a: 1, b: 1 }, 12), exactly({ b: 1, c: 1 }, 14), exactly({ a: 1, c: 1 }, 10)]
    expect(boundsOf({ a: 1 }, sums)).toEqual({ least: 4, most: 4 })
  })
  test('are undefined when the statements contradict each other', () => {
    expect(boundsOf({ a: 1 }, [exactly({ a: 1, b: 1 }, 5), exactly({ b: 1 }, 9)])).toBeUndefined()
  })
  test('hold every table that fits, as trying them all shows', () => {
    const cell = fc.integer({ min: 0, max: 4 })
    const told = fc.array(
      fc.record({
        of: fc.tuple(fc.constantFrom(-1, 0, 1), fc.constantFrom(0, 1), fc.constantFrom(0, 1)),
        slack: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(cell, cell, cell, told, (a, b, c, tellings) => {
        const truth = [a, b, c]
        const limits = ['a', 'b', 'c'].map(name => ({ sum: { [name]: 1 }, least: 0, most: 6 }))
        const value = (of: readonly number[], table: readonly number[]) =>
          of.reduce((sum, each, index) => sum + each * table[index]!, 0)
        const statements = tellings.map(({ of, slack }) => ({
          sum: { a: of[0], b: of[1], c: of[2] },
          least: value(of, truth) - slack,
          most: value(of, truth) + slack,
        }))
        const fitting = Array.from({ length: 343 }, (_, index) => [
          index % 7,
          Math.floor(index / 7) % 7,
          Math.floor(index / 49),
        ])
          .filter(table =>
            tellings.every(({ of }, index) => {
              const sum = value(of, table)
              return sum >= statements[index]!.least && sum <= statements[index]!.most
            }),
          )
          .map(table => table[0]!)
        const bounds = boundsOf({ a: 1 }, [...limits, ...statements])!
        // The linear programme may be wider than the whole-number truth, never narrower.
        expect(bounds.least).toBeLessThanOrEqual(Math.min(...fitting))
        expect(bounds.most).toBeGreaterThanOrEqual(Math.max(...fitting))
      }),
      { numRuns: 300 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherBySimulation } from '../../../../../electron/learning/stats/tables/fisher-by-simulation.ts'
import {
  fisherExactTable,
  fisherExactTableInSteps,
} from '../../../../../electron/learning/stats/tables/fisher-exact-table.ts'
import { fisherExact } from '../../../../../electron/learning/stats/tables/fisher-exact.ts'
import { createRandom } from '../../../../../shared/domain/random.ts'
import { expectSteps } from '../foundations/stepwise.ts'
import { runs } from '../../../runs.ts'

const smallTable = fc
  .record({ rows: fc.integer({ min: 1, max: 4 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) =>
    fc.array(fc.array(fc.nat(3), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
const transposed = (table: readonly (readonly number[])[]) =>
  (table[0] ?? []).map((_, c) => table.map(row => row[c]!))
/** Freeman and Halton's p by listing every table with these margins. */
function listed(table: readonly (readonly number[])[]): number {
  const factorials = [1]
  for (let k = 1; k < 60; k++) factorials.push(factorials[k - 1]! * k)
  const weight = (cells: readonly number[]) => cells.reduce((product, cell) => product / factorials[cell]!, 1)
  const rows = table.map(row => row.reduce((sum, cell) => sum + cell, 0))
  const seen = weight(table.flat())
  let [rare, all] = [0, 0]
  const fill = (r: number, left: readonly number[], so: number) => {
    if (r === rows.length - 1) {
      const here = so * weight(left)
      all += here
      if (here <= seen * (1 + 1e-7)) rare += here
      return
    }
    const cells: number[] = []
    const cell = (c: number, open: number) => {
      if (c === left.length - 1) {
        if (open <= left[c]!)
          fill(
            r + 1,
            left.map((each, k) => each - (cells[k] ?? open)),
            so * weight([...cells, open]),
          )
        return
      }
      for (let k = 0; k <= Math.min(open, left[c]!); k++) {
        cells.push(k)
        cell(c + 1, open - k)
        cells.pop()
      }
    }
    cell(0, rows[r]!)
  }
  fill(
    0,
    (table[0] ?? []).map((_, c) => table.reduce((sum, row) => sum + row[c]!, 0)),
    1,
  )
  return rare / all
}

describe("Fisher's exact test of any table", () => {
  it('adds up the tables that are not likelier, as listing them all does', () =>
    fc.assert(
      fc.property(smallTable, table => {
        const result = fisherExactTable(table)
        expect(result.kind === 'fitted' && result.p).toBeCloseTo(listed(table), 9)
      }),
      { numRuns: runs(25, 150) },
    ))
  it('is the test of a 2x2 table for two rows and columns', () =>
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), (a, b, c, d) => {
        const result = fisherExactTable([
          [a, b],
          [c, d],
        ])
        expect(result.kind === 'fitted' && result.p).toBeCloseTo(
          fisherExact({ events1: a, size1: a + b, events2: c, size2: c + d }).p,
          9,
        )
      }),
    ))
  it('does not depend on the order of rows and columns, nor on which are which', () => {
    const table = [
      [4, 3, 0, 2],
      [1, 2, 5, 1],
      [0, 1, 2, 4],
    ]
    const p = fisherExactTable(table)
    for (const other of [
      table.toReversed(),
      transposed(table),
      table.map(row => row.toReversed()),
      [...table, [0, 0, 0, 0]],
    ]) {
      const there = fisherExactTable(other)
      expect(there.kind === 'fitted' && there.p).toBeCloseTo(p.kind === 'fitted' ? p.p : 0, 11)
    }
  })
  it('is 1 where nothing can vary', () => {
    for (const table of [
      [],
      [[]],
      [
        [0, 0],
        [0, 0],
      ],
      [[3, 4]],
      [[3], [4]],
      [
        [3, 0],
        [5, 0],
      ],
    ])
      expect(fisherExactTable(table)).toEqual({ kind: 'fitted', p: 1 })
  })
  it('gives up instead of running on, and says so', () => {
    const large = Array.from({ length: 8 }, (_, r) => Array.from({ length: 8 }, (__, c) => 5 + ((r * c) % 7)))
    expect(fisherExactTable(large, 1e4)).toEqual({ kind: 'not-estimable', reason: 'too-large' })
  })
  it('refuses ragged tables and what is no count', () => {
    expect(() => fisherExactTable([[1, 2], [3]])).toThrow(/row 2/u)
    expect(() =>
      fisherExactTable([
        [1, -2],
        [3, 1],
      ]),
    ).toThrow(/row 1, column 2/u)
  })
  it('can be simulated, to the error that is told', async () => {
    const table = [
      [4, 3, 0, 2],
      [1, 2, 5, 1],
      [0, 1, 2, 4],
    ]
    const exact = fisherExactTable(table)
    const { p, simulationError } = await fisherBySimulation(table, createRandom(3), 4_000, () => undefined)
    expect(Math.abs(p - (exact.kind === 'fitted' ? exact.p : 0))).toBeLessThan(4 * simulationError)
    expect(simulationError).toBeLessThan(0.01)
    await expect(fisherBySimulation(table, createRandom(3), 0, () => undefined)).rejects.toThrow(RangeError)
    expect(
      (
        await fisherBySimulation(
          [
            [0, 0],
            [0, 3],
          ],
          createRandom(1),
          10,
          () => undefined,
        )
      ).p,
    ).toBe(1)
  })
})
it("Fisher's exact test comes in steps too", async () => {
  const table = [
    [9, 14, 6, 10],
    [13, 6, 11, 8],
    [7, 10, 9, 12],
  ]
  await expectSteps(() => fisherExactTableInSteps(table), fisherExactTable(table))
})

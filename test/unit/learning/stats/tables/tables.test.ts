import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cochranArmitage } from '../../../../../electron/learning/stats/tables/cochran-armitage.ts'
import { cohensKappa } from '../../../../../electron/learning/stats/tables/cohens-kappa.ts'
import { exactCommonOddsRatio } from '../../../../../electron/learning/stats/tables/exact-common-odds-ratio.ts'
import { fisherBySimulation } from '../../../../../electron/learning/stats/tables/fisher-by-simulation.ts'
import {
  fisherExactTable,
  fisherExactTableInSteps,
} from '../../../../../electron/learning/stats/tables/fisher-exact-table.ts'
import { fisherExact } from '../../../../../electron/learning/stats/tables/fisher-exact.ts'
import { hypergeometric } from '../../../../../electron/learning/stats/tables/hypergeometric.ts'
import { commonOddsRatio } from '../../../../../electron/learning/stats/tables/common-odds-ratio.ts'
import { oddsRatio } from '../../../../../electron/learning/stats/tables/odds-ratio.ts'
import {
  adjustedResiduals,
  expectedCounts,
  tableChiSquare,
} from '../../../../../electron/learning/stats/tables/table-chi-square.ts'
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
      { numRuns: runs(38, 150) },
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

describe('chi-square of a table', () => {
  it('is that of gender and party (Agresti 2002, table 3.11: 30.1 on 2 degrees)', () => {
    const result = tableChiSquare([
      [762, 327, 468],
      [484, 239, 477],
    ])
    expect(result).toMatchObject({ statistic: expect.closeTo(30.07, 2) as number, freedom: 2 })
  })
  it('is the square of the adjusted residual in a 2x2 table, and never more with correction', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (a, b, c, d) => {
          const table = [
            [a, b],
            [c, d],
          ]
          const [plain, corrected] = [tableChiSquare(table), tableChiSquare(table, true)]
          if (plain.kind !== 'fitted' || corrected.kind !== 'fitted') throw new Error('not fitted')
          expect(adjustedResiduals(table)[0]![0]! ** 2).toBeCloseTo(plain.statistic, 8)
          expect(corrected.statistic).toBeLessThanOrEqual(plain.statistic + 1e-9)
          expect(plain.cramersV).toBeLessThanOrEqual(1 + 1e-12)
        },
      ),
    ))
  it('is complete association where every row has its column', () =>
    expect(
      tableChiSquare([
        [7, 0, 0],
        [0, 5, 0],
        [0, 0, 9],
      ]),
    ).toMatchObject({ cramersV: expect.closeTo(1, 12) as number }))
  it('is not estimable with an empty row, column or table', () => {
    for (const table of [
      [
        [0, 0],
        [1, 2],
      ],
      [
        [0, 3],
        [0, 2],
      ],
      [],
      [[1, 2]],
    ])
      expect(tableChiSquare(table)).toEqual({ kind: 'not-estimable', reason: 'empty-margin' })
    expect(
      adjustedResiduals([
        [0, 0],
        [1, 2],
      ]),
    ).toEqual([
      [null, null],
      [null, null],
    ])
    expect(
      expectedCounts([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
})

describe("Cochran and Armitage's trend", () => {
  it('is that of smokers among lung cancer patients (Fleiss 1981: 83/86, 90/93, 129/136, 70/82)', () => {
    expect(cochranArmitage([83, 90, 129, 70], [86, 93, 136, 82])).toMatchObject({
      statistic: expect.closeTo(8.2249, 4) as number,
      p: expect.closeTo(0.004132, 6) as number,
    })
  })
  it('does not depend on unit or origin of the score', () =>
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }), (shift, scale) => {
        const at = (scores: number[]) => {
          const result = cochranArmitage([2, 5, 9, 14], [30, 30, 29, 31], scores)
          return result.kind === 'fitted' ? result.statistic : Number.NaN
        }
        expect(at([1, 2, 4, 8].map(score => score * scale + shift))).toBeCloseTo(at([1, 2, 4, 8]), 9)
      }),
    ))
  it('says why it cannot be told', () => {
    expect(cochranArmitage([0, 0], [5, 5])).toMatchObject({ reason: 'constant-outcome' })
    expect(cochranArmitage([1, 2], [5, 5], [3, 3])).toMatchObject({ reason: 'constant-score' })
    expect(cochranArmitage([1, 2], [5, 5], [0.1 + 0.2, 0.3])).toMatchObject({ reason: 'constant-score' })
    expect(cochranArmitage([], [])).toMatchObject({ reason: 'empty' })
    expect(() => cochranArmitage([1], [5], [Number.NaN])).toThrow(/scores, row 1/u)
    expect(() => cochranArmitage([1, 2], [5])).toThrow(RangeError)
  })
})

describe('strata of 2x2 tables', () => {
  const stratum = ([[a, b], [c, d]]: [[number, number], [number, number]]) => ({
    events1: a,
    size1: a + b,
    events2: c,
    size2: c + d,
  })
  /** Penicillin at once or late against streptococci in rabbits, by dose (Mantel 1963, J Am Stat Assoc 58:690). */
  const rabbits = (
    [
      [
        [0, 6],
        [0, 5],
      ],
      [
        [3, 3],
        [0, 6],
      ],
      [
        [6, 0],
        [2, 4],
      ],
      [
        [5, 1],
        [6, 0],
      ],
      [
        [2, 0],
        [5, 0],
      ],
    ] as [[number, number], [number, number]][]
  ).map(stratum)

  it('have the common odds ratio of penicillin in rabbits (7; chi-square 3.93, exact p 0.040)', () => {
    const { oddsRatio: common, corrected } = commonOddsRatio(rabbits)
    expect(common).toEqual({
      estimate: expect.closeTo(7, 12) as number,
      lower: expect.closeTo(1.026713, 6) as number,
      upper: expect.closeTo(47.725133, 5) as number,
    })
    expect(corrected).toEqual({
      statistic: expect.closeTo(3.928571, 6) as number,
      p: expect.closeTo(0.04747, 5) as number,
    })
    expect(exactCommonOddsRatio(rabbits)).toMatchObject({
      p: expect.closeTo(0.03994, 5) as number,
      oddsRatio: expect.closeTo(10.36104, 4) as number,
    })
  })
  it('are one table for one stratum', () =>
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12), (a, b, c, d) => {
        const one = stratum([
          [a, b],
          [c, d],
        ])
        const [exact, fisher] = [exactCommonOddsRatio([one]), fisherExact(one)]
        if (exact.kind !== 'fitted') throw new Error('not fitted')
        expect(exact.p).toBeCloseTo(fisher.p, 10)
        expect(exact.lower).toBeCloseTo(fisher.lower, 6)
        if (fisher.upper < Infinity) expect(exact.upper / fisher.upper).toBeCloseTo(1, 8)
        const common = commonOddsRatio([one]).oddsRatio.estimate
        const woolf = oddsRatio(one).woolf.estimate
        if (common !== null && common < Infinity) expect(common).toBeCloseTo(woolf!, 9)
      }),
    ))
  it('have exact limits at which a convolved tail is 2.5 %', () => {
    const exact = exactCommonOddsRatio(rabbits)
    if (exact.kind !== 'fitted') throw new Error('not fitted')
    const tail = (ratio: number, atLeast: boolean) => {
      let sums = new Map([[0, 1]])
      for (const { events1, size1, events2, size2 } of rabbits) {
        const { first, probability } = hypergeometric(
          { size1, size2, events: events1 + events2 },
          Math.log(ratio),
        )
        const next = new Map<number, number>()
        for (const [sum, chance] of sums)
          probability.forEach((p, k) =>
            next.set(sum + first + k, (next.get(sum + first + k) ?? 0) + p * chance),
          )
        sums = next
      }
      return [...sums]
        .filter(([sum]) => (atLeast ? sum >= 16 : sum <= 16))
        .reduce((total, [, chance]) => total + chance, 0)
    }
    expect(tail(exact.lower, true)).toBeCloseTo(0.025, 9)
    expect(tail(exact.upper, false)).toBeCloseTo(0.025, 9)
  })
  it('do not change by empty strata, strata of one person or strata without events', () => {
    const more = [
      ...rabbits,
      stratum([
        [0, 0],
        [0, 0],
      ]),
      stratum([
        [1, 0],
        [0, 0],
      ]),
      stratum([
        [0, 4],
        [0, 7],
      ]),
    ]
    expect(commonOddsRatio(more).oddsRatio.estimate).toBeCloseTo(7, 12)
    expect(commonOddsRatio(more).corrected!.statistic).toBeCloseTo(3.928571, 6)
    const [here, there] = [exactCommonOddsRatio(more), exactCommonOddsRatio(rabbits)]
    expect(here.kind === 'fitted' && there.kind === 'fitted' && Math.abs(here.p - there.p)).toBeLessThan(
      1e-12,
    )
  })
  it('say what cannot be told', () => {
    expect(commonOddsRatio([])).toEqual({
      oddsRatio: { estimate: null, lower: null, upper: null },
      plain: null,
      corrected: null,
    })
    expect(exactCommonOddsRatio([])).toEqual({
      kind: 'fitted',
      p: 1,
      oddsRatio: null,
      lower: 0,
      upper: Infinity,
    })
    expect(
      commonOddsRatio([
        stratum([
          [3, 0],
          [0, 4],
        ]),
      ]).oddsRatio,
    ).toEqual({ estimate: Infinity, lower: null, upper: null })
    const many = Array.from({ length: 3 }, () => ({ events1: 5e6, size1: 1e7, events2: 5e6, size2: 1e7 }))
    expect(exactCommonOddsRatio(many)).toEqual({ kind: 'not-estimable', reason: 'too-large' })
    expect(() => commonOddsRatio([{ events1: 3, size1: 2, events2: 0, size2: 1 }])).toThrow(RangeError)
  })
})

describe("Cohen's kappa", () => {
  it('is 0.4 for the two reviewers who agree on 35 of 50 grants, half of it by chance', () => {
    expect(
      cohensKappa([
        [20, 5],
        [10, 15],
      ]),
    ).toMatchObject({ kappa: expect.closeTo(0.4, 12) as number, observed: 0.7, expected: 0.5 })
  })
  it('has the standard error found by moving each cell a little (delta method)', () => {
    const table = [
      [22, 7, 1],
      [4, 30, 6],
      [2, 9, 19],
    ]
    const kappaOf = (shares: readonly (readonly number[])[]) => {
      const total = shares.flat().reduce((sum, each) => sum + each, 0)
      const po = shares.reduce((sum, row, i) => sum + row[i]!, 0) / total
      const pe = shares.reduce(
        (sum, row, i) =>
          sum +
          (row.reduce((s, each) => s + each, 0) / total) *
            (shares.reduce((s, other) => s + other[i]!, 0) / total),
        0,
      )
      return (po - pe) / (1 - pe)
    }
    // Multinomial delta method with numerical slopes: sum of p g^2 - (sum of p g)^2, over n.
    let [squares, first] = [0, 0]
    table.forEach((row, i) =>
      row.forEach((cell, j) => {
        const moved = (by: number) =>
          kappaOf(
            table.map((cells, r) => cells.map((each, c) => (each + (r === i && c === j ? by : 0)) / 100)),
          )
        const slope = ((moved(1e-4) - moved(-1e-4)) / 2e-4) * 100
        squares += (cell / 100) * slope ** 2
        first += (cell / 100) * slope
      }),
    )
    const result = cohensKappa(table)
    expect(result.kind === 'fitted' && result.standardError).toBeCloseTo(
      Math.sqrt((squares - first ** 2) / 100),
      6,
    )
  })
  it('is 1 for raters who always agree and not estimable where both know one category only', () => {
    expect(
      cohensKappa([
        [5, 0],
        [0, 7],
      ]),
    ).toMatchObject({ kappa: 1, standardError: 0 })
    expect(
      cohensKappa([
        [5, 0],
        [0, 0],
      ]),
    ).toEqual({ kind: 'not-estimable', reason: 'one-category' })
    expect(
      cohensKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ kind: 'not-estimable', reason: 'empty' })
    expect(() =>
      cohensKappa([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toThrow(RangeError)
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

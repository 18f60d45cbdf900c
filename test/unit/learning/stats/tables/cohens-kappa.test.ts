import { describe, expect, it } from 'vitest'
import { cohensKappa } from '../../../../../electron/learning/stats/tables/cohens-kappa.ts'

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

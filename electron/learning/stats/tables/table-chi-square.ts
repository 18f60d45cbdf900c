import { chiSquareCdf } from '../foundations/chi-square.ts'
import { totalsOf, type CountTable } from './contingency-table.ts'

export interface TableChiSquare {
  readonly statistic: number
  readonly freedom: number
  readonly p: number
  /** 0 no association, 1 complete. */
  readonly cramersV: number
}
export type TableChiSquareResult =
  | ({ kind: 'fitted' } & TableChiSquare)
  | { kind: 'not-estimable'; reason: 'empty-margin' }

/**
 * Pearson's chi-square test of a table of counts, with Cramer's V.
 *
 * Sum of (O - E)^2 / E, E = row total x column total / total, on (rows - 1)(columns - 1) degrees. With
 * `continuity` and a 2x2 table, Yates' correction takes min(1/2, |O - E|) off every |O - E|; other tables know none.
 * V = sqrt(chi-square / (total x (min(rows, columns) - 1))), from the uncorrected statistic.
 * A row or column without anybody has no expectation: not estimable. Use Fisher's test where expected counts are small.
 * Source: Pearson 1900; Yates 1934; Cramer 1946. Checked against: R's chisq.test.
 * Errors: RangeError for a ragged table or what is no count.
 */
export function tableChiSquare(table: CountTable, continuity = false): TableChiSquareResult {
  const { rows, columns, total } = totalsOf('tableChiSquare', table)
  if (rows.length < 2 || columns.length < 2 || rows.includes(0) || columns.includes(0))
    return { kind: 'not-estimable', reason: 'empty-margin' }
  const correction = continuity && rows.length === 2 && columns.length === 2
  let statistic = 0
  let plain = 0
  table.forEach((cells, r) =>
    cells.forEach((count, c) => {
      const expected = (rows[r]! / total) * columns[c]!
      const distance = Math.abs(count - expected)
      plain += distance ** 2 / expected
      statistic += (distance - (correction ? Math.min(0.5, distance) : 0)) ** 2 / expected
    }),
  )
  const freedom = (rows.length - 1) * (columns.length - 1)
  return {
    kind: 'fitted',
    statistic,
    freedom,
    p: chiSquareCdf(statistic, freedom, true),
    cramersV: Math.sqrt(plain / total / (Math.min(rows.length, columns.length) - 1)),
  }
}

/**
 * Counts to expect without association: row total x column total / total; 0 in an empty table.
 * Errors: as `tableChiSquare`.
 */
export function expectedCounts(table: CountTable): number[][] {
  const { rows, columns, total } = totalsOf('expectedCounts', table)
  return Array.from(rows, row => Array.from(columns, column => (total === 0 ? 0 : (row / total) * column)))
}

/**
 * Adjusted residuals: (O - E) / sqrt(E (1 - row share)(1 - column share)), each about standard normal without
 * association.
 * null where a row or column holds nobody or everybody.
 * Source: Haberman 1973, Biometrics 29:205.
 * Errors: as `tableChiSquare`.
 */
export function adjustedResiduals(table: CountTable): (number | null)[][] {
  const { rows, columns, total } = totalsOf('adjustedResiduals', table)
  return table.map((cells, r) =>
    cells.map((count, c) => {
      const expected = (rows[r]! / total) * columns[c]!
      const variance = expected * (1 - rows[r]! / total) * (1 - columns[c]! / total)
      return variance > 0 ? (count - expected) / Math.sqrt(variance) : null
    }),
  )
}

import { normalQuantile } from '../foundations/normal.ts'
import { totalsOf, type CountTable } from './contingency-table.ts'
import { checkLevel } from './two-by-two.ts'

export type Kappa =
  | {
      readonly kind: 'fitted'
      readonly kappa: number
      readonly standardError: number
      readonly lower: number
      readonly upper: number
      readonly observed: number
      readonly expected: number
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'empty' | 'one-category' }

/**
 * Cohen's kappa: agreement of two raters beyond chance, (po - pe) / (1 - pe), rows one rater, columns the other.
 *
 * Standard error of Fleiss, Cohen and Everitt, for limits (not for a test of 0): n (1 - pe)^4 se^2 = sum of
 * p_ii [(1 - pe) - (p_.i + p_i.)(1 - po)]^2 + (1 - po)^2 sum over i != j of p_ij
 * (p_.i + p_j.)^2 - (po pe - 2 pe + po)^2. Limits kappa -/+ z se.
 * Nobody rated: empty; both always the same one category: chance agreement is complete.
 * Source: Cohen 1960; Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323.
 * Checked against: R.
 * Errors: RangeError for a table that is not square.
 */
export function cohensKappa(table: CountTable, level = 0.95): Kappa {
  checkLevel('cohensKappa', level)
  const { rows, columns, total } = totalsOf('cohensKappa', table)
  if (rows.length !== columns.length)
    throw new RangeError('cohensKappa: the table must have as many rows as columns.')
  if (total === 0) return { kind: 'not-estimable', reason: 'empty' }
  const share = (count: number) => count / total
  const observed = table.reduce((sum, cells, i) => sum + share(cells[i]!), 0)
  const expected = rows.reduce((sum, row, i) => sum + share(row) * share(columns[i]!), 0)
  if (rows.some((row, i) => row === total && columns[i] === total))
    return { kind: 'not-estimable', reason: 'one-category' }
  let agree = 0
  let differ = 0
  table.forEach((cells, i) =>
    cells.forEach((count, j) => {
      if (i === j)
        agree += share(count) * (1 - expected - (share(columns[i]!) + share(rows[i]!)) * (1 - observed)) ** 2
      else differ += share(count) * (share(columns[i]!) + share(rows[j]!)) ** 2
    }),
  )
  const variance = agree + (1 - observed) ** 2 * differ - (observed * expected - 2 * expected + observed) ** 2
  const kappa = (observed - expected) / (1 - expected)
  // Complete agreement leaves nothing but rounding.
  const agreed = table.reduce((sum, cells, i) => sum + cells[i]!, 0) === total
  const standardError = agreed ? 0 : Math.sqrt(Math.max(0, variance) / total) / (1 - expected) ** 2
  const reach = normalQuantile((1 - level) / 2, true) * standardError
  return {
    kind: 'fitted',
    kappa,
    standardError,
    lower: kappa - reach,
    upper: kappa + reach,
    observed,
    expected,
  }
}

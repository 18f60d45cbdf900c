import { chiSquareCdf } from '../foundations/chi-square.ts'
import { sortedOrder } from '../foundations/order.ts'
import { checkPredictions } from './outcomes.ts'

export interface HosmerLemeshow {
  readonly statistic: number
  /** Groups with rows, less 2 in the rows the model was fitted to. */
  readonly freedom: number
  /** Undefined without degrees of freedom. */
  readonly p: number | undefined
  /** By rising risk. */
  readonly groups: readonly { readonly rows: number; readonly observed: number; readonly expected: number }[]
}

/**
 * Hosmer-Lemeshow test of calibration in groups of rising risk: sum of (O - E)^2 / (E (1 - E / n)).
 *
 * Rows are ordered by risk, ties by row; rank r of m goes into group k of g if
 * 1 + (k - 1)(m - 1)/g < r <= 1 + k (m - 1)/g, rank 1 into the first. Chi-square with the groups' number of
 * degrees of freedom in new rows, two fewer where the model was fitted to them (`fitted`). Read the groups,
 * not p: with many rows any model fails, with few none does.
 * A group whose risks are all 0 or all 1 adds 0 if that is what came, else makes the statistic infinite.
 * Source: Hosmer & Lemeshow 1980, Commun Stat A 9:1043. Checked against: R. Errors: RangeError for no rows, fewer than
 * one group, lengths that differ, outcomes other than 0 and 1, risks outside 0..1.
 */
export function hosmerLemeshow(
  outcome: Uint8Array,
  risk: Float64Array,
  { groups = 10, fitted = false }: { groups?: number; fitted?: boolean } = {},
): HosmerLemeshow {
  if (outcome.length === 0) throw new RangeError('hosmerLemeshow: outcome: there are no rows.')
  if (!(Number.isInteger(groups) && groups >= 1))
    throw new RangeError('hosmerLemeshow: groups: not a whole number above 0.')
  checkPredictions('hosmerLemeshow', 'risk', outcome, risk, [0, 1])
  const found = Array.from({ length: groups }, () => ({ rows: 0, observed: 0, expected: 0 }))
  sortedOrder(risk).forEach((row, rank) => {
    const group = found[rank === 0 ? 0 : Math.ceil((rank * groups) / (outcome.length - 1)) - 1]!
    group.rows++
    group.observed += outcome[row]!
    group.expected += risk[row]!
  })
  const statistic = found.reduce((sum, { rows, observed, expected }) => {
    const gap = (observed - expected) ** 2
    return gap === 0 || rows === 0 ? sum : sum + gap / (expected * Math.max(0, 1 - expected / rows))
  }, 0)
  const freedom = found.filter(group => group.rows > 0).length - (fitted ? 2 : 0)
  return {
    statistic,
    freedom,
    p: freedom > 0 ? chiSquareCdf(statistic, freedom, true) : undefined,
    groups: found,
  }
}

import { ratioWithLimits, type RatioEstimate } from './ratio-limits.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

export interface OddsRatio {
  readonly woolf: RatioEstimate
  /** With 1/2 added to every cell: always finite. */
  readonly haldane: RatioEstimate
}

/**
 * Odds ratio of two arms, (x1 y2) / (y1 x2) with y = n - x, with limits on its logarithm -/+ z
 * sqrt(1/x1 + 1/y1 + 1/x2 + 1/y2).
 *
 * A zero cell leaves Woolf's one limit or none; Haldane and Anscombe's adds 1/2 to every cell.
 * Source: Woolf 1955, Ann Hum Genet 19:251; Haldane 1956; Anscombe 1956.
 * Checked against: R.
 * Errors: RangeError for counts and level.
 */
export function oddsRatio(table: TwoByTwo, level = 0.95): OddsRatio {
  checkTwoByTwo('oddsRatio', table)
  checkLevel('oddsRatio', level)
  const cells = [
    table.events1,
    table.size1 - table.events1,
    table.events2,
    table.size2 - table.events2,
  ] as const
  return { woolf: fromCells(cells, 0, level), haldane: fromCells(cells, 0.5, level) }
}

function fromCells(
  cells: readonly [number, number, number, number],
  added: number,
  level: number,
): RatioEstimate {
  const [a, b, c, d] = cells.map(cell => cell + added) as [number, number, number, number]
  return ratioWithLimits((a / b) * (d / c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), level)
}

import type { Interval } from './interval.ts'
import { mcnemar } from './mcnemar.ts'
import { wilsonInterval } from './proportion-intervals.ts'
import { checkCount, checkLevel } from './two-by-two.ts'

/** The same people seen twice: how many had it both times, the first or the second time alone, and neither time. */
export interface PairedTable {
  readonly both: number
  readonly firstOnly: number
  readonly secondOnly: number
  readonly neither: number
}
export interface PairedDifference extends Interval {
  readonly kind: 'fitted'
  /** The second share less the first. */
  readonly estimate: number
  /** McNemar's exact two-sided p. */
  readonly exactP: number
}

/**
 * Difference of two shares of the same people, the second less the first, with Newcombe's interval.
 *
 * Squares and adds the reaches of Wilson's limits of both shares, as for different people, less twice their product
 * times phi, the correlation of the two answers (method 10): phi is taken down by n/2 where the product of the like
 * cells is the larger one, not below 0, and is 0 where a margin is empty. McNemar's exact p tells whether the pairs
 * that differ do so by chance. No pairs: not estimable.
 * Source: Newcombe 1998, Stat Med 17:2635, method 10. Checked against: his four printed examples.
 * Errors: RangeError for counts that are none and a level outside 0..1.
 */
export function pairedDifference(
  table: PairedTable,
  level = 0.95,
): PairedDifference | { readonly kind: 'not-estimable'; readonly reason: 'no-pairs' } {
  const { both, firstOnly, secondOnly, neither } = table
  for (const [name, count] of Object.entries(table)) checkCount('pairedDifference', name, count)
  checkLevel('pairedDifference', level)
  const n = both + firstOnly + secondOnly + neither
  if (n === 0) return { kind: 'not-estimable', reason: 'no-pairs' }
  const { estimate, lower, upper } = overlappingDifference(
    table,
    { numerator: both + firstOnly, denominator: n },
    { numerator: both + secondOnly, denominator: n, level },
  )!
  return { kind: 'fitted', estimate, lower, upper, exactP: mcnemar(firstOnly, secondOnly).exactP }
}

interface Share {
  readonly numerator: number
  readonly denominator: number
}

/**
 * Difference of two shares, the second less the first, of which some people stand in both.
 *
 * Newcombe's method 10 as of pairs, with phi of those who stand in both taken times m / sqrt(n1 n2), which is the
 * correlation of the two shares where m of n1 and n2 are the same. All in both: `pairedDifference`. Nobody: his method
 * 10 of different people. A side of nobody: null.
 * Source: Newcombe 1998, Stat Med 17:873 and 2635; the correlation as in Derrick, Russ, Toher & White 2017, J Mod Appl
 * Stat Methods 16(1):137. Checked against: both ends, and coverage by simulation. Errors: as `pairedDifference`.
 */
export function overlappingDifference(
  table: PairedTable,
  first: Share,
  { level = 0.95, ...second }: Share & { readonly level?: number },
): (Interval & { readonly estimate: number }) | null {
  if (first.denominator === 0 || second.denominator === 0) return null
  const pairs = table.both + table.firstOnly + table.secondOnly + table.neither
  const phi = (correlation(table) * pairs) / Math.sqrt(first.denominator * second.denominator)
  const reach = (one: number, other: number) =>
    Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other))
  const [of1, of2] = [first, second].map(({ numerator, denominator }) =>
    wilsonInterval(numerator, denominator, level),
  )
  const [p1, p2] = [first.numerator / first.denominator, second.numerator / second.denominator]
  const estimate = p2 - p1
  return {
    estimate,
    lower: estimate - reach(p2 - of2!.lower, of1!.upper - p1),
    upper: estimate + reach(of2!.upper - p2, p1 - of1!.lower),
  }
}

/** How alike the two answers of each are, from -1 to 1, corrected as the interval asks. */
function correlation({ both, firstOnly, secondOnly, neither }: PairedTable): number {
  const n = both + firstOnly + secondOnly + neither
  const margins = (both + firstOnly) * (secondOnly + neither) * (both + secondOnly) * (firstOnly + neither)
  if (margins === 0) return 0
  const excess = both * neither - firstOnly * secondOnly
  return (excess > 0 ? Math.max(0, excess - n / 2) : excess) / Math.sqrt(margins)
}

import { findRoot } from '../foundations/find-root.ts'
import { hypergeometric, meanOf, noLikelierThan, tailOf, type CountDistribution } from './hypergeometric.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

export interface FisherExact {
  /** Two-sided: all tables not likelier than the one seen. */
  readonly p: number
  readonly pLess: number
  readonly pGreater: number
  /** Two-sided, the tables as likely as the one seen counted half. */
  readonly midP: number
  /**
   * Conditional maximum-likelihood odds ratio: 0 or infinite at the ends; null where the margins allow one
   * table only.
   */
  readonly oddsRatio: number | null
  readonly lower: number
  readonly upper: number
}

/**
 * Fisher's exact test of a 2x2 table, with the conditional maximum-likelihood odds ratio and its exact central limits.
 *
 * Given both margins, events in arm 1 follow the noncentral hypergeometric distribution. p sums the tables with a
 * probability of at most that of the table seen (1 + 1e-7); the odds ratio is where the mean equals what was
 * seen; the limits are where either tail is (1 - level) / 2. One-sided: `pLess` for an odds ratio below 1,
 * `pGreater` above.
 * An end of the possible: lower limit 0 or upper limit infinite. p below about 1e-300 is 0.
 * Source: Fisher 1935; Cornfield 1956; mid-p: Lancaster 1961, J Am Stat Assoc 56:223.
 * Checked against: R's fisher.test (whose odds ratio and limits stop at 1e-4 of ln OR). Errors: RangeError for counts.
 */
export function fisherExact(table: TwoByTwo, level = 0.95): FisherExact {
  checkTwoByTwo('fisherExact', table)
  checkLevel('fisherExact', level)
  const { events1, size1, events2, size2 } = table
  const margins = { size1, size2, events: events1 + events2 }
  const alone = hypergeometric(margins)
  const { total, equal } = noLikelierThan(alone, events1)
  const at = (lnOddsRatio: number) => hypergeometric(margins, lnOddsRatio, 1e-30)
  const ends = { low: Math.max(0, margins.events - size2), high: Math.min(size1, margins.events) }
  return {
    p: total,
    pLess: tailOf(alone, events1, true),
    pGreater: tailOf(alone, events1),
    midP: total - equal / 2,
    ...exactOddsRatio(at, events1, ends, level),
  }
}

/**
 * Conditional maximum-likelihood odds ratio and exact central limits of any family of count distributions
 * indexed by the logarithm of an odds ratio, whose mean rises with it. `ends` are the smallest and largest
 * count possible.
 */
export function exactOddsRatio(
  at: (lnOddsRatio: number) => CountDistribution,
  seen: number,
  { low, high }: { low: number; high: number },
  level: number,
) {
  const tail = (1 - level) / 2
  const lowest = seen === low
  const highest = seen === high
  const mostLikely = () => {
    if (lowest && highest) return null
    if (lowest) return 0
    return highest ? Infinity : Math.exp(rootOfRising(x => meanOf(at(x)) - seen, 0))
  }
  const oddsRatio = mostLikely()
  const centre = oddsRatio === null || oddsRatio === 0 || oddsRatio === Infinity ? 0 : Math.log(oddsRatio)
  return {
    oddsRatio,
    lower: lowest ? 0 : Math.exp(rootOfRising(x => tailOf(at(x), seen) - tail, centre)),
    upper: highest ? Infinity : Math.exp(rootOfRising(x => tail - tailOf(at(x), seen, true), centre)),
  }
}

/**
 * The root of a rising function, looked for from `start` in doubling steps. Beyond e^700 there is no odds
 * ratio to tell.
 */
function rootOfRising(of: (x: number) => number, start: number): number {
  const rising = of(start) < 0
  let [near, step] = [start, rising ? 0.5 : -0.5]
  for (;;) {
    const far = Math.max(-700, Math.min(700, near + step))
    if (of(far) >= 0 === rising || Math.abs(far) === 700)
      return of(far) >= 0 === rising ? findRoot(of, Math.min(near, far), Math.max(near, far), 1e-15) : far
    near = far
    step *= 2
  }
}

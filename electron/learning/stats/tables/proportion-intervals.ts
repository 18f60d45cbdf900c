import { scoreInterval } from '../../../../shared/domain/measures/score-interval.ts'
import { betaQuantile } from '../foundations/beta-distribution.ts'
import { normalQuantile } from '../foundations/normal.ts'
import type { Interval } from './interval.ts'
import { checkCount, checkLevel } from './two-by-two.ts'

/**
 * Wilson's score interval of a proportion.
 *
 * (x + z^2/2)/(n + z^2) -/+ z/(n + z^2) sqrt(x (n - x)/n + z^2/4); no observations: 0 to 1.
 * Source: Wilson 1927; Newcombe 1998, Stat Med 17:857, method 3. Checked against: R's prop.test and Newcombe's table I.
 * Errors: RangeError for counts that are none and a level outside 0..1.
 */
export function wilsonInterval(events: number, size: number, level = 0.95): Interval {
  return scoreInterval(events, size, prepare('wilsonInterval', events, size, level))
}

/**
 * Wilson's score interval with continuity correction min(1/2, |x - n/2|), as R's prop.test; a proportion of
 * exactly 1/2 is therefore not corrected.
 * Source: Newcombe 1998, method 4.
 * Checked against: R's prop.test. No observations: 0 to 1.
 * Errors: as `wilsonInterval`.
 */
export function wilsonCorrectedInterval(events: number, size: number, level = 0.95): Interval {
  const z = prepare('wilsonCorrectedInterval', events, size, level)
  if (size === 0) return { lower: 0, upper: 1 }
  const correction = Math.min(0.5, Math.abs(events - size / 2))
  // The upper limit of x is one minus the lower limit of n - x.
  const lowerOf = (count: number) => {
    const shifted = (count - correction) / size
    if (shifted <= 0) return 0
    const half = (z * z) / (2 * size)
    return (
      (shifted + half - z * Math.sqrt((shifted * (1 - shifted)) / size + half / (2 * size))) / (1 + 2 * half)
    )
  }
  return { lower: lowerOf(events), upper: 1 - lowerOf(size - events) }
}

/**
 * Clopper and Pearson's exact interval: both tails of the binomial distribution hold at most (1 - level) / 2.
 *
 * Beta quantiles with shapes x, n - x + 1 and x + 1, n - x; 0 without events, 1 without others. Never too
 * narrow, often wide.
 * Source: Clopper & Pearson 1934, Biometrika 26:404. Checked against: R's binom.test. Errors: as `wilsonInterval`.
 */
export function clopperPearsonInterval(events: number, size: number, level = 0.95): Interval {
  prepare('clopperPearsonInterval', events, size, level)
  const tail = (1 - level) / 2
  return {
    lower: events === 0 ? 0 : betaQuantile(tail, events, size - events + 1),
    upper: events === size ? 1 : betaQuantile(tail, events + 1, size - events, true),
  }
}

/**
 * Agresti and Coull's interval: Wald's about Wilson's middle, with z^2 observations added. Not clipped: may leave 0..1.
 * Source: Agresti & Coull 1998, Am Stat 52:119. Checked against: the formula in R. Errors: as `wilsonInterval`.
 */
export function agrestiCoullInterval(events: number, size: number, level = 0.95): Interval {
  const z = prepare('agrestiCoullInterval', events, size, level)
  const enlarged = size + z * z
  const middle = (events + (z * z) / 2) / enlarged
  const half = z * Math.sqrt((middle * (1 - middle)) / enlarged)
  return { lower: middle - half, upper: middle + half }
}

/**
 * Jeffreys' interval: quantiles of the beta distribution with shapes x + 1/2, n - x + 1/2; 0 without events,
 * 1 without others.
 * Source: Brown, Cai & DasGupta 2001, Stat Sci 16:101. Checked against: R's qbeta. Errors: as `wilsonInterval`.
 */
export function jeffreysInterval(events: number, size: number, level = 0.95): Interval {
  prepare('jeffreysInterval', events, size, level)
  const tail = (1 - level) / 2
  return {
    lower: events === 0 ? 0 : betaQuantile(tail, events + 0.5, size - events + 0.5),
    upper: events === size ? 1 : betaQuantile(tail, events + 0.5, size - events + 0.5, true),
  }
}

/**
 * Wald's interval p -/+ z sqrt(p (1 - p)/n), for comparison only: it is too narrow for few events and empty for none.
 * Not clipped. null without observations. Source: Newcombe 1998, method 1. Errors: as `wilsonInterval`.
 */
export function waldInterval(events: number, size: number, level = 0.95): Interval | null {
  const z = prepare('waldInterval', events, size, level)
  if (size === 0) return null
  const p = events / size
  const half = z * Math.sqrt((p * (1 - p)) / size)
  return { lower: p - half, upper: p + half }
}

function prepare(caller: string, events: number, size: number, level: number): number {
  checkCount(caller, 'size', size)
  checkCount(caller, 'events', events, size)
  checkLevel(caller, level)
  return normalQuantile((1 - level) / 2, true)
}

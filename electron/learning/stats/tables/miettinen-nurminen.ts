import { findRoot } from '../foundations/find-root.ts'
import { normalQuantile } from '../foundations/normal.ts'
import type { Interval } from './interval.ts'
import { checkLevel, checkTwoByTwo, type TwoByTwo } from './two-by-two.ts'

/**
 * Miettinen and Nurminen's score limits of the risk difference, risk 1 minus risk 2.
 *
 * The differences d for which (p1 - p2 - d)^2 / V(d) is at most z^2, V(d) = (r1 (1 - r1)/n1 + r2 (1 - r2)/n2)
 * N/(N - 1), where r1 and r2 are the most likely risks that differ by d (a cubic equation). Arms without people: null.
 * Source: Miettinen & Nurminen 1985, Stat Med 4:213, equations 8-10 and appendix I.
 * Checked against: Newcombe 1998 (Stat Med 17:873), table II, method 5, and constrained maximum likelihood by
 * brute force.
 * Errors: RangeError for counts that are none and a level outside 0..1.
 */
export function scoreLimitsOfDifference(table: TwoByTwo, level = 0.95): Interval | null {
  const z = prepare('scoreLimitsOfDifference', table, level)
  const { events1, size1, events2, size2 } = table
  if (size1 === 0 || size2 === 0) return null
  const seen = events1 / size1 - events2 / size2
  const score = (difference: number) => scoreOfDifference(table, difference)
  return {
    lower: seen === -1 ? -1 : findRoot(difference => score(difference) - z, -1, seen, 1e-16),
    upper: seen === 1 ? 1 : findRoot(difference => score(difference) + z, seen, 1, 1e-16),
  }
}

/**
 * Miettinen and Nurminen's score limits of the risk ratio, risk 1 over risk 2.
 *
 * The ratios t for which (p1 - t p2)^2 / V(t) is at most z^2, V(t) = (r1 (1 - r1)/n1 + t^2 r2 (1 - r2)/n2)
 * N/(N - 1), where r1 = t r2 are the most likely risks with that ratio (a quadratic equation). No events in
 * arm 1: from 0; in arm 2: to infinity.
 * Source, checks and errors: as `scoreLimitsOfDifference`.
 */
export function scoreLimitsOfRatio(table: TwoByTwo, level = 0.95): Interval | null {
  const z = prepare('scoreLimitsOfRatio', table, level)
  const { events1, size1, events2, size2 } = table
  if (size1 === 0 || size2 === 0) return null
  const score = (lnRatio: number) => {
    const ratio = Math.exp(lnRatio)
    const risk2 = restrictedRisk2OfRatio(table, ratio)
    const distance = events1 / size1 - ratio * (events2 / size2)
    return standardised(distance, { risk1: ratio * risk2, risk2, ratio }, table)
  }
  // A middle at which the score lies between the two limits: the ratio seen, or with half an event where there is none.
  const middle = Math.log(Math.max(events1, 0.5) / size1 / (Math.max(events2, 0.5) / size2))
  return {
    lower: events1 === 0 ? 0 : Math.exp(crossing(x => score(x) - z, middle)),
    upper: events2 === 0 ? Infinity : Math.exp(crossing(x => score(x) + z, middle)),
  }
}

/**
 * How far the difference seen lies above another one, in standard errors at the most likely risks that differ by that:
 * the score whose limits these are. Both arms must have people.
 */
export function scoreOfDifference(table: TwoByTwo, difference: number): number {
  const { events1, size1, events2, size2 } = table
  const risk2 = restrictedRisk2(table, difference)
  return standardised(
    events1 / size1 - events2 / size2 - difference,
    { risk1: risk2 + difference, risk2, ratio: 1 },
    table,
  )
}

function prepare(caller: string, table: TwoByTwo, level: number): number {
  checkTwoByTwo(caller, table)
  checkLevel(caller, level)
  return normalQuantile((1 - level) / 2, true)
}

/**
 * A distance over its standard error. At the corners of the possible both come to 0, and rounding must not
 * make a distance of that.
 */
function standardised(
  distance: number,
  { risk1, risk2, ratio }: { risk1: number; risk2: number; ratio: number },
  { size1, size2 }: TwoByTwo,
): number {
  const people = size1 + size2
  const variance =
    ((Math.max(0, risk1 * (1 - risk1)) / size1 + (ratio * ratio * Math.max(0, risk2 * (1 - risk2))) / size2) *
      people) /
    (people - 1)
  if (Math.abs(distance) < 1e-13 * ratio) return 0
  return Math.max(-1e300, Math.min(1e300, distance / Math.sqrt(variance)))
}

/** Where a falling function of ln ratio crosses zero, looked for from `start` by doubling steps. */
function crossing(of: (x: number) => number, start: number): number {
  let near = start
  const direction = of(start) > 0 ? 1 : -1
  for (let step = 0.5; ; step *= 2) {
    const far = near + direction * step
    if (Math.abs(far) > 700) return direction * 700
    if (of(far) > 0 !== of(near) > 0) return findRoot(of, Math.min(near, far), Math.max(near, far), 1e-15)
    near = far
  }
}

/**
 * The most likely risk 2 where risk 1 is larger by `difference`: the root of a cubic in trigonometric form,
 * sharpened by Newton's method, as the cosine loses half of the digits near its turning points.
 */
function restrictedRisk2({ events1, size1, events2, size2 }: TwoByTwo, difference: number): number {
  const [low, high] = [Math.max(0, -difference), Math.min(1, 1 - difference)]
  const people = size1 + size2
  const events = events1 + events2
  const c3 = people
  const c2 = (size1 + 2 * size2) * difference - people - events
  const c1 = (size2 * difference - people - 2 * events2) * difference + events
  const c0 = events2 * difference * (1 - difference)
  const q = (c2 / (3 * c3)) ** 3 - (c1 * c2) / (6 * c3 * c3) + c0 / (2 * c3)
  const p = Math.sign(q || 1) * Math.sqrt(Math.max(0, (c2 / (3 * c3)) ** 2 - c1 / (3 * c3)))
  const angle = (Math.PI + Math.acos(Math.max(-1, Math.min(1, p === 0 ? 0 : q / p ** 3)))) / 3
  let risk = 2 * p * Math.cos(angle) - c2 / (3 * c3)
  for (let turn = 0; turn < 4; turn++) {
    const slope = (3 * c3 * risk + 2 * c2) * risk + c1
    const next = risk - (((c3 * risk + c2) * risk + c1) * risk + c0) / slope
    if (!(Math.abs(next - risk) < 1e-6)) break
    risk = next
  }
  return Math.max(low, Math.min(high, risk))
}

/**
 * The most likely risk 2 where risk 1 is `ratio` times as large: the smaller root of a quadratic, in the form
 * without cancellation.
 */
function restrictedRisk2OfRatio({ events1, size1, events2, size2 }: TwoByTwo, ratio: number): number {
  const linear = size1 * ratio + events1 + size2 + events2 * ratio
  const constant = events1 + events2
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * (size1 + size2) * ratio * constant))
  return Math.min(1, 1 / ratio, (2 * constant) / (linear + root))
}

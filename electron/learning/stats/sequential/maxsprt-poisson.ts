import { findRoot } from '../foundations/find-root.ts'
import { poissonCdf, poissonPmf } from '../foundations/poisson.ts'

/**
 * Surveillance of an event count against what was expected: until `expectedEvents` are expected in all, no
 * signal before `minimumEvents`.
 */
export interface PoissonSurveillance {
  readonly expectedEvents: number
  readonly minimumEvents: number
}

export type CriticalValue =
  | { readonly kind: 'fitted'; readonly value: number }
  | { readonly kind: 'not-estimable'; readonly reason: 'never-so-probable' }

/**
 * Log likelihood ratio of the maximised sequential probability ratio test for a Poisson count c where m was expected:
 * m - c + c ln(c / m) where c > m, else 0.
 *
 * Source: Kulldorff et al. 2011, Seq Anal 30:58.
 * Errors: RangeError unless c is a count and m finite and at least 0; Infinity for events where none was
 * expected.
 */
export function poissonLogLikelihoodRatio(events: number, expected: number): number {
  if (!(Number.isInteger(events) && events >= 0))
    throw new RangeError('poissonLogLikelihoodRatio: events is not a count.')
  if (!(expected >= 0 && expected < Infinity))
    throw new RangeError('poissonLogLikelihoodRatio: expected is not a finite number of at least 0.')
  if (events <= expected) return 0
  return expected === 0 ? Infinity : expected - events + events * Math.log(events / expected)
}

/**
 * Probability that surveillance ever signals without excess risk, looking continuously and signalling once
 * the log likelihood ratio reaches `criticalValue`.
 *
 * The c-th event signals where it comes no later than expected time s(c), s - c + c ln(c/s) = criticalValue.
 * Count by count the Poisson probabilities of not having signalled by s(c) are carried on; what leaves is
 * summed, so that small probabilities keep their digits.
 * Source: Kulldorff et al. 2011, Seq Anal 30:58, section 3. Checked against: R; their table 1; simulation.
 * Errors: RangeError unless expected events are finite and above 0, minimum events whole and at least 1, and
 * the value above 0.
 */
export function poissonSignalProbability(
  { expectedEvents, minimumEvents }: PoissonSurveillance,
  criticalValue: number,
): number {
  requireSurveillance('poissonSignalProbability', { expectedEvents, minimumEvents })
  if (!(criticalValue > 0)) throw new RangeError('poissonSignalProbability: criticalValue is not above 0.')
  let time = 0
  // alive[j]: j events so far and no signal; none signals before the count reaches the minimum.
  let alive = Float64Array.of(1)
  let first = 0
  let signalled = 0
  for (let count = minimumEvents; time < expectedEvents; count++) {
    const next = Math.min(expectedEvents, latestSignal(count, criticalValue))
    const step = next - time
    // Who reaches `count` by `next` signals; the others have fewer.
    const steps = poissonSteps(step, count)
    const onward = new Float64Array(count)
    for (let j = first; j < alive.length; j++) {
      const here = alive[j]!
      signalled += here * poissonCdf(count - 1 - j, step, true)
      const reach = Math.min(count - j, steps.length)
      for (let more = 0; more < reach; more++) onward[j + more]! += here * steps[more]!
    }
    alive = onward
    while (first < alive.length - 1 && alive[first]! < NOTHING) first++
    time = next
  }
  return signalled
}

/**
 * The log likelihood ratio at which continuous surveillance signals with probability `alpha` if there is no
 * excess risk.
 *
 * Not estimable where even the lowest value signals more rarely: too little expected for so many events.
 * Source: Kulldorff et al. 2011.
 * Checked against: R, 1e-6; their table 1.
 * Errors: as `poissonSignalProbability`; RangeError unless alpha is between 0 and 1.
 */
export function poissonCriticalValue(surveillance: PoissonSurveillance, alpha: number): CriticalValue {
  requireSurveillance('poissonCriticalValue', surveillance)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError('poissonCriticalValue: alpha is not between 0 and 1.')
  const excess = (value: number) =>
    Math.log(Math.max(poissonSignalProbability(surveillance, value), Number.MIN_VALUE) / alpha)
  let high = Math.max(1, -Math.log(alpha))
  while (excess(high) > 0) high *= 1.5
  let low = high / 2
  while (low > LOWEST && excess(low) < 0) low /= 2
  if (low <= LOWEST && excess(LOWEST) < 0) return { kind: 'not-estimable', reason: 'never-so-probable' }
  return { kind: 'fitted', value: findRoot(excess, Math.max(low, LOWEST), high, 1e-12) }
}

const LOWEST = 1e-6
/** A probability that no longer matters to twelve digits of any alpha in use. */
const NOTHING = 1e-30

/** The latest expected time at which `count` events still signal: s in (0, count) with s - c + c ln(c/s) = value. */
function latestSignal(count: number, value: number): number {
  // With s = c e^-u: c (e^-u - 1 + u) = value, which rises from 0 in u.
  const excess = (u: number) => count * (Math.expm1(-u) + u) - value
  return count * Math.exp(-findRoot(excess, 0, value / count + 2, 1e-15))
}

/** Poisson probabilities of 0, 1, ... more events, as far as they matter, at most `most` of them. */
function poissonSteps(mean: number, most: number): Float64Array {
  const steps = new Float64Array(most)
  for (let more = 0; more < most; more++) {
    steps[more] = poissonPmf(more, mean)
    if (more > mean && steps[more]! < NOTHING) return steps.subarray(0, more)
  }
  return steps
}

function requireSurveillance(by: string, { expectedEvents, minimumEvents }: PoissonSurveillance): void {
  if (!(expectedEvents > 0 && expectedEvents < Infinity))
    throw new RangeError(`${by}: expectedEvents is not a finite number above 0.`)
  if (!(Number.isInteger(minimumEvents) && minimumEvents >= 1))
    throw new RangeError(`${by}: minimumEvents is not a whole number of at least 1.`)
}

import { poissonLogLikelihoodRatio, type PoissonSurveillance } from './maxsprt-poisson.ts'

export interface PoissonWatch {
  /** After each look the log likelihood ratio of all so far. */
  readonly logLikelihoodRatio: Float64Array
  /** The look (from 0) at which it signals; undefined where it has not. */
  readonly signalAt: number | undefined
  readonly state: 'signalled' | 'watching' | 'ended-without-signal'
}

/**
 * Maximised sequential probability ratio test on a count that accrues: signals at the first look at which
 * there are at least the minimum events and the log likelihood ratio of all so far reaches the critical
 * value, as long as no more than `expectedEvents` are expected in all.
 *
 * `events` and `expected` are what came since the last look. Looking less often than continuously signals no
 * more often than the critical value promises. Ended: the looks went on to what was planned and none signalled.
 * Source: Kulldorff et al. 2011, Seq Anal 30:58.
 * Errors: RangeError unless events are counts, expected finite and at least 0, as many of both,
 * and the critical value above 0.
 */
export function watchPoisson(
  events: Float64Array,
  expected: Float64Array,
  { expectedEvents, minimumEvents }: PoissonSurveillance,
  criticalValue: number,
): PoissonWatch {
  if (expected.length !== events.length)
    throw new RangeError(`watchPoisson: expected has ${expected.length} looks, events ${events.length}.`)
  if (!(criticalValue > 0)) throw new RangeError('watchPoisson: criticalValue is not above 0.')
  if (!(expectedEvents > 0) || !(minimumEvents >= 1))
    throw new RangeError('watchPoisson: expectedEvents and minimumEvents must be above 0.')
  const logLikelihoodRatio = new Float64Array(events.length)
  let [count, mean] = [0, 0]
  let signalAt: number | undefined
  for (let look = 0; look < events.length; look++) {
    if (!(expected[look]! >= 0))
      throw new RangeError(`watchPoisson: expected, look ${look + 1}, is not a number of at least 0.`)
    if (!(Number.isInteger(events[look]) && events[look]! >= 0))
      throw new RangeError(`watchPoisson: events, look ${look + 1}, is not a count.`)
    count += events[look]!
    mean += expected[look]!
    logLikelihoodRatio[look] = poissonLogLikelihoodRatio(count, mean)
    const planned = mean <= expectedEvents * (1 + 1e-9)
    if (
      signalAt === undefined &&
      planned &&
      count >= minimumEvents &&
      logLikelihoodRatio[look]! >= criticalValue
    )
      signalAt = look
  }
  const silent = mean >= expectedEvents * (1 - 1e-9) ? 'ended-without-signal' : 'watching'
  return {
    logLikelihoodRatio,
    signalAt,
    state: signalAt === undefined ? silent : 'signalled',
  }
}

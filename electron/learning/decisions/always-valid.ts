import type { Interval } from '../../../shared/domain/answer.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { normalQuantile } from '../stats/foundations/normal.ts'
import { confidenceSequence } from '../stats/sequential/confidence-sequence.ts'

const Z = normalQuantile(0.975)
/**
 * The standard error, in outcomes of 100 people, at which the limits are tightest: that of an interval of five either
 * way, with which most questions here are decided. Fixed beforehand for all of them.
 */
const TIGHTEST_AT_PER_100 = 2.5

const wayOf = (per100: number) => (per100 < 0 ? ('fewer' as const) : ('more' as const))

/**
 * Limits of a difference in 100 people that hold at all looks together, 19 times of 20, from an estimate with its 95 %
 * interval; undefined where the interval has no width.
 */
export function alwaysValid({ estimate, lower, upper }: Interval) {
  const standardError = (upper - lower) / (2 * Z)
  if (!(standardError > 0)) return undefined
  return confidenceSequence(estimate, standardError, { tightestAt: TIGHTEST_AT_PER_100 })
}

/** How often it was looked at, and from the second look on the limits that looking often leaves true. */
export function lookWords({
  looks,
  variants,
  difference,
}: {
  readonly looks: number
  readonly variants: number
  readonly difference: Interval | null
}): Message[] {
  const counted =
    variants > 1 ? say('reading.looks-of-variants', { looks, variants }) : say('reading.looks', { looks })
  const limits = looks > 1 && difference ? alwaysValid(difference) : undefined
  if (!limits) return [counted]
  const { lower, upper } = limits
  return [
    counted,
    say('reading.always-valid', {
      lower: Math.abs(lower),
      lowerIs: wayOf(lower),
      upper: Math.abs(upper),
      upperIs: wayOf(upper),
    }),
  ]
}

import { normalQuantile } from '../foundations/normal.ts'
import type { LogRank } from './log-rank.ts'

export interface PetoHazardRatio {
  readonly kind: 'fitted'
  readonly logHazardRatio: number
  readonly standardError: number
  readonly hazardRatio: number
  readonly lower: number
  readonly upper: number
}

/**
 * Peto's one-step estimate of a group's hazard ratio against all groups together, from an unweighted log-rank test.
 *
 * ln HR = (O - E) / V with V the variance of O - E; standard error 1 / sqrt V. With two groups it is group
 * against group.
 * Good for ratios near 1 and groups of similar size; further off it lies too near to 1: then fit a Cox model.
 * Source: Yusuf, Peto et al. 1985, Prog Cardiovasc Dis 27:335; Berry, Kitchin & Mock 1991, Stat Med 10:749.
 * Checked against: survival::survdiff in this formula. Not estimable where V is 0.
 * Errors: RangeError for a group the test does not have and for the level.
 */
export function petoHazardRatio(
  { groups, covariance }: LogRank,
  group: number,
  level = 0.95,
): PetoHazardRatio | { readonly kind: 'not-estimable'; readonly reason: 'no-comparison' } {
  if (!(level > 0 && level < 1))
    throw new RangeError(`petoHazardRatio: level ${level} is not between 0 and 1.`)
  const place = groups.findIndex(each => each.group === group)
  if (place < 0) throw new RangeError(`petoHazardRatio: there is no group ${group}.`)
  const variance = covariance[place]![place]!
  if (!(variance > 0)) return { kind: 'not-estimable', reason: 'no-comparison' }
  const logHazardRatio = (groups[place]!.observed - groups[place]!.expected) / variance
  const standardError = 1 / Math.sqrt(variance)
  const reach = normalQuantile((1 - level) / 2, true) * standardError
  return {
    kind: 'fitted',
    logHazardRatio,
    standardError,
    hazardRatio: Math.exp(logHazardRatio),
    lower: Math.exp(logHazardRatio - reach),
    upper: Math.exp(logHazardRatio + reach),
  }
}

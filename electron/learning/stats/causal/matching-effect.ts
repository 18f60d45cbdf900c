import { requireNumbers } from '../propensity/arguments.ts'
import type { Matching } from '../propensity/match-nearest.ts'

export interface MatchingEffect {
  /** Mean over matched treated people of own outcome minus the mean of their partners'. */
  readonly estimate: number
  /** Of the pairs, as if they were drawn independently; undefined for a single treated person. */
  readonly standardError: number | undefined
  readonly matchedTreated: number
}
export type MatchingEffectResult =
  | ({ kind: 'fitted' } & MatchingEffect)
  | { kind: 'not-estimable'; reason: 'no-pairs' }

/**
 * Effect in the treated from matched pairs: mean pair difference d, standard error sd(d) / sqrt(pairs).
 *
 * A treated person with several partners counts once, against their mean. Missing values: none allowed.
 * The error takes matching as given and pairs as independent, so it is not right for partners that are used repeatedly:
 * see `abadieImbens`.
 * Source: Rosenbaum & Rubin 1985, Am Stat 39:33; Austin 2011, Multivar Behav Res 46:399.
 * Checked against: R. In the outcome's unit. Not estimable without pairs.
 */
export function matchingEffect(
  outcome: Float64Array,
  { treatedRow, comparatorRow }: Pick<Matching, 'treatedRow' | 'comparatorRow'>,
): MatchingEffectResult {
  requireNumbers('matchingEffect', 'outcome', outcome, outcome.length)
  const differences: number[] = []
  for (let start = 0; start < treatedRow.length;) {
    let end = start
    let sum = 0
    while (end < treatedRow.length && treatedRow[end] === treatedRow[start])
      sum += outcome[comparatorRow[end++]!]!
    differences.push(outcome[treatedRow[start]!]! - sum / (end - start))
    start = end
  }
  const people = differences.length
  if (people === 0) return { kind: 'not-estimable', reason: 'no-pairs' }
  const estimate = differences.reduce((sum, each) => sum + each, 0) / people
  const squares = differences.reduce((sum, each) => sum + (each - estimate) ** 2, 0)
  return {
    kind: 'fitted',
    estimate,
    standardError: people > 1 ? Math.sqrt(squares / (people - 1) / people) : undefined,
    matchedTreated: people,
  }
}

import { findRoot } from '../foundations/find-root.ts'
import { normalQuantile } from '../foundations/normal.ts'
import { standardErrorOf } from './estimated-weights.ts'
import { imbensManskiInterval, type Bound } from './imbens-manski.ts'

/** A number and each person's influence on it, over everybody of both groups. */
export interface InfluencedRisk {
  readonly value: number
  readonly influence: Float64Array
}
/** A group's risk for each fate of its lost; see `incidenceOfTheLost`. */
export interface FatesOfTheLost {
  readonly none: InfluencedRisk
  readonly all: InfluencedRisk
  readonly asFollowed: InfluencedRisk
}

/** How a group's lost must have fared for the difference to be no longer sure. */
export interface Tipping {
  readonly group: 'exposed' | 'comparator'
  /** Share of its lost who had the outcome, from which on the interval holds no difference. */
  readonly risk: number
  /** The share who had it if they fared as those who were watched. */
  readonly asFollowed: number
}

export interface BoundsForTheLost {
  /** Risk difference, exposed less comparator: if the worst became of one group's lost and the best of the other's. */
  readonly lower: Bound
  readonly upper: Bound
  /** Interval that holds the difference whatever became of the lost. */
  readonly interval: { lower: number; upper: number }
  /**
   * The two ways in which the lost could make the difference unsure: those of the group with the lower risk fared
   * worse, those of the other better. Undefined where no fate of theirs could; both where it is not sure to begin with.
   */
  readonly worse: Tipping | undefined
  readonly better: Tipping | undefined
}

/**
 * What is known of a risk difference whatever became of those who were lost, and how differently from the others they
 * must have fared to make it unsure.
 *
 * Bounds none1 - all0 and all1 - none0 with Imbens & Manski's interval. Tipping point: the smallest change of the share
 * q of one group's lost who had the outcome, from what it is if they fared as those watched, at which
 * none + q (all - none) - (the other's risk) has an interval that reaches 0; the other group's lost as those watched.
 * Missing values: none allowed; no assumption about who is lost.
 * Source: Manski 1990, Am Econ Rev 80:319; Horowitz & Manski 2000, JASA 95:77; Imbens & Manski 2004 (interval); Yan,
 * Lee & Li 2009, J Biopharm Stat 19:1085 (tipping point). Checked against: counts by hand; coverage in simulated
 * studies whose lost fared as badly as can be.
 * Shares, no unit. Errors: RangeError as `imbensManskiInterval`.
 */
export function boundsForTheLost(
  exposed: FatesOfTheLost,
  comparator: FatesOfTheLost,
  level = 0.95,
): BoundsForTheLost {
  const lower = boundOf(less(exposed.none, comparator.all))
  const upper = boundOf(less(exposed.all, comparator.none))
  const found = less(exposed.asFollowed, comparator.asFollowed)
  const reach = normalQuantile((1 + level) / 2)
  const isSure = Math.abs(found.value) > reach * standardErrorOf(found.influence)
  const fewer = found.value < 0 ? ('exposed' as const) : ('comparator' as const)
  const groups = { exposed, comparator }
  const tipping = (group: 'exposed' | 'comparator', fate: 0 | 1) =>
    isSure ? tippingOf(groups, group, fate, reach) : undefined
  return {
    lower,
    upper,
    interval: imbensManskiInterval(lower, upper, level),
    worse: tipping(fewer, 1),
    better: tipping(fewer === 'exposed' ? 'comparator' : 'exposed', 0),
  }
}

/** Between the fate as of those watched and the extreme one, where the interval first reaches 0. */
function tippingOf(
  groups: { readonly exposed: FatesOfTheLost; readonly comparator: FatesOfTheLost },
  group: 'exposed' | 'comparator',
  extreme: 0 | 1,
  reach: number,
): Tipping | undefined {
  const { none, all, asFollowed } = groups[group]
  const other = groups[group === 'exposed' ? 'comparator' : 'exposed'].asFollowed
  const asWatched = (asFollowed.value - none.value) / (all.value - none.value)
  if (!(asWatched >= 0 && asWatched <= 1)) return undefined // nobody was lost
  const sign = Math.sign(asFollowed.value - other.value)
  /** How far the near limit still lies from 0. */
  const margin = (risk: number) => {
    const contrast = less(mixed(none, all, risk), other)
    return sign * contrast.value - reach * standardErrorOf(contrast.influence)
  }
  if (margin(extreme) > 0) return undefined
  // Taken as fixed, the share adds a little less doubt than estimating it: 0 may be reached where it starts.
  const risk = margin(asWatched) <= 0 ? asWatched : findRoot(margin, asWatched, extreme, 1e-9)
  return { group, risk, asFollowed: asWatched }
}

const boundOf = ({ value, influence }: InfluencedRisk): Bound => ({
  value,
  standardError: standardErrorOf(influence),
})

const less = (one: InfluencedRisk, other: InfluencedRisk): InfluencedRisk => ({
  value: one.value - other.value,
  influence: one.influence.map((each, i) => each - other.influence[i]!),
})

const mixed = (none: InfluencedRisk, all: InfluencedRisk, share: number): InfluencedRisk => ({
  value: none.value + share * (all.value - none.value),
  influence: none.influence.map((each, i) => each + share * (all.influence[i]! - each)),
})

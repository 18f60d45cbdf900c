import type { Random } from '../../../../shared/domain/random.ts'
import { variance } from '../foundations/moments.ts'
import { normalQuantile } from '../foundations/normal.ts'
import { quantiles } from '../foundations/quantile.ts'

/** People drawn with replacement: each person once, in row order, with how often. */
export interface Resample {
  readonly rows: Uint32Array
  readonly counts: Float64Array
}

export interface BootstrapOptions {
  readonly replicates: number
  readonly random: Random
  /** Of the intervals, 0.95 where it is not said. */
  readonly level?: number
  /** Called before each replicate, so that a caller may do other things, or stop. */
  readonly breathe: () => Promise<void> | undefined
}

export interface Bootstrapped {
  readonly estimate: number
  /** Standard deviation of the replicates. */
  readonly standardError: number
  /** Quantiles (type 7) of the replicates. */
  readonly percentile: { readonly lower: number; readonly upper: number }
  /** Estimate -+ z standard errors. */
  readonly normal: { readonly lower: number; readonly upper: number }
  /** In the order in which they were drawn. */
  readonly replicates: Float64Array
  /** Draws in which the statistic could not be estimated; they are left out. */
  readonly failed: number
}
export type BootstrapResult =
  | ({ kind: 'fitted' } & Bootstrapped)
  | { kind: 'not-estimable'; reason: 'statistic' | 'too-many-failed' }

/**
 * Nonparametric bootstrap: the statistic of people drawn with replacement, again and again.
 *
 * The statistic does the whole analysis anew in each draw, propensity model included (see `refitted-effects.ts`), so
 * that the interval holds what choosing the coefficients adds. It gets each drawn person once, with a count as weight:
 * about 63 % of the rows. Answering undefined says that this draw has no estimate; where every tenth draw says so the
 * whole has none.
 * Not for nearest-neighbour matching, for which the bootstrap is wrong (Abadie & Imbens 2008, Econometrica 76:1537).
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapters 6 and 13. Checked against: the standard
 * error of a mean, sqrt((n - 1) / n) s / sqrt(n), and R with the same draws. Deterministic for a random stream.
 * Throws RangeError for no people, fewer than 2 replicates or a level outside 0 to 1.
 */
export async function bootstrap(
  people: number,
  statistic: (sample: Resample) => number | undefined,
  { replicates, random, level = 0.95, breathe }: BootstrapOptions,
): Promise<BootstrapResult> {
  if (!(Number.isInteger(people) && people >= 1)) throw new RangeError('bootstrap: there are no people.')
  if (!(Number.isInteger(replicates) && replicates >= 2))
    throw new RangeError('bootstrap: replicates is not a whole number from 2 on.')
  if (!(level > 0 && level < 1)) throw new RangeError('bootstrap: level is not between 0 and 1.')
  const estimate = statistic({
    rows: Uint32Array.from({ length: people }, (_, row) => row),
    counts: new Float64Array(people).fill(1),
  })
  if (estimate === undefined || !Number.isFinite(estimate))
    return { kind: 'not-estimable', reason: 'statistic' }

  const found = new Float64Array(replicates)
  let finished = 0
  for (let draw = 0; draw < replicates; draw++) {
    await breathe()
    const value = statistic(resampled(people, random))
    if (value !== undefined && Number.isFinite(value)) found[finished++] = value
    else if (10 * (draw + 1 - finished) >= replicates)
      return { kind: 'not-estimable', reason: 'too-many-failed' }
  }
  const values = found.slice(0, finished)
  if (finished < 2) return { kind: 'not-estimable', reason: 'too-many-failed' }
  const standardError = Math.sqrt(variance(values))
  const reach = normalQuantile((1 + level) / 2) * standardError
  const [lower, upper] = quantiles(values, [(1 - level) / 2, (1 + level) / 2])
  return {
    kind: 'fitted',
    estimate,
    standardError,
    percentile: { lower: lower!, upper: upper! },
    normal: { lower: estimate - reach, upper: estimate + reach },
    replicates: values,
    failed: replicates - finished,
  }
}

function resampled(people: number, random: Random): Resample {
  const drawn = new Uint32Array(people)
  for (let k = 0; k < people; k++) drawn[random.integer(people)]!++
  const rows = Uint32Array.from(drawn.keys()).filter(row => drawn[row]! > 0)
  return { rows, counts: Float64Array.from(rows, row => drawn[row]!) }
}

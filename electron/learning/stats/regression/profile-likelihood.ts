import { chiSquareQuantile } from '../foundations/chi-square.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { likelihoodLimit } from './likelihood-limit.ts'
import { maximiseLikelihood, type Maximum, type NotEstimable } from './maximum-likelihood.ts'
import { checkRegressionData, type RegressionData } from './regression-data.ts'
import { separatedRowsInSteps, separationInSteps } from './separation.ts'

export interface ProfileInterval {
  /** Infinite, or undefined, where no finite value fits best. */
  readonly estimate: number | undefined
  /** -Infinity and Infinity where the likelihood never falls far enough on that side. */
  readonly lower: number
  readonly upper: number
}
export type ProfileIntervals =
  | { readonly kind: 'estimated'; readonly intervals: readonly ProfileInterval[] }
  | NotEstimable
type CountFamily = 'binomial' | 'poisson'

/**
 * Profile likelihood intervals of a logistic or Poisson regression's coefficients.
 *
 * All values b of a coefficient for which 2 [ l(max) - l(best with that b) ] <= the chi-square quantile with
 * 1 degree of freedom. Better than estimate -/+ standard error in small samples, and it exists under
 * separation too, with one side infinite: l(max) is then the limit that the likelihood rises to, reached by
 * leaving out the rows that are told without error (Geyer 2009, Electron J Stat 3:259). Whether a side is
 * infinite is decided by the test of `separation.ts`.
 * `columns` are the numbers of the coefficients asked for; all by default.
 * Source: Venzon & Moolgavkar 1988, Appl Stat 37:87. Checked against: MASS's confint (to its tolerance of 1e-3), brute
 * force. Errors: RangeError for a level outside 0..1, and as every regression.
 */
export const profileIntervals = (
  family: CountFamily,
  data: RegressionData,
  options?: { level?: number; columns?: readonly number[] },
): ProfileIntervals => atOnce(profileIntervalsInSteps(family, data, options))

export function* profileIntervalsInSteps(
  family: CountFamily,
  data: RegressionData,
  { level = 0.95, columns = [...data.design.keys()] }: { level?: number; columns?: readonly number[] } = {},
): InSteps<ProfileIntervals> {
  if (!(level > 0 && level < 1)) throw new RangeError('profileIntervals: level must lie between 0 and 1.')
  const largest = checkRegressionData('profileIntervals', family, data)
  const quantile = chiSquareQuantile(level, 1)
  const full = yield* maximiseLikelihood(family, data, largest)
  if (full.kind === 'not-estimable' && full.reason !== 'separation') return full
  const best = full.kind === 'maximum' ? full : yield* limitingMaximum(family, data, largest)
  if (best.kind === 'not-estimable') return best
  const separation = full.kind === 'maximum' ? undefined : yield* separationInSteps(family, data)
  const inverse = full.kind === 'maximum' ? full.factor.inverse() : undefined

  const intervals: ProfileInterval[] = []
  for (const column of columns) {
    const rises = separation?.kind === 'separated' && separation.rises[column]!
    const falls = separation?.kind === 'separated' && separation.falls[column]!
    const end = rises ? Infinity : -Infinity
    const separated = rises && falls ? undefined : end
    const estimate = rises || falls ? separated : best.coefficients[column]!
    const profile = yield* profileOf(
      family,
      data,
      largest,
      column,
      best.logLikelihood,
      separation !== undefined,
    )
    const start = estimate !== undefined && Number.isFinite(estimate) ? estimate : 0
    const step = inverse ? Math.sqrt(quantile * inverse[column]![column]!) : 1 / (largest[column]! || 1)
    intervals.push({
      estimate,
      lower: falls ? -Infinity : yield* likelihoodLimit(profile, quantile, start, -1, step),
      upper: rises ? Infinity : yield* likelihoodLimit(profile, quantile, start, 1, step),
    })
  }
  return { kind: 'estimated', intervals }
}

/** Twice the fall of the log likelihood when one coefficient is held; each fit starts from the one before. */
function* profileOf(
  family: CountFamily,
  data: RegressionData,
  largest: Float64Array,
  column: number,
  top: number,
  separated: boolean,
): InSteps<(value: number) => InSteps<number>> {
  const others = { ...data, design: data.design.filter((_, c) => c !== column) }
  const kept = separated ? yield* limitingData(family, others) : undefined
  const rest = kept?.data ?? others
  const sizes = (
    kept ? Float64Array.from(kept.columns, c => c) : Float64Array.from(others.design.keys())
  ).map(c => largest[c < column ? c : c + 1]!)
  const own = kept ? data.design[column]!.filter((_, i) => kept.rows[i] === 1) : data.design[column]!
  let start: Float64Array | undefined
  return function* (value: number): InSteps<number> {
    const offset = own.map((x, i) => value * x + (rest.offset ? rest.offset[i]! : 0))
    const fit = yield* maximiseLikelihood(family, { ...rest, offset }, sizes, start)
    if (fit.kind === 'not-estimable') return Infinity // so far off that no digits are left
    start = fit.coefficients
    return 2 * (top - fit.logLikelihood)
  }
}

interface LimitingData {
  readonly data: RegressionData
  readonly rows: Uint8Array
  readonly columns: readonly number[]
}

/**
 * The data in the limit of separation: without the rows that are told without error, and the columns that
 * then depend on others.
 */
function* limitingData(family: CountFamily, data: RegressionData): InSteps<LimitingData> {
  const told = data.design.length > 0 ? yield* separatedRowsInSteps(family, data) : undefined
  const rows = Uint8Array.from(data.outcome, (_, i) => (told?.[i] || data.weights?.[i] === 0 ? 0 : 1))
  const keep = (column: Float64Array) => column.filter((_, i) => rows[i] === 1)
  const every = {
    outcome: keep(data.outcome),
    offset: data.offset && keep(data.offset),
    weights: data.weights && keep(data.weights),
  }
  let columns = [...data.design.keys()]
  for (;;) {
    const limited = { ...every, design: columns.map(c => keep(data.design[c]!)) }
    const fit = yield* maximiseLikelihood(family, limited, new Float64Array(columns.length).fill(1))
    if (fit.kind !== 'not-estimable' || fit.reason !== 'dependent') return { data: limited, rows, columns }
    const { column } = fit
    columns = columns.filter((_, k) => k !== column)
  }
}

/** The likelihood's limit under separation, with coefficients of 0 for the columns left out. */
function* limitingMaximum(
  family: CountFamily,
  data: RegressionData,
  largest: Float64Array,
): InSteps<({ kind: 'maximum' } & Pick<Maximum, 'coefficients' | 'logLikelihood'>) | NotEstimable> {
  const { data: limited, columns } = yield* limitingData(family, data)
  const fit = yield* maximiseLikelihood(
    family,
    limited,
    Float64Array.from(columns, c => largest[c]!),
  )
  if (fit.kind === 'not-estimable') return fit
  const coefficients = new Float64Array(data.design.length)
  columns.forEach((c, k) => {
    coefficients[c] = fit.coefficients[k]!
  })
  return { kind: 'maximum', coefficients, logLikelihood: fit.logLikelihood }
}

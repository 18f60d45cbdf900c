import { cholesky, invertSymmetric, solveFactor } from '../foundations/cholesky.ts'
import { addSummaries, type SiteSummary } from './site-summary.ts'

export interface NewtonTurn {
  /** Coefficients at which the sites were asked. */
  readonly coefficients: Float64Array
  readonly logLikelihood: number
  /** Largest change of a coefficient in the step from there. */
  readonly largestStep: number
}
export type DistributedResult =
  | {
      readonly kind: 'fitted'
      readonly coefficients: Float64Array
      readonly covariance: readonly Float64Array[]
      readonly logLikelihood: number
      readonly turns: readonly NewtonTurn[]
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'dependent'; readonly column: number }
  | { readonly kind: 'not-estimable'; readonly reason: 'not-converged' }

/** A step that changes no coefficient by more than this, relative to their size, is the last and no longer a turn. */
const SETTLED = 1e-8
const TURNS = 50

/**
 * Newton's method where the rows stay at their sites: the same estimate as if all rows were in one place.
 *
 * A generator: it yields coefficients, and is answered with the sites' summaries at these (log likelihood, gradient,
 * information), however they come. Each step is the sum of the informations, inverted, times the sum of the
 * gradients; where the log likelihood falls, half of it. Under separation the steps never end: not converged
 * after 50 turns.
 * Source: Wu et al. 2012, JAMIA 19:758 (GLORE); Cox models Lu et al. 2015, JAMIA 22:1212 (WebDISCO). Checked against:
 * the pooled fit. Errors: RangeError for sites that answer with another number of coefficients.
 */
export function* distributedNewton(
  start: Float64Array,
): Generator<Float64Array, DistributedResult, readonly SiteSummary[]> {
  let coefficients: Float64Array = start.slice()
  let now = addSummaries(yield coefficients)
  if (now.gradient.length !== start.length)
    throw new RangeError(
      `distributedNewton: the sites answered with ${now.gradient.length} coefficients for ${start.length}.`,
    )
  const turns: NewtonTurn[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const factor = cholesky(now.information)
    if (factor.kind === 'dependent')
      return turn === 0
        ? { kind: 'not-estimable', reason: 'dependent', column: factor.column }
        : { kind: 'not-estimable', reason: 'not-converged' }
    const step = solveFactor(factor.lower, now.gradient)
    const largestStep = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    let next: Float64Array = coefficients.map((value, c) => value + step[c]!)
    if (largestStep <= SETTLED * coefficients.reduce((most, value) => Math.max(most, Math.abs(value)), 1)) {
      const inverse = invertSymmetric(now.information)
      if (inverse.kind === 'dependent') return { kind: 'not-estimable', reason: 'not-converged' }
      return {
        kind: 'fitted',
        coefficients: next,
        covariance: inverse.rows,
        logLikelihood: now.logLikelihood,
        turns,
      }
    }
    turns.push({ coefficients, logLikelihood: now.logLikelihood, largestStep })
    const enough = now.logLikelihood - 1e-12 * (1 + Math.abs(now.logLikelihood))
    let tried = addSummaries(yield next)
    for (let half = 0; half < 30 && !(tried.logLikelihood >= enough); half++) {
      next = next.map((value, c) => (value + coefficients[c]!) / 2)
      tried = addSummaries(yield next)
    }
    if (!(tried.logLikelihood >= enough)) return { kind: 'not-estimable', reason: 'not-converged' }
    coefficients = next
    now = tried
  }
  return { kind: 'not-estimable', reason: 'not-converged' }
}

/** Runs it where every site answers at once. */
export function distributedFit(
  start: Float64Array,
  sites: ReadonlyArray<(coefficients: Float64Array) => SiteSummary>,
): DistributedResult {
  const newton = distributedNewton(start)
  let step = newton.next()
  while (!step.done) {
    const { value } = step
    step = newton.next(sites.map(site => site(value)))
  }
  return step.value
}

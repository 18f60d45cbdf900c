import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import { columnAtRisk, type ColumnAtRisk } from './column-at-risk.ts'
import type { CoxFit } from './cox-regression.ts'
import type { CoxModel } from './cox-model.ts'
import type { CoxWork } from './cox-work.ts'
import { hasEvent } from './lived-hazard.ts'

/**
 * Score residuals: each row's part of the score, and its derivative by the row's weight; a column each, in input order.
 *
 * L_i = event (x_i - mean at risk then) - exp(x_i'b) sum over the row's time at risk of (x_i - mean at risk)
 * dH. The sum over rows of w L is the score. At their own time, tied events of Efron's method live through
 * the thinned-out hazard only.
 * Source: Therneau, Grambsch & Fleming 1990, Biometrika 77:147; weights as Binder 1992, Biometrika 79:139; for Efron's
 * ties Therneau & Grambsch 2000, section 4.4.2. Checked against: survival::residuals(type = "score"); the change of the
 * score when a weight changes a little. O(n p), whatever the ties and strata. In units of the columns.
 * Errors: RangeError for exact ties, which have none.
 */
export function* scoreResiduals(fit: CoxFit): InSteps<Float64Array[]> {
  return yield* scoreResidualsAt(fit.solution.model, fit.solution.work)
}

/** The same at the coefficients that `work` was made with. */
export function* scoreResidualsAt(model: CoxModel, work: CoxWork): InSteps<Float64Array[]> {
  if (model.ties === 'exact') throw new RangeError('scoreResiduals: exact ties have no score residuals.')
  const residuals: Float64Array[] = []
  for (let c = 0; c < model.design.length; c++) {
    const atRisk = yield* columnAtRisk(model, work, c)
    const residual = new Float64Array(model.sets.rows.length)
    for (let from = 0; from < residual.length; from += PIECE) {
      addResiduals(model, work, atRisk, c, from, Math.min(residual.length, from + PIECE), residual)
      yield
    }
    residuals.push(residual)
  }
  return residuals
}

function addResiduals(
  { sets, design, scale }: CoxModel,
  { steps, relative }: CoxWork,
  atRisk: ColumnAtRisk,
  c: number,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const column = design[c]!
  const { rows, until, after } = sets
  const { cumulative, own, tied } = steps
  for (let place = from; place < to; place++) {
    const x = column[place]!
    const last = until[place]!
    const begun = after ? after[place]! : 0
    let passed =
      x * (cumulative[last]! - cumulative[begun]!) - (atRisk.cumulative[last]! - atRisk.cumulative[begun]!)
    let seen = 0
    if (hasEvent(sets, place)) {
      seen = x - atRisk.mean[last - 1]!
      if (tied) passed -= x * own[last - 1]! - atRisk.own[last - 1]!
    }
    into[rows[place]!] = scale[c]! * (seen - relative[place]! * passed)
  }
}

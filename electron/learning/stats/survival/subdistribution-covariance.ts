import { invertSymmetric } from '../foundations/cholesky.ts'
import { PIECE, type InSteps } from '../foundations/in-steps.ts'
import { hazardSums, type Evaluated } from './subdistribution-likelihood.ts'
import type { SubdistributionModel } from './subdistribution-model.ts'

/**
 * Fine and Gray's covariance I^-1 [ sum of (eta_i + psi_i)(eta_i + psi_i)' ] I^-1 of the scaled columns' coefficients.
 *
 * eta_i is the weighted score residual, the own event less what presence at risk did to every event; psi_i
 * what a person tells about the censoring curve G, on which the weights of those who stay after another cause rest:
 * psi_i = integral of q(u)/Y(u) dM_i(u), M_i the martingale of being censored, Y(u) those who can be
 * censored, q(u) the sum over all who had another event before u of their score from u on. Nothing where the
 * information has no inverse.
 * Source: Fine & Gray 1999, JASA 94:496, eq. 7 and 8. Checked against: cmprsk::crr to 12 digits, with ties and without.
 */
export function* subdistributionCovariance(
  model: SubdistributionModel,
  at: Evaluated,
): InSteps<Float64Array[] | undefined> {
  const inverse = invertSymmetric(at.information, 1e-14)
  if (inverse.kind === 'dependent') return undefined
  const influence: Float64Array[] = []
  for (const [c, column] of model.columns.entries()) {
    influence.push(yield* influenceOn(model, at, column, at.means[c]!))
    yield
  }
  const middle: Float64Array[] = []
  for (const one of influence) {
    middle.push(productsWith(one, influence))
    yield
  }
  const half = inverse.rows.map(row =>
    middle.map(column => row.reduce((sum, value, k) => sum + value * column[k]!, 0)),
  )
  return inverse.rows.map((_, a) =>
    Float64Array.from(inverse.rows, row => row.reduce((sum, value, k) => sum + half[a]![k]! * value, 0)),
  )
}

/** eta + psi for one column. */
function* influenceOn(
  model: SubdistributionModel,
  { relative, hazard }: Evaluated,
  column: Float64Array,
  mean: Float64Array,
): InSteps<Float64Array> {
  const { own, until, staying, uncensored, steps, censorable, eventTimes } = model
  const flat = hazardSums(hazard, uncensored)
  const tilted = hazardSums(
    hazard.map((each, k) => each * mean[k]!),
    uncensored,
  )
  /** What being at risk from an event time on, after another cause, does to the score; with a minus. */
  const afterOther = (row: number, from: number) =>
    staying[row]! * relative[row]! * (column[row]! * flat.after[from]! - tilted.after[from]!)

  const count = steps.times.length
  const startedAt = new Float64Array(count)
  const tiltedAt = new Float64Array(count)
  for (let row = 0; row < own.length; row++) {
    if (row % PIECE === 0) yield
    if (staying[row] === 0) continue
    startedAt[steps.stepOf[row]!]! += staying[row]! * relative[row]! * column[row]!
    tiltedAt[steps.stepOf[row]!]! += staying[row]! * relative[row]!
  }
  const rate = new Float64Array(count) // q / Y
  const compensator = new Float64Array(count) // sums of q / Y^2 over those censored
  let [started, weight, sum] = [0, 0, 0]
  yield
  for (let step = 0; step < count; step++) {
    const from = step > 0 ? eventTimes[step - 1]! : 0
    if (steps.censored[step]! > 0) {
      rate[step] = (started * flat.after[from]! - weight * tilted.after[from]!) / censorable[step]!
      sum += (rate[step]! * steps.censored[step]!) / censorable[step]!
    }
    compensator[step] = sum
    started += startedAt[step]!
    weight += tiltedAt[step]!
  }

  const influence = new Float64Array(own.length)
  for (let row = 0; row < own.length; row++) {
    if (row % PIECE === 0) yield
    const event = own[row]
    const k = until[row]!
    const step = steps.stepOf[row]!
    const present = relative[row]! * (column[row]! * flat.upTo[k]! - tilted.upTo[k]!)
    const eta =
      (event ? column[row]! - mean[k - 1]! : 0) - present - (staying[row]! > 0 ? afterOther(row, k) : 0)
    const censored = !event && staying[row] === 0
    const psi = (censored ? rate[step]! : 0) - compensator[step]!
    influence[row] = eta + psi
  }
  return influence
}

function productsWith(one: Float64Array, columns: readonly Float64Array[]): Float64Array {
  return Float64Array.from(columns, other => {
    let sum = 0
    for (let row = 0; row < one.length; row++) sum += one[row]! * other[row]!
    return sum
  })
}

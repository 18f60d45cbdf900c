import type { CoxFit } from './cox-regression.ts'
import { hasEvent, livedThrough } from './lived-hazard.ts'

/**
 * Martingale residuals: a row's event less the hazard it has lived through, in input order.
 *
 * M_i = event - exp(x_i'b) (H(stop) - H(start)); between minus infinity and 1; weights do not multiply it. At
 * their own time, tied events live through the hazard that Efron's thinning leaves. Exact ties: with Breslow's hazard.
 * Source: Barlow & Prentice 1988, Biometrika 75:65. Checked against: survival::residuals(type = "martingale").
 */
export function martingaleResiduals(fit: CoxFit): Float64Array {
  return byRow(fit, (lived, event) => event - lived)
}

/**
 * Deviance residuals: martingale residuals made about symmetric around 0, in input order.
 *
 * sign(M) sqrt(-2 (M + event ln(event - M))). Source: Therneau, Grambsch & Fleming 1990, Biometrika 77:147.
 * Checked against: survival::residuals(type = "deviance").
 */
export function devianceResiduals(fit: CoxFit): Float64Array {
  return byRow(fit, (lived, event) =>
    event === 1 ? Math.sign(1 - lived) * Math.sqrt(2 * excessOverLogarithm(lived)) : -Math.sqrt(2 * lived),
  )
}

function byRow(
  {
    rows,
    solution: {
      model: { sets },
      work,
    },
  }: CoxFit,
  residual: (lived: number, event: 0 | 1) => number,
): Float64Array {
  const lived = new Float64Array(rows)
  livedThrough(sets, work.steps, work.relative, 0, rows, lived)
  const residuals = new Float64Array(rows)
  for (let place = 0; place < rows; place++)
    residuals[sets.rows[place]!] = residual(lived[place]!, hasEvent(sets, place) ? 1 : 0)
  return residuals
}

/** x - 1 - ln x, by its series near 1, where the difference would lose its digits. */
function excessOverLogarithm(x: number): number {
  const m = 1 - x
  if (Math.abs(m) > 0.1) return x - 1 - Math.log(x)
  let sum = 0
  let power = m
  for (let k = 2; k < 20; k++) {
    power *= m
    sum += power / k
  }
  return sum
}

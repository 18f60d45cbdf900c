import { BLOCK_ROWS, blockSums } from './cross-products.ts'
import { FULL_LEVERAGE } from './cooks-distance.ts'
import { rowsAt, termsOf } from './families.ts'
import type { GeneralizedLinearFit } from './generalized-linear.ts'
import { leverages } from './leverage.ts'
import { blockFor, eachWhitenedBlock, unwhiten } from './whitened-rows.ts'

export type RobustKind = 'HC0' | 'HC1' | 'HC2' | 'HC3' | 'HC4'
export type RobustCovariance =
  | { readonly kind: 'estimated'; readonly covariance: readonly Float64Array[] }
  | { readonly kind: 'not-estimable'; readonly reason: 'no-residual-freedom' }
  | { readonly kind: 'not-estimable'; readonly reason: 'full-leverage'; readonly row: number }

/**
 * Sandwich covariance of the coefficients, right also where the variance is not that of the model.
 *
 * A^-1 B A^-1, A = X'WX, B = sum of a x x' r^2 with the score residual r = w (y - m). a is 1 (HC0), n / (n - p) (HC1),
 * 1 / (1 - h) (HC2), 1 / (1 - h)^2 (HC3), (1 - h)^-min(4, n h / p) (HC4); h leverage, p columns, n rows of
 * weight above 0.
 * For HC2 to HC4 a row of leverage 1 leaves the covariance undefined and is named.
 * Source: White 1980, Econometrica 48:817; MacKinnon & White 1985; Cribari-Neto 2004, Comput Stat Data Anal 45:215.
 * Checked against: R's sandwich::vcovHC.
 */
export function robustCovariance(fit: GeneralizedLinearFit, kind: RobustKind): RobustCovariance {
  const { residual } = rowsAt(termsOf[fit.family], fit.data, fit.linearPredictor)
  const columns = fit.data.design.length
  if (kind === 'HC1') {
    if (fit.residualFreedom === 0) return { kind: 'not-estimable', reason: 'no-residual-freedom' }
    const factor = Math.sqrt(fit.rows / fit.residualFreedom)
    for (let i = 0; i < residual.length; i++) residual[i]! *= factor
  } else if (kind !== 'HC0') {
    const leverage = leverages(fit)
    const full = leverage.findIndex(h => h > FULL_LEVERAGE)
    if (full >= 0) return { kind: 'not-estimable', reason: 'full-leverage', row: full }
    for (let i = 0; i < residual.length; i++) {
      const h = leverage[i]!
      residual[i]! /= (1 - h) ** powerOf(kind, (fit.rows * h) / columns)
    }
  }
  return { kind: 'estimated', covariance: sandwich(fit, residual) }
}

/** The power of 1 - h by which a residual is divided; `relative` is its leverage over the mean one. */
function powerOf(kind: RobustKind, relative: number): number {
  if (kind === 'HC2') return 0.5
  return kind === 'HC3' ? 1 : Math.min(4, relative) / 2
}

function sandwich(fit: GeneralizedLinearFit, residual: Float64Array): Float64Array[] {
  const { design } = fit.data
  const whitened = blockFor(design)
  const middle = blockSums(whitened)
  const [none, square] = [new Float64Array(BLOCK_ROWS), new Float64Array(BLOCK_ROWS)]
  const still = new Float64Array(design.length)
  eachWhitenedBlock(
    design,
    fit.factor,
    (_, from, count) => {
      for (let i = 0; i < count; i++) square[i] = residual[from + i]! ** 2
      middle.load(0, count, still, none)
      middle.add(count, none, square)
    },
    whitened,
  )
  return unwhiten(middle.information(), fit.factor)
}

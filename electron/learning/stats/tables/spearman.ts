import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { ranksInSteps } from '../foundations/order.ts'
import { studentCdf } from '../foundations/student.ts'
import { checkFinite } from './mean-comparison.ts'

export type Spearman =
  | {
      readonly kind: 'fitted'
      readonly rho: number
      /** Two-sided, Student's t with n - 2 degrees; null below three pairs. */ readonly p: number | null
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'too-few' | 'constant' }

/**
 * Spearman's rank correlation: Pearson's correlation of mean ranks.
 *
 * p from t = rho sqrt((n - 2) / (1 - rho^2)). Fewer than two pairs: too few; one value for all on a side: constant.
 * Source: Spearman 1904; Kendall 1970. Checked against: R's cor.test(method = "spearman", exact = FALSE).
 * Errors: RangeError for lengths that differ and what is not a finite number.
 */
export const spearman = (x: Float64Array, y: Float64Array): Spearman => atOnce(spearmanInSteps(x, y))

export function* spearmanInSteps(x: Float64Array, y: Float64Array): InSteps<Spearman> {
  if (x.length !== y.length) throw new RangeError(`spearman: x has ${x.length} values and y ${y.length}.`)
  checkFinite('spearman', 'x', x)
  checkFinite('spearman', 'y', y)
  const size = x.length
  if (size < 2) return { kind: 'not-estimable', reason: 'too-few' }
  const [rankX, rankY] = [yield* ranksInSteps(x), yield* ranksInSteps(y)]
  yield
  const centre = (size + 1) / 2
  let [xy, xx, yy] = [0, 0, 0]
  for (let row = 0; row < size; row++) {
    const [a, b] = [rankX[row]! - centre, rankY[row]! - centre]
    xy += a * b
    xx += a * a
    yy += b * b
  }
  if (xx === 0 || yy === 0) return { kind: 'not-estimable', reason: 'constant' }
  const rho = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
  if (size < 3) return { kind: 'fitted', rho, p: null }
  const t = rho * Math.sqrt((size - 2) / (1 - rho * rho))
  return { kind: 'fitted', rho, p: Math.min(1, 2 * studentCdf(Math.abs(t), size - 2, true)) }
}

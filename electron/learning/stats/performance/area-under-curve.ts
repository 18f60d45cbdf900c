import { atOnce, PIECE, type InSteps } from '../foundations/in-steps.ts'
import { normalCdf, normalQuantile } from '../foundations/normal.ts'
import { orderInSteps } from '../foundations/order.ts'
import { checkPredictions } from './outcomes.ts'

export interface AreaUnderCurve {
  readonly kind: 'estimated'
  readonly area: number
  /** Undefined where only one row has, or only one has not, the outcome. */
  readonly standardError: number | undefined
  /** area -/+ quantile times standard error; may pass 0 or 1. Undefined with it. */
  readonly lower: number | undefined
  readonly upper: number | undefined
}
export type OneClass = { readonly kind: 'not-estimable'; readonly reason: 'one-class' }

/**
 * Area under the receiver operating characteristic curve (the c statistic) with DeLong's standard error.
 *
 * The probability that a row with the outcome has the higher prediction than one without, ties one half. With a_i the
 * share of rows without the outcome below row i that has it, and b_j the share of rows with it above row j
 * that has not:
 * variance = var(a) / m + var(b) / n, variances with m - 1 and n - 1. All from one sort: O(n log n).
 * Missing values: none allowed. Not estimable where all or none have the outcome.
 * Source: DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837; Sun & Xu 2014, IEEE Signal Process Lett 21:1389.
 * Checked against: the definition, R. Errors: RangeError for lengths that differ, outcomes other than 0 and 1,
 * predictions that are not finite, a level outside 0..1.
 */
export const areaUnderCurve = (
  outcome: Uint8Array,
  prediction: Float64Array,
  level?: number,
): AreaUnderCurve | OneClass => atOnce(areaUnderCurveInSteps(outcome, prediction, level))

export function* areaUnderCurveInSteps(
  outcome: Uint8Array,
  prediction: Float64Array,
  level = 0.95,
): InSteps<AreaUnderCurve | OneClass> {
  if (!(level > 0 && level < 1)) throw new RangeError('areaUnderCurve: level must lie between 0 and 1.')
  checkPredictions('areaUnderCurve', 'prediction', outcome, prediction)
  const placed = yield* placements(outcome, prediction)
  if (!placed) return { kind: 'not-estimable', reason: 'one-class' }
  const { area, share, cases, others } = placed
  if (cases < 2 || others < 2)
    return { kind: 'estimated', area, standardError: undefined, lower: undefined, upper: undefined }
  const standardError = Math.sqrt(covarianceOf(outcome, placed, { area, share }))
  const half = normalQuantile((1 - level) / 2, true) * standardError
  return { kind: 'estimated', area, standardError, lower: area - half, upper: area + half }
}

export interface AreaComparison {
  readonly kind: 'estimated'
  /** First less second. */
  readonly difference: number
  readonly standardError: number
  /** Two-sided, normal. */
  readonly p: number
  readonly lower: number
  readonly upper: number
}

/**
 * DeLong's comparison of two predictions' areas under the curve in the same rows.
 *
 * The variance of the difference comes from the paired shares of `areaUnderCurve`. Predictions that order the
 * rows alike differ by 0 with standard error 0 and p = 1. Not estimable with fewer than two rows with, or
 * without, the outcome.
 * Source, checks and errors: as `areaUnderCurve`.
 */
export const compareAreas = (
  outcome: Uint8Array,
  first: Float64Array,
  second: Float64Array,
  level?: number,
): AreaComparison | OneClass => atOnce(compareAreasInSteps(outcome, first, second, level))

export function* compareAreasInSteps(
  outcome: Uint8Array,
  first: Float64Array,
  second: Float64Array,
  level = 0.95,
): InSteps<AreaComparison | OneClass> {
  if (!(level > 0 && level < 1)) throw new RangeError('compareAreas: level must lie between 0 and 1.')
  checkPredictions('compareAreas', 'first', outcome, first)
  checkPredictions('compareAreas', 'second', outcome, second)
  const [one, other] = [yield* placements(outcome, first), yield* placements(outcome, second)]
  if (!one || !other || one.cases < 2 || one.others < 2) return { kind: 'not-estimable', reason: 'one-class' }
  const difference = one.area - other.area
  const gap = { area: difference, share: one.share.map((value, i) => value - other.share[i]!) }
  const standardError = Math.sqrt(covarianceOf(outcome, one, gap))
  const half = normalQuantile((1 - level) / 2, true) * standardError
  const p = difference === 0 ? 1 : 2 * normalCdf(Math.abs(difference) / standardError, true)
  return {
    kind: 'estimated',
    difference,
    standardError,
    p,
    lower: difference - half,
    upper: difference + half,
  }
}

interface Placements {
  readonly area: number
  readonly share: Float64Array
  readonly cases: number
  readonly others: number
}

/** For each row the share of the rows of the other class that lie on the right side of it, ties one half. */
function* placements(outcome: Uint8Array, prediction: Float64Array): InSteps<Placements | undefined> {
  yield
  const cases = outcome.reduce((count, y) => count + y, 0)
  const others = outcome.length - cases
  if (cases === 0 || others === 0) return undefined
  const order = yield* orderInSteps(prediction)
  const share = new Float64Array(outcome.length)
  let [casesBelow, othersBelow, wins] = [0, 0, 0]
  let pause = 0
  for (let start = 0; start < order.length;) {
    if (start >= pause) {
      yield
      pause = start + PIECE
    }
    let end = start
    let tiedCases = 0
    for (; end < order.length && prediction[order[end]!] === prediction[order[start]!]; end++)
      tiedCases += outcome[order[end]!]!
    const tiedOthers = end - start - tiedCases
    const [below, above] = [(othersBelow + tiedOthers / 2) / others, 1 - (casesBelow + tiedCases / 2) / cases]
    for (let k = start; k < end; k++) share[order[k]!] = outcome[order[k]!] ? below : above
    wins += tiedCases * (othersBelow + tiedOthers / 2)
    casesBelow += tiedCases
    othersBelow += tiedOthers
    start = end
  }
  yield
  return { area: wins / cases / others, share, cases, others }
}

function covarianceOf(
  outcome: Uint8Array,
  { cases, others }: Placements,
  { area, share }: { area: number; share: Float64Array },
): number {
  let [withOutcome, without] = [0, 0]
  for (let i = 0; i < outcome.length; i++) {
    const square = (share[i]! - area) ** 2
    if (outcome[i]) withOutcome += square
    else without += square
  }
  return withOutcome / (cases - 1) / cases + without / (others - 1) / others
}

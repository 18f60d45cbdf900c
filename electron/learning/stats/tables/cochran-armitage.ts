import { chiSquareCdf } from '../foundations/chi-square.ts'
import { checkCount } from './two-by-two.ts'

export type TrendResult =
  | {
      readonly kind: 'fitted'
      readonly statistic: number
      readonly p: number
      /** Change of the proportion for one step of the score. */ readonly slope: number
    }
  | { readonly kind: 'not-estimable'; readonly reason: 'constant-outcome' | 'constant-score' | 'empty' }

/**
 * Cochran and Armitage's test for a trend of proportions over ordered groups.
 *
 * Weighted regression of x/n on the score with weights n / (p (1 - p)), p the proportion of all: chi-square
 * with one degree, (sum of x (s - mean s))^2 / (p (1 - p) sum of n (s - mean s)^2). Groups without people are
 * left out. All or nobody with the event, or one score only: not estimable.
 * Source: Armitage 1955, Biometrics 11:375.
 * Checked against: R's prop.trend.test.
 * Errors: RangeError for counts, lengths and scores.
 */
export function cochranArmitage(
  events: ArrayLike<number>,
  sizes: ArrayLike<number>,
  scores: ArrayLike<number> = Array.from(events, (_, k) => k + 1),
): TrendResult {
  if (sizes.length !== events.length || scores.length !== events.length)
    throw new RangeError('cochranArmitage: events, sizes and scores must be of one length.')
  let people = 0
  let all = 0
  let weighted = 0
  for (let k = 0; k < events.length; k++) {
    checkCount('cochranArmitage', `sizes, row ${k + 1},`, sizes[k]!)
    checkCount('cochranArmitage', `events, row ${k + 1},`, events[k]!, sizes[k]!)
    if (!Number.isFinite(scores[k]!))
      throw new RangeError(`cochranArmitage: scores, row ${k + 1}, is not a finite number.`)
    people += sizes[k]!
    all += events[k]!
    weighted += sizes[k]! * scores[k]!
  }
  if (people === 0) return { kind: 'not-estimable', reason: 'empty' }
  if (all === 0 || all === people) return { kind: 'not-estimable', reason: 'constant-outcome' }
  let cross = 0
  let squares = 0
  for (let k = 0; k < events.length; k++) {
    const distance = scores[k]! - weighted / people
    cross += events[k]! * distance
    squares += sizes[k]! * distance * distance
  }
  // Rounding of the mean must not turn one score for all into a trend.
  if (!(squares > 1e-24 * people * Math.max(...Array.from(scores, Math.abs)) ** 2))
    return { kind: 'not-estimable', reason: 'constant-score' }
  const share = all / people
  const statistic = cross ** 2 / (share * (1 - share) * squares)
  return { kind: 'fitted', statistic, p: chiSquareCdf(statistic, 1, true), slope: cross / squares }
}

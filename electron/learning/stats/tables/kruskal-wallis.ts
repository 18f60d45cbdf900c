import { chiSquareCdf } from '../foundations/chi-square.ts'
import { atOnce, type InSteps } from '../foundations/in-steps.ts'
import { checkFinite } from './mean-comparison.ts'
import { ranksAndTies } from './ranks-and-ties.ts'

export type KruskalWallis =
  | { readonly kind: 'fitted'; readonly H: number; readonly freedom: number; readonly p: number }
  | { readonly kind: 'not-estimable'; readonly reason: 'too-few' | 'constant' }

/**
 * Kruskal and Wallis' rank test of k groups.
 *
 * H = [12 / (N (N + 1)) sum of R^2/n - 3 (N + 1)] / (1 - sum of (t^3 - t) / (N^3 - N)), R the rank sums, ties
 * with mean ranks; chi-square on k - 1 degrees. Empty groups are left out; fewer than two groups: too few;
 * all values one: constant.
 * Source: Kruskal & Wallis 1952, J Am Stat Assoc 47:583.
 * Checked against: R's kruskal.test.
 * Errors: RangeError for what is not finite.
 */
export const kruskalWallis = (given: readonly Float64Array[]): KruskalWallis =>
  atOnce(kruskalWallisInSteps(given))

export function* kruskalWallisInSteps(given: readonly Float64Array[]): InSteps<KruskalWallis> {
  given.forEach((each, g) => checkFinite('kruskalWallis', `group ${g + 1}`, each))
  const groups = given.filter(each => each.length > 0)
  if (groups.length < 2) return { kind: 'not-estimable', reason: 'too-few' }
  const all = new Float64Array(groups.reduce((sum, each) => sum + each.length, 0))
  let start = 0
  for (const each of groups) {
    all.set(each, start)
    start += each.length
  }
  const { ranking, tied } = yield* ranksAndTies(all)
  const N = all.length
  const untied = 1 - tied / (N ** 3 - N)
  if (!(untied > 0)) return { kind: 'not-estimable', reason: 'constant' }
  let squares = 0
  let row = 0
  for (const each of groups) {
    // About the mean rank, so that nothing is lost by taking 3 (N + 1) off at the end.
    let sum = 0
    for (const end = row + each.length; row < end; row++) sum += ranking[row]! - (N + 1) / 2
    squares += sum ** 2 / each.length
  }
  const H = ((12 / (N * (N + 1))) * squares) / untied
  const freedom = groups.length - 1
  return { kind: 'fitted', H, freedom, p: chiSquareCdf(H, freedom, true) }
}

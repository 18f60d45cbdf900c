import type { NotEstimable } from './estimable.ts'

/** One study's effect and its sampling variance, or why it has none. */
export type StudyEffect =
  | { readonly kind: 'fitted'; readonly effect: number; readonly variance: number }
  | NotEstimable

/** The studies that have an effect, as columns for pooling; `rows` are their places in the list. */
export function estimableStudies(studies: readonly StudyEffect[]): {
  rows: Uint32Array
  effect: Float64Array
  variance: Float64Array
} {
  const rows = Uint32Array.from(studies.keys()).filter(row => studies[row]!.kind === 'fitted')
  const column = (of: 'effect' | 'variance') =>
    Float64Array.from(rows, row => {
      const study = studies[row]!
      return study.kind === 'fitted' ? study[of] : NaN
    })
  return { rows, effect: column('effect'), variance: column('variance') }
}

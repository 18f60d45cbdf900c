import type { Estimator } from './between-study-variance.ts'
import type { NotEstimable } from './estimable.ts'
import { metaAnalysis, type MetaAnalysis, type MetaTest } from './meta-analysis.ts'

/**
 * The meta-analysis without each study in turn, in the order of the studies: does one study make the result?
 *
 * Source: Viechtbauer & Cheung 2010, Res Synth Methods 1:112. Checked against: R's metafor, leave1out.
 * Left out of a single study nothing remains: not estimable. Errors: as `metaAnalysis`.
 */
export function leaveOneOut(
  effect: Float64Array,
  variance: Float64Array,
  estimator: Estimator,
  test: MetaTest = 'z',
  level = 0.95,
): Array<MetaAnalysis | NotEstimable> {
  return Array.from(effect, (_, omitted) => {
    const others = (_: number, row: number) => row !== omitted
    return metaAnalysis(effect.filter(others), variance.filter(others), estimator, test, level)
  })
}

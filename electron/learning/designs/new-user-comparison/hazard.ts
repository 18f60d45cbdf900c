import type { Frame } from '../../../../shared/domain/frame.ts'
import { profilePoints } from '../../../../shared/domain/answer.ts'
import { estimatedInfluence, type EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import { coxRegression } from '../../stats/cox/cox-regression.ts'
import { logLikelihoodAt } from '../../stats/cox/log-likelihood-at.ts'
import { proportionalHazardsTest } from '../../stats/cox/proportional-hazards-test.ts'
import { scoreResiduals } from '../../stats/cox/score-residuals.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { endedBy } from '../../cohorts/ends.ts'
import type { Estimated } from './estimates.ts'

/** The hazard ratio's part of an answer. */
export interface HazardEstimates {
  readonly logHazardRatio: Estimated
  /** Relative log likelihood at the fixed points, on the scale of the robust variance. */
  readonly profile: readonly number[]
  /** Chi-square with 1 degree of freedom for an effect that changes over time, on the same scale. */
  readonly driftChiSquare: number
}

interface Weighted {
  readonly weight: Float64Array
  readonly origin: EstimatedWeights
  breathe(): Promise<void> | undefined
}

/**
 * Weighted Cox regression of one arm against the other, its variance with what estimating the weights does; undefined
 * where no finite hazard ratio describes the outcomes.
 */
export async function hazardEstimates(
  frame: Frame,
  { weight, origin, breathe }: Weighted,
): Promise<HazardEstimates | undefined> {
  const fit = await breathing(
    coxRegression({
      stop: frame.timeDays,
      event: endedBy(frame, 'outcome'),
      design: [Float64Array.from(frame.exposed)],
      weights: weight,
    }),
    breathe,
  )
  if (fit.kind === 'not-estimable') return undefined
  const [residual] = await breathing(scoreResiduals(fit), breathe)
  const naiveVariance = fit.covariance[0]![0]!
  const derivative = residual!.map(each => naiveVariance * each)
  const variance = estimatedInfluence(derivative, weight, origin).reduce((sum, each) => sum + each * each, 0)
  // Weighted likelihoods claim the information of as many people as the weights add up to; this gives them the one
  // they have.
  const scale = naiveVariance / variance
  const profile = await breathing(
    logLikelihoodAt(
      fit,
      profilePoints.map(point => Float64Array.of(point)),
    ),
    breathe,
  )
  const drift = await breathing(proportionalHazardsTest(fit, 'km'), breathe)
  return {
    logHazardRatio: { value: fit.coefficients[0]!, variance },
    profile: Array.from(profile, value => scale * (value - fit.logLikelihood)),
    driftChiSquare: scale * (drift.global.chiSquare ?? 0),
  }
}

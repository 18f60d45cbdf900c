import type { Frame } from '../../../../shared/domain/frame.ts'
import type { Term } from '../../../../shared/words/message.ts'
import type { EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import { effectiveSample, equipoise, standardisedDifference } from '../../stats/propensity/balance.ts'
import { propensityScoreInSteps } from '../../stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../stats/propensity/propensity-weights.ts'
import {
  unmodelledBalanceInSteps,
  type UnmodelledBalance,
} from '../../stats/propensity/unmodelled-balance.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import type { Compared } from './compared.ts'
import { controlEffects } from './controls.ts'
import { limits } from './diagnostics.ts'
import { flexibleEstimate, type FlexibleEstimate } from './flexible.ts'
import { hazardEstimates, type HazardEstimates } from './hazard.ts'
import { lostEstimates, type LostEstimates } from './lost.ts'
import { designOf } from './propensity-design.ts'
import { survivalEstimates, type Estimated, type SurvivalEstimates } from './estimates.ts'

/** What one completed data set says. */
export interface Analysis {
  readonly balance: readonly { label: Term; before: number; after: number }[]
  /** The same of what the propensity model does not hold. */
  readonly unmodelled: UnmodelledBalance
  readonly equipoise: number
  readonly effectiveSample: { exposed: number; comparator: number }
  readonly survival: SurvivalEstimates
  /** Undefined where nobody was lost. */
  readonly lost: LostEstimates | undefined
  /** By a propensity model that bends; undefined where there are too few people for one. */
  readonly flexible: FlexibleEstimate | undefined
  /** Undefined where no finite hazard ratio describes the outcomes. */
  readonly hazard: HazardEstimates | undefined
  /** Of each control of the frame, the log hazard ratio; undefined where it had too few outcomes. */
  readonly controls: readonly (Estimated | undefined)[]
}
export type AnalysisResult =
  | { kind: 'analysed'; analysis: Analysis }
  | { kind: 'separated' }
  | { kind: 'not-fitted' }

/**
 * Propensity model, weights, balance and estimates for one completed data set. `columns` are the frame's covariates
 * without gaps. Days and shares; 'separated' where the covariates tell the arms apart without error,
 * 'not-fitted' where the propensity model's likelihood has no maximum that could be found.
 */
export async function analyse({
  question,
  frame,
  columns,
  extra,
  curveDays,
  breathe,
}: {
  readonly question: Compared
  readonly frame: Frame
  readonly columns: readonly Float64Array[]
  /** What was recorded and is in no model: `recordedColumns`. */
  readonly extra: readonly Float64Array[]
  readonly curveDays: readonly number[]
  breathe(): Promise<void> | undefined
}): Promise<AnalysisResult> {
  const model = await breathing(propensityScoreInSteps(frame.exposed, designOf(columns, frame.rows)), breathe)
  if (model.kind === 'not-estimable')
    return { kind: model.reason === 'separation' ? 'separated' : 'not-fitted' }

  const { weight, slope } = propensityWeights(question.weights, frame.exposed, model.fitted)
  const origin: EstimatedWeights = {
    design: model.design,
    exposed: frame.exposed,
    propensity: model.fitted,
    slope,
    inverseInformation: model.covariance,
  }
  return {
    kind: 'analysed',
    analysis: {
      balance: columns.map((column, c) => ({
        label: frame.covariates[c]!.label,
        before: standardisedDifference(column, frame.exposed),
        after: standardisedDifference(column, frame.exposed, weight),
      })),
      unmodelled: await breathing(
        unmodelledBalanceInSteps(
          { columns, extra, weight, origin },
          { limit: limits.standardisedDifference },
        ),
        breathe,
      ),
      equipoise: equipoise(model.fitted, frame.exposed),
      effectiveSample: {
        exposed: effectiveSample(weight, frame.exposed, 1),
        comparator: effectiveSample(weight, frame.exposed, 0),
      },
      survival: await survivalEstimates({
        frame,
        weight,
        origin,
        horizonDays: question.horizonDays,
        curveDays,
        breathe,
      }),
      lost: await lostEstimates({
        frame,
        columns: designOf(columns, frame.rows).slice(1),
        weight,
        origin,
        horizonDays: question.horizonDays,
        breathe,
      }),
      flexible: await flexibleEstimate(question, columns, {
        frame,
        weight,
        origin,
        horizonDays: question.horizonDays,
        breathe,
      }),
      hazard: await hazardEstimates(frame, { weight, origin, breathe }),
      controls: await controlEffects(frame, { weight, origin, breathe }),
    },
  }
}

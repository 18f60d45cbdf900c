import type { ArmMeans } from './contrasts.ts'
import { addModelInfluence, gradientOf } from './model-influence.ts'
import { predictOutcome, type OutcomeModel } from './outcome-model.ts'
import { requireFlags } from '../propensity/arguments.ts'

/** An outcome model, and everybody's columns with the treatment set to one value. */
export interface UnderTreatment {
  readonly model: OutcomeModel
  readonly design: readonly Float64Array[]
}

export interface Standardised extends ArmMeans {
  /** Of the difference of means, from the model's own covariance. */
  readonly standardErrorByModel: number
  /** Mean difference of predictions over those treated; undefined where nobody is. */
  readonly inTreated: number | undefined
}

/**
 * G-computation (standardisation, the g-formula): mean prediction with everybody treated and with nobody treated.
 *
 * m_a = mean q_a, q_a predicted with the treatment set to a. Influences are those of the coefficients alone,
 * J_a' I^-1 s_i with J_a = mean dq_a/db: covariates are taken as fixed, so that `contrastsOf` gives robust
 * (HC0) errors by the delta method; standardErrorByModel is sqrt(J' V J), J = J_1 - J_0, V the model's
 * covariance (for two models the sum of both).
 * One model for both arms is the same object twice; or each arm has its own. Missing values: none allowed.
 * Source: Robins 1986, Math Model 7:1393; Hernan & Robins, Causal Inference: What If, chapter 13. Checked against: R.
 * In the outcome's unit. Throws RangeError for no rows.
 */
export function gComputation(
  treatment: Uint8Array,
  treated: UnderTreatment,
  comparator: UnderTreatment,
): Standardised {
  const rows = treatment.length
  if (rows === 0) throw new RangeError('gComputation: there are no rows.')
  requireFlags('gComputation', 'treatment', treatment, rows)
  const arm = ({ model, design }: UnderTreatment) => {
    const { mean, slope } = predictOutcome(model, design)
    const gradient = gradientOf(design, slope).map(each => each / rows)
    const influence = new Float64Array(rows)
    addModelInfluence(influence, gradient, model)
    return {
      mean: mean.reduce((sum, each) => sum + each, 0) / rows,
      predicted: mean,
      gradient,
      influence,
      model,
    }
  }
  const [one, other] = [arm(treated), arm(comparator)]
  const variance =
    one.model === other.model
      ? modelVariance(
          one.model,
          one.gradient.map((each, c) => each - other.gradient[c]!),
        )
      : modelVariance(one.model, one.gradient) + modelVariance(other.model, other.gradient)
  let people = 0
  let difference = 0
  for (let i = 0; i < rows; i++)
    if (treatment[i]) {
      people++
      difference += one.predicted[i]! - other.predicted[i]!
    }
  return {
    meanTreated: one.mean,
    meanComparator: other.mean,
    influenceTreated: one.influence,
    influenceComparator: other.influence,
    standardErrorByModel: Math.sqrt(variance),
    inTreated: people > 0 ? difference / people : undefined,
  }
}

function modelVariance({ inverseInformation, dispersion }: OutcomeModel, gradient: Float64Array): number {
  let sum = 0
  inverseInformation.forEach((row, a) => {
    for (let b = 0; b < row.length; b++) sum += gradient[a]! * row[b]! * gradient[b]!
  })
  return Math.max(0, sum * dispersion)
}

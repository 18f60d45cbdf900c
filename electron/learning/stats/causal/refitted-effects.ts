import { propensityScore } from '../propensity/propensity-score.ts'
import { propensityWeights, type WeightScheme } from '../propensity/propensity-weights.ts'
import { pickRows } from '../propensity/rows.ts'
import type { Family } from '../regression/regression-data.ts'
import { augmentedWeighting } from './augmented-weighting.ts'
import type { Resample } from './bootstrap.ts'
import { fitOutcomeModel, predictOutcome } from './outcome-model.ts'
import { weightedMeans } from './weighted-means.ts'

/** A study's people: columns of the propensity design, the intercept among them, one entry a person. */
export interface WeightingStudy {
  readonly outcome: Float64Array
  readonly treatment: Uint8Array
  readonly propensityDesign: readonly Float64Array[]
}

/**
 * The whole weighting analysis as a function of who was drawn, for `bootstrap`: fits the propensity model, weighs, and
 * answers the difference of weighted means (Hajek). Undefined where the arms cannot be told apart or one is empty.
 */
export function refittedWeighting(
  study: WeightingStudy,
  scheme: WeightScheme,
): (sample: Resample) => number | undefined {
  const fit = refittedScore(study)
  return sample => {
    const score = fit(sample)
    if (!score) return undefined
    const { weight } = propensityWeights(scheme, score.treatment, score.fitted)
    const means = weightedMeans(
      pick(study.outcome, sample),
      score.treatment,
      weight.map((each, k) => each * sample.counts[k]!),
    )
    return means.kind === 'fitted' ? means.meanTreated - means.meanComparator : undefined
  }
}

/** With an outcome model: its columns as they are, with everybody treated, and with nobody treated. */
export interface AugmentedStudy extends WeightingStudy {
  readonly family: Family
  readonly outcomeDesign: readonly Float64Array[]
  readonly designTreated: readonly Float64Array[]
  readonly designComparator: readonly Float64Array[]
}

/** The same for the doubly robust difference (AIPW): both models are fitted anew. */
export function refittedAugmentedWeighting(study: AugmentedStudy): (sample: Resample) => number | undefined {
  const fit = refittedScore(study)
  return sample => {
    const score = fit(sample)
    if (!score) return undefined
    const columns = (design: readonly Float64Array[]) => design.map(column => pick(column, sample))
    const outcome = pick(study.outcome, sample)
    const model = fitOutcomeModel(
      study.family,
      outcome,
      columns(study.outcomeDesign),
      undefined,
      sample.counts,
    )
    if (model.kind === 'not-estimable') return undefined
    const { meanTreated, meanComparator } = augmentedWeighting({
      outcome,
      treatment: score.treatment,
      propensity: score.fitted,
      weight: sample.counts,
      predictedTreated: predictOutcome(model, columns(study.designTreated)).mean,
      predictedComparator: predictOutcome(model, columns(study.designComparator)).mean,
    })
    return meanTreated - meanComparator
  }
}

/** Fits the propensity model to a draw, starting from the coefficients of everybody, which are near. */
function refittedScore({ treatment, propensityDesign }: WeightingStudy) {
  const everybody = propensityScore(treatment, propensityDesign)
  if (everybody.kind === 'not-estimable') return () => undefined
  const start = new Float64Array(propensityDesign.length)
  everybody.kept.forEach((c, k) => {
    start[c] = everybody.coefficients[k]!
  })
  return (sample: Resample) => {
    const own = Uint8Array.from(sample.rows, row => treatment[row]!)
    const score = propensityScore(
      own,
      propensityDesign.map(column => pick(column, sample)),
      sample.counts,
      start,
    )
    if (score.kind === 'not-estimable' || score.fitted.some(e => !(e > 0 && e < 1))) return undefined
    return { treatment: own, fitted: score.fitted }
  }
}

const pick = (column: Float64Array, { rows }: Resample) => pickRows(column, rows)

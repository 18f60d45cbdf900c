import { requireFlags, requireNumbers, requirePropensity, requireWeights } from '../propensity/arguments.ts'
import type { ArmMeans, Contrast } from './contrasts.ts'

/** Everybody's data and predictions, one entry a person. */
export interface AugmentedData {
  readonly outcome: Float64Array
  readonly treatment: Uint8Array
  readonly propensity: Float64Array
  /** Predicted outcome when treated, and when not. */
  readonly predictedTreated: Float64Array
  readonly predictedComparator: Float64Array
  /** How many people each row stands for (resampling, surveys); 1 where there are none. */
  readonly weight?: Float64Array
}

/**
 * Augmented inverse probability weighting (AIPW), doubly robust: means in everybody.
 *
 * m1 = mean of q1 + A (Y - q1) / e, m0 = mean of q0 + (1 - A)(Y - q0) / (1 - e): right if the propensity model or the
 * outcome model is right. The influence is (psi_i - m) / n (with weights w (psi_i - m) / sum of w). It takes
 * both models as known, which is right in large samples when both are right; when one may be wrong see
 * `augmentedWeightingOfFits`. Missing values: none allowed.
 * Source: Robins, Rotnitzky & Zhao 1994, JASA 89:846; Glynn & Quinn 2010, Polit Anal 18:36. Checked against: R.
 * In the outcome's unit. Throws RangeError for no rows and for a propensity of 0 or 1.
 */
export function augmentedWeighting(data: AugmentedData): ArmMeans {
  const rows = checked('augmentedWeighting', data)
  const { outcome, treatment, propensity, predictedTreated, predictedComparator, weight } = data
  const influenceTreated = new Float64Array(rows)
  const influenceComparator = new Float64Array(rows)
  let sumTreated = 0
  let sumComparator = 0
  let total = 0
  for (let i = 0; i < rows; i++) {
    const e = propensity[i]!
    let psi1 = predictedTreated[i]!
    let psi0 = predictedComparator[i]!
    if (treatment[i]) psi1 += (outcome[i]! - psi1) / e
    else psi0 += (outcome[i]! - psi0) / (1 - e)
    influenceTreated[i] = psi1
    influenceComparator[i] = psi0
    const w = weight ? weight[i]! : 1
    sumTreated += w * psi1
    sumComparator += w * psi0
    total += w
  }
  if (!(total > 0)) throw new RangeError('augmentedWeighting: nobody has a weight above 0.')
  const meanTreated = sumTreated / total
  const meanComparator = sumComparator / total
  for (let i = 0; i < rows; i++) {
    const share = (weight ? weight[i]! : 1) / total
    influenceTreated[i] = (influenceTreated[i]! - meanTreated) * share
    influenceComparator[i] = (influenceComparator[i]! - meanComparator) * share
  }
  return { meanTreated, meanComparator, influenceTreated, influenceComparator }
}

export type AugmentedInTreatedResult =
  | ({ kind: 'fitted' } & Contrast)
  | { kind: 'not-estimable'; reason: 'nobody-treated' }

/**
 * The same for the effect in the treated: sum of [ A - (1 - A) e / (1 - e) ] (Y - q0) over the number treated.
 *
 * Influence (term_i - A_i estimate) / (number treated). Needs no prediction under treatment.
 * Source: Mercatanti & Li 2014, Ann Appl Stat 8:2485; Moodie, Saarela & Stephens 2018, Stat Probab Lett
 * 137:246.
 * Checked against: R.
 */
export function augmentedWeightingInTreated(
  data: Omit<AugmentedData, 'predictedTreated' | 'weight'>,
): AugmentedInTreatedResult {
  const rows = checked('augmentedWeightingInTreated', { ...data, predictedTreated: data.predictedComparator })
  const { outcome, treatment, propensity, predictedComparator } = data
  const term = new Float64Array(rows)
  let treated = 0
  let sum = 0
  for (let i = 0; i < rows; i++) {
    const e = propensity[i]!
    const beyond = outcome[i]! - predictedComparator[i]!
    term[i] = treatment[i] ? beyond : (-e / (1 - e)) * beyond
    sum += term[i]!
    treated += treatment[i]!
  }
  if (treated === 0) return { kind: 'not-estimable', reason: 'nobody-treated' }
  const estimate = sum / treated
  let squares = 0
  for (let i = 0; i < rows; i++) squares += (term[i]! - (treatment[i] ? estimate : 0)) ** 2
  return { kind: 'fitted', estimate, standardError: Math.sqrt(squares) / treated }
}

function checked(
  by: string,
  { outcome, treatment, propensity, predictedTreated, predictedComparator, weight }: AugmentedData,
): number {
  const rows = treatment.length
  if (rows === 0) throw new RangeError(`${by}: there are no rows.`)
  requireFlags(by, 'treatment', treatment, rows)
  requireNumbers(by, 'outcome', outcome, rows)
  requirePropensity(by, 'propensity', propensity, rows)
  requireNumbers(by, 'predictedTreated', predictedTreated, rows)
  requireNumbers(by, 'predictedComparator', predictedComparator, rows)
  if (weight) requireWeights(by, 'weight', weight, rows)
  return rows
}

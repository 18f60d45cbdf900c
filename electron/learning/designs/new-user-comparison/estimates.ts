import type { Frame } from '../../../../shared/domain/frame.ts'
import { estimatedInfluence, type EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import { weightedSurvivalInSteps } from '../../stats/causal-survival/weighted-survival.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { groupsOf, pick, spread, type Group } from './groups.ts'

/** A number and its sampling variance; over completed data sets also the degrees of freedom of its interval. */
export interface Estimated {
  readonly value: number
  readonly variance: number
  readonly freedom?: number
}

/** What one completed data set says about survival, at the horizon and along the curve. */
export interface SurvivalEstimates {
  /** Share without the outcome at each of the asked days. */
  readonly exposedCurve: readonly Estimated[]
  readonly comparatorCurve: readonly Estimated[]
  readonly exposedRisk: Estimated
  readonly comparatorRisk: Estimated
  readonly riskDifference: Estimated
  readonly logRiskRatio: Estimated
  readonly restrictedMeanDifference: Estimated
}

/** Where the weights came from; without it the weights are taken as they are (all 1 for the naive answer). */
export type Origin = EstimatedWeights | undefined

/** Turns derivatives with respect to the weights into a variance. */
const varianceOf = (derivative: Float64Array, weight: Float64Array, origin: Origin): number => {
  const influence = origin
    ? estimatedInfluence(derivative, weight, origin)
    : derivative.map((each, i) => each * weight[i]!)
  return influence.reduce((sum, each) => sum + each * each, 0)
}

/**
 * Weighted risks, their difference and ratio, and the difference in days without the outcome, by the horizon.
 * Variances are infinitesimal jackknife with the propensity model's part (see estimatedInfluence). Days throughout.
 */
export async function survivalEstimates({
  frame,
  weight,
  origin,
  horizonDays,
  curveDays,
  breathe,
}: {
  readonly frame: Frame
  readonly weight: Float64Array
  readonly origin: Origin
  readonly horizonDays: number
  readonly curveDays: readonly number[]
  breathe(): Promise<void> | undefined
}): Promise<SurvivalEstimates> {
  const groups = groupsOf(frame)
  const fit = async (group: Group) => {
    const curve = await breathing(
      weightedSurvivalInSteps(group.timeDays, group.event, pick(weight, group.rows)),
      breathe,
    )
    return {
      curve,
      survivalDerivative: (day: number) => spread(curve.derivativeAt(day), group.rows, frame.rows),
      meanDerivative: () => spread(curve.restrictedMeanDerivative(horizonDays), group.rows, frame.rows),
    }
  }
  const exposed = await fit(groups.exposed)
  const comparator = await fit(groups.comparator)

  async function points({
    curve,
    survivalDerivative,
  }: Awaited<ReturnType<typeof fit>>): Promise<Estimated[]> {
    const found: Estimated[] = []
    for (const day of curveDays) {
      await breathe()
      found.push({ value: curve.at(day), variance: varianceOf(survivalDerivative(day), weight, origin) })
    }
    return found
  }

  await breathe()
  const byExposed = exposed.survivalDerivative(horizonDays)
  const byComparator = comparator.survivalDerivative(horizonDays)
  const exposedRisk = 1 - exposed.curve.at(horizonDays)
  const comparatorRisk = 1 - comparator.curve.at(horizonDays)
  const contrast = async (value: number, onExposed: number, onComparator: number): Promise<Estimated> => {
    await breathe()
    return {
      value,
      variance: varianceOf(
        byExposed.map((each, i) => onExposed * each + onComparator * byComparator[i]!),
        weight,
        origin,
      ),
    }
  }
  const meanByComparator = comparator.meanDerivative()

  return {
    exposedCurve: await points(exposed),
    comparatorCurve: await points(comparator),
    exposedRisk: await contrast(exposedRisk, -1, 0),
    comparatorRisk: await contrast(comparatorRisk, 0, -1),
    riskDifference: await contrast(exposedRisk - comparatorRisk, -1, 1),
    // Not finite where an arm has no outcome; the checks on outcomes then hide it.
    logRiskRatio: await contrast(
      Math.log(exposedRisk / comparatorRisk),
      -1 / exposedRisk,
      1 / comparatorRisk,
    ),
    restrictedMeanDifference: {
      value: exposed.curve.restrictedMean(horizonDays) - comparator.curve.restrictedMean(horizonDays),
      variance: varianceOf(
        exposed.meanDerivative().map((each, i) => each - meanByComparator[i]!),
        weight,
        origin,
      ),
    },
  }
}

import type { Frame } from '../../../../shared/domain/frame.ts'
import { estimatedInfluence, type EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import { weightedIncidenceInSteps } from '../../stats/causal-survival/weighted-incidence.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { DEATH, groupsOf, OUTCOME, pick, spread, type Group } from './groups.ts'

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
  /** Of dying before the outcome, from the same curves; undefined where nobody did. */
  readonly deaths: Deaths | undefined
}
export interface Deaths {
  readonly exposed: Estimated
  readonly comparator: Estimated
  readonly difference: Estimated
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
 * Weighted risks, their difference and ratio, and the difference in days without the outcome, by the horizon. A death
 * before the outcome is an end of its own (Aalen-Johansen): whoever died is not somebody who may still have it.
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
    const incidence = await breathing(
      weightedIncidenceInSteps(group.timeDays, group.cause, pick(weight, group.rows)),
      breathe,
    )
    const turned = (derivative: Float64Array) =>
      spread(
        derivative.map(each => -each),
        group.rows,
        frame.rows,
      )
    return {
      /** Share who have not had the outcome by a day: whoever died before it never will. */
      without: (day: number) => 1 - incidence.at(OUTCOME, day),
      withoutDerivative: (day: number) => turned(incidence.derivativeAt(OUTCOME, day)),
      died: incidence.at(DEATH, horizonDays),
      diedDerivative: () => spread(incidence.derivativeAt(DEATH, horizonDays), group.rows, frame.rows),
      meanDays: horizonDays - incidence.meanTimeLost(OUTCOME, horizonDays),
      meanDerivative: () => turned(incidence.meanTimeLostDerivative(OUTCOME, horizonDays)),
    }
  }
  const exposed = await fit(groups.exposed)
  const comparator = await fit(groups.comparator)

  async function points({
    without,
    withoutDerivative,
  }: Awaited<ReturnType<typeof fit>>): Promise<Estimated[]> {
    const found: Estimated[] = []
    for (const day of curveDays) {
      await breathe()
      found.push({ value: without(day), variance: varianceOf(withoutDerivative(day), weight, origin) })
    }
    return found
  }

  await breathe()
  const byExposed = exposed.withoutDerivative(horizonDays)
  const byComparator = comparator.withoutDerivative(horizonDays)
  const exposedRisk = 1 - exposed.without(horizonDays)
  const comparatorRisk = 1 - comparator.without(horizonDays)
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
  async function deathsOf(): Promise<Deaths | undefined> {
    if (exposed.died === 0 && comparator.died === 0) return undefined
    await breathe()
    const [one, other] = [exposed.diedDerivative(), comparator.diedDerivative()]
    const of = (value: number, derivative: Float64Array) => ({
      value,
      variance: varianceOf(derivative, weight, origin),
    })
    return {
      exposed: of(exposed.died, one),
      comparator: of(comparator.died, other),
      difference: of(
        exposed.died - comparator.died,
        one.map((each, i) => each - other[i]!),
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
    deaths: await deathsOf(),
    restrictedMeanDifference: {
      value: exposed.meanDays - comparator.meanDays,
      variance: varianceOf(
        exposed.meanDerivative().map((each, i) => each - meanByComparator[i]!),
        weight,
        origin,
      ),
    },
  }
}

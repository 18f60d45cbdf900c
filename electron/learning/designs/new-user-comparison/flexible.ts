import type { Frame } from '../../../../shared/domain/frame.ts'
import type { Compared } from './compared.ts'
import { estimatedInfluence, type EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import { weightedIncidenceInSteps } from '../../stats/causal-survival/weighted-incidence.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { propensityScoreInSteps } from '../../stats/propensity/propensity-score.ts'
import { propensityWeights } from '../../stats/propensity/propensity-weights.ts'
import { restrictedSpline } from '../../stats/regression/restricted-spline.ts'
import type { Estimated } from './estimates.ts'
import { groupsOf, OUTCOME, pick, spread, type Group } from './groups.ts'
import { designOf } from './propensity-design.ts'

/** With fewer people a column in the smaller arm, a model that bends follows chance. */
const PEOPLE_PER_COLUMN = 10

/** What a propensity model that bends says: the risk difference, and by how much it differs from the plain one. */
export interface FlexibleEstimate {
  readonly difference: Estimated
  readonly change: Estimated
}

interface Weighted {
  readonly frame: Frame
  readonly weight: Float64Array
  readonly origin: EstimatedWeights
  readonly horizonDays: number
  breathe(): Promise<void> | undefined
}

/**
 * The same answer by a propensity model in which every number bends (restricted cubic splines). Where the plain model
 * was right both are of the same, and differ by chance alone. With overlap weights it says what a regression of the
 * outcome on the same bends would, as they make the arms' means of every one equal. Undefined where there are too few
 * people for so many columns, or the model has no maximum.
 */
export async function flexibleEstimate(
  question: Compared,
  columns: readonly Float64Array[],
  plain: Weighted,
): Promise<FlexibleEstimate | undefined> {
  const { frame, breathe } = plain
  const design = designOf([...columns, ...columns.flatMap(restrictedSpline)], frame.rows)
  const treated = frame.exposed.reduce((sum, each) => sum + each, 0)
  if (Math.min(treated, frame.rows - treated) < PEOPLE_PER_COLUMN * design.length) return undefined
  const model = await breathing(propensityScoreInSteps(frame.exposed, design), breathe)
  if (model.kind === 'not-estimable') return undefined
  const { weight, slope } = propensityWeights(question.weights, frame.exposed, model.fitted)
  const bent = await riskDifference({
    ...plain,
    weight,
    origin: {
      design: model.design,
      exposed: frame.exposed,
      propensity: model.fitted,
      slope,
      inverseInformation: model.covariance,
    },
  })
  const straight = await riskDifference(plain)
  return {
    difference: { value: bent.value, variance: squares(bent.influence) },
    change: {
      value: bent.value - straight.value,
      variance: squares(bent.influence.map((each, i) => each - straight.influence[i]!)),
    },
  }
}

async function riskDifference({ frame, weight, origin, horizonDays, breathe }: Weighted) {
  const groups = groupsOf(frame)
  const risk = async (group: Group) => {
    const incidence = await breathing(
      weightedIncidenceInSteps(group.timeDays, group.cause, pick(weight, group.rows)),
      breathe,
    )
    return {
      value: incidence.at(OUTCOME, horizonDays),
      derivative: spread(incidence.derivativeAt(OUTCOME, horizonDays), group.rows, frame.rows),
    }
  }
  const [exposed, comparator] = [await risk(groups.exposed), await risk(groups.comparator)]
  return {
    value: exposed.value - comparator.value,
    influence: estimatedInfluence(
      exposed.derivative.map((each, i) => each - comparator.derivative[i]!),
      weight,
      origin,
    ),
  }
}

const squares = (influence: Float64Array) => influence.reduce((sum, each) => sum + each * each, 0)

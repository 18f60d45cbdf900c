import type { Lost } from '../../../../shared/domain/answer.ts'
import type { Frame } from '../../../../shared/domain/frame.ts'
import {
  boundsForTheLost,
  type BoundsForTheLost,
  type FatesOfTheLost,
} from '../../stats/causal-survival/bounds-for-the-lost.ts'
import { censoringWeightsInSteps, ENDING } from '../../stats/causal-survival/censoring-weights.ts'
import { estimatedInfluence, type EstimatedWeights } from '../../stats/causal-survival/estimated-weights.ts'
import {
  incidenceOfTheLostInSteps,
  type MovingRisk,
} from '../../stats/causal-survival/incidence-of-the-lost.ts'
import { breathing } from '../../stats/foundations/in-steps.ts'
import { endedBy } from '../../cohorts/ends.ts'
import type { Estimated } from './estimates.ts'
import { groupsOf, pick, spread, type Group } from './groups.ts'

/** With fewer lost in an arm, what they depend on cannot be learnt. */
const FEWEST_LOST = 10

/** What one completed data set says of the lost. Shares, exposed less comparator. */
export interface LostEstimates {
  readonly bounds: BoundsForTheLost
  /** By weights of censoring: the risk difference, and by how much it differs from the plain one. */
  readonly weighted: { readonly difference: Estimated; readonly change: Estimated } | undefined
}

/** People of each arm who left before the horizon. */
export function lostIn(frame: Frame): Lost['people'] {
  const left = endedBy(frame, 'left')
  const inArm = (arm: 0 | 1) =>
    left.reduce((count, each, row) => count + (each === 1 && frame.exposed[row] === arm ? 1 : 0), 0)
  return { exposed: inArm(1), comparator: inArm(0) }
}

interface LostStudy {
  readonly frame: Frame
  /** Columns that who leaves may depend on. */
  readonly columns: readonly Float64Array[]
  readonly weight: Float64Array
  readonly origin: EstimatedWeights
  readonly horizonDays: number
  breathe(): Promise<void> | undefined
}

/** Bounds and tipping point, and the difference by weights of censoring; undefined where nobody was lost. */
export async function lostEstimates(study: LostStudy): Promise<LostEstimates | undefined> {
  const people = lostIn(study.frame)
  if (people.exposed + people.comparator === 0) return undefined
  const groups = groupsOf(study.frame)
  const exposed = await fatesOf(study, groups.exposed)
  const comparator = await fatesOf(study, groups.comparator)
  const enough = Math.max(people.exposed, people.comparator) >= FEWEST_LOST
  return {
    bounds: boundsForTheLost(exposed, comparator),
    weighted: enough ? await weightedDifference(study, { exposed, comparator }) : undefined,
  }
}

async function fatesOf({ frame, weight, origin, horizonDays, breathe }: LostStudy, group: Group) {
  const left = endedBy(frame, 'left')
  const risks = await breathing(
    incidenceOfTheLostInSteps(
      {
        time: group.timeDays,
        event: group.cause,
        lost: Uint8Array.from(group.rows, row => left[row]!),
        weight: pick(weight, group.rows),
      },
      horizonDays,
    ),
    breathe,
  )
  const over = ({ value, derivative }: MovingRisk) => ({
    value,
    influence: estimatedInfluence(spread(derivative, group.rows, frame.rows), weight, origin),
  })
  return { none: over(risks.none), all: over(risks.all), asFollowed: over(risks.asFollowed) }
}

/** Share with the outcome among those whose state at the horizon is known, each for those like her who left. */
async function weightedDifference(
  { frame, columns, weight, origin, horizonDays, breathe }: LostStudy,
  plain: { readonly exposed: FatesOfTheLost; readonly comparator: FatesOfTheLost },
): Promise<LostEstimates['weighted']> {
  const [left, extract, outcome] = [
    endedBy(frame, 'left'),
    endedBy(frame, 'extract'),
    endedBy(frame, 'outcome'),
  ]
  const censoring = await breathing(
    censoringWeightsInSteps({
      time: frame.timeDays,
      ending: left.map((each, row) => ENDING.lost * each + ENDING.extract * extract[row]!),
      horizon: horizonDays,
      exposed: frame.exposed,
      design: columns,
    }),
    breathe,
  )
  if (censoring.kind === 'not-estimable') return undefined

  const total = [0, 0]
  const sum = [0, 0]
  frame.exposed.forEach((arm, row) => {
    const counts = weight[row]! * censoring.weight[row]!
    total[arm]! += counts
    sum[arm]! += counts * outcome[row]!
  })
  const mean = [sum[0]! / total[0]!, sum[1]! / total[1]!]
  const derivative = frame.timeDays.map((_, row) => {
    const arm = frame.exposed[row]!
    return ((arm === 1 ? 1 : -1) * (outcome[row]! - mean[arm]!)) / total[arm]!
  })
  const influence = estimatedInfluence(
    derivative.map((each, row) => each * censoring.weight[row]!),
    weight,
    origin,
  )
  const byCensoring = censoring.influenceOf(derivative.map((each, row) => each * weight[row]!))
  byCensoring.forEach((each, row) => (influence[row]! += each))
  const value = mean[1]! - mean[0]!
  const [one, other] = [plain.exposed.asFollowed, plain.comparator.asFollowed]
  return {
    difference: { value, variance: squares(influence) },
    change: {
      value: value - (one.value - other.value),
      variance: squares(influence.map((each, row) => each - (one.influence[row]! - other.influence[row]!))),
    },
  }
}

const squares = (influence: Float64Array) => influence.reduce((sum, each) => sum + each * each, 0)

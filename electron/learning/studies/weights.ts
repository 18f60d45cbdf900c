import type { Question } from '../../../shared/domain/question.ts'

/** How much each person counts, and how that moves with the propensity model's linear predictor. */
export interface Weighting {
  readonly weight: Float64Array
  /** d(weight)/d(linear predictor). */
  readonly slope: Float64Array
}

type Scheme = (propensity: number, exposedShare: number) => { weight: number; slope: number }

/** Weights of an exposed and of a comparator person with propensity e; P is the share of exposed people. */
const schemes: Record<Question['weights'], { exposed: Scheme; comparator: Scheme }> = {
  // 1 - e and e: the people for whom either treatment was a real choice (Li, Morgan & Zaslavsky 2018).
  overlap: {
    exposed: e => ({ weight: 1 - e, slope: -e * (1 - e) }),
    comparator: e => ({ weight: e, slope: e * (1 - e) }),
  },
  // 1 and e / (1 - e): people like those who began the exposure.
  att: {
    exposed: () => ({ weight: 1, slope: 0 }),
    comparator: e => ({ weight: e / (1 - e), slope: e / (1 - e) }),
  },
  // P / e and (1 - P) / (1 - e): everybody in the study.
  'ate-stabilised': {
    exposed: (e, share) => ({ weight: share / e, slope: (-share * (1 - e)) / e }),
    comparator: (e, share) => ({ weight: (1 - share) / (1 - e), slope: ((1 - share) * e) / (1 - e) }),
  },
}

/** Propensity weights of the question's scheme. `propensity` and `exposed` hold one entry a person; weights have no unit. */
export function weightsFor(scheme: Question['weights'], exposed: Uint8Array, propensity: Float64Array): Weighting {
  const people = exposed.length
  const share = exposed.reduce((sum, each) => sum + each, 0) / people
  const chosen = schemes[scheme]
  const weight = new Float64Array(people)
  const slope = new Float64Array(people)
  for (let i = 0; i < people; i++) {
    const one = (exposed[i] ? chosen.exposed : chosen.comparator)(propensity[i]!, share)
    weight[i] = one.weight
    slope[i] = one.slope
  }
  return { weight, slope }
}

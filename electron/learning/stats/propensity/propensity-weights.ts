import { requireFlags, requirePropensity } from './arguments.ts'

/** Whom the weighted people stand for; see `propensityWeights`. */
export type WeightScheme = 'ate' | 'ate-stabilised' | 'att' | 'atc' | 'overlap' | 'matching' | 'entropy'

/** How much each person counts, and how that moves with the propensity model's linear predictor. */
export interface PropensityWeights {
  readonly weight: Float64Array
  /** d(weight)/d(linear predictor). */
  readonly slope: Float64Array
}

/** The tilting function h of a propensity e, and its derivative. */
interface Tilt {
  readonly of: (e: number) => number
  readonly derivative: (e: number) => number
}

const constant: Tilt = { of: () => 1, derivative: () => 0 }
const tilts: Record<WeightScheme, Tilt> = {
  // Everybody in the study.
  'ate': constant,
  'ate-stabilised': constant,
  // People like those treated; people like those not treated.
  'att': { of: e => e, derivative: () => 1 },
  'atc': { of: e => 1 - e, derivative: () => -1 },
  // People for whom either treatment was a real choice, in three shapes.
  'overlap': { of: e => e * (1 - e), derivative: e => 1 - 2 * e },
  'matching': { of: e => Math.min(e, 1 - e), derivative: e => (e < 0.5 ? 1 : -1) },
  'entropy': {
    of: e => -(e * Math.log(e) + (1 - e) * Math.log1p(-e)),
    derivative: e => Math.log1p(-e) - Math.log(e),
  },
}

/**
 * Propensity score weights.
 *
 * w = h(e)/e for the treated and h(e)/(1 - e) for the others, where h says who is stood for: ate 1; att e; atc 1 - e;
 * overlap e(1 - e); matching min(e, 1 - e); entropy -e ln e - (1 - e) ln(1 - e). ate-stabilised is ate times the share
 * of people in the person's own arm, so that the weights average about 1.
 * Missing values: none allowed.
 * Source: Li, Morgan & Zaslavsky 2018, JASA 113:390 (balancing weights); Li & Greene 2013, Int J Biostat
 * 9:215 (matching weights); Zhou, Matsouaka & Thomas 2020, Stat Methods Med Res 29:3721 (entropy); Robins,
 * Hernan & Brumback 2000 (stabilised). Checked against: weights computed in R.
 * One entry a person; weights have no unit. Throws RangeError for a propensity that is not strictly between 0 and 1.
 */
export function propensityWeights(
  scheme: WeightScheme,
  treatment: Uint8Array,
  propensity: Float64Array,
): PropensityWeights {
  const people = treatment.length
  requireFlags('propensityWeights', 'treatment', treatment, people)
  requirePropensity('propensityWeights', 'propensity', propensity, people)
  const tilt = tilts[scheme]
  const shares = scheme === 'ate-stabilised' ? armShares(treatment) : [1, 1]
  const weight = new Float64Array(people)
  const slope = new Float64Array(people)
  for (let i = 0; i < people; i++) {
    const e = propensity[i]!
    const h = tilt.of(e)
    const steepness = tilt.derivative(e)
    const share = shares[treatment[i]!]!
    weight[i] = share * (treatment[i] ? h / e : h / (1 - e))
    slope[i] =
      share * (treatment[i] ? steepness * (1 - e) - (h / e) * (1 - e) : steepness * e + (h / (1 - e)) * e)
  }
  return { weight, slope }
}

function armShares(treatment: Uint8Array): [number, number] {
  const treated = treatment.reduce((sum, each) => sum + each, 0) / treatment.length
  return [1 - treated, treated]
}

import type { Random } from '../../../shared/domain/random.ts'

/** How a planted practice differs from the usual one. */
export interface Plan {
  readonly seed: number
  readonly patients: number
  /** Log hazard ratio of the exposure; the planted truth. */
  readonly logHazardRatio: number
  /** 'none': the exposure is given to everybody with low kidney function and to nobody else. */
  readonly overlap: 'good' | 'none'
}

/** What decides treatment and outcome, as it is recorded on the index date. */
export interface Traits {
  readonly ageYears: number
  readonly female: boolean
  readonly priorDisease: boolean
  readonly egfr: number // mL/min/1.73 m2
  readonly hba1c: number // %
  readonly bmi: number // kg/m2
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))
const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
const logistic = (value: number) => 1 / (1 + Math.exp(-value))

export const HORIZON_DAYS = 365

/**
 * Draws a person newly treated for type 2 diabetes; values rounded as a clinic records them, so nothing hidden
 * decides.
 */
export function drawTraits(random: Random): Traits {
  const ageYears = round(within(64 + 11 * random.normal(), 35, 92), 1)
  const priorDisease = random.uniform() < logistic(-1.3 + 0.05 * (ageYears - 64))
  return {
    ageYears,
    priorDisease,
    female: random.uniform() < 0.48,
    egfr: Math.round(within(76 - 0.6 * (ageYears - 64) + 15 * random.normal(), 18, 125)),
    hba1c: round(within(8.3 + 1.1 * random.normal(), 6.5, 13), 1),
    bmi: round(within(30.5 + 4.8 * random.normal(), 18, 52), 1),
  }
}

/** Chance of the exposure: the sicker get it more often. That is the confounding by indication. */
export const propensityOf = ({ ageYears, priorDisease, egfr, hba1c, bmi }: Traits): number =>
  logistic(
    -0.35 +
      0.035 * (ageYears - 64) +
      1.1 * Number(priorDisease) -
      0.02 * (egfr - 76) +
      0.15 * (hba1c - 8.3) +
      0.05 * (bmi - 30.5),
  )

/**
 * Hazard of the outcome per day: the same traits, and the exposure. Constant over time, so hazards are proportional
 * given traits.
 */
export const hazardOf = (
  { ageYears, female, priorDisease, egfr, hba1c, bmi }: Traits,
  exposed: boolean,
  logHazardRatio: number,
): number =>
  (0.13 / 365) *
  Math.exp(
    0.035 * (ageYears - 64) -
      0.2 * Number(female) +
      0.9 * Number(priorDisease) -
      0.018 * (egfr - 76) +
      0.1 * (hba1c - 8.3) +
      0.02 * (bmi - 30.5) +
      logHazardRatio * Number(exposed),
  )

/** Leaving the practice, per day: decided by nothing. */
export const LEAVING_HAZARD = 0.08 / 365

const riskBy = (hazard: number) => 1 - Math.exp(-hazard * HORIZON_DAYS)

/**
 * The planted answer: true risks by the horizon, per person, in the population that overlap weights describe, that is
 * averaged with weights e (1 - e) over people drawn from the same design. Monte Carlo over `people` draws.
 */
export function plantedTruth(
  random: Random,
  logHazardRatio: number,
  people = 400_000,
): { exposedRisk: number; comparatorRisk: number; riskDifference: number } {
  let total = 0
  let exposedRisk = 0
  let comparatorRisk = 0
  for (let k = 0; k < people; k++) {
    const traits = drawTraits(random)
    const e = propensityOf(traits)
    const weight = e * (1 - e)
    total += weight
    exposedRisk += weight * riskBy(hazardOf(traits, true, logHazardRatio))
    comparatorRisk += weight * riskBy(hazardOf(traits, false, logHazardRatio))
  }
  return {
    exposedRisk: exposedRisk / total,
    comparatorRisk: comparatorRisk / total,
    riskDifference: (exposedRisk - comparatorRisk) / total,
  }
}

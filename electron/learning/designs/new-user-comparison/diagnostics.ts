import type { Diagnostic } from '../../../../shared/domain/answer.ts'
import { list } from '../../cohorts/read-aloud.ts'

/** Limits of the design gate. An answer beyond any of them is not shown, not kept as knowledge and not shared. */
export const limits = {
  peoplePerArm: 20,
  /** Most that may be not recorded in one covariate, per cent: beyond it imputation is guessing. */
  notRecordedPercent: 40,
  standardisedDifference: 0.1,
  /** Share of people with a preference score between 0.3 and 0.7 (Walker et al. 2013). */
  equipoise: 0.2,
  effectiveSample: 20,
  events: 10,
  /** Risk ratio that 80 % power could just detect. */
  detectableRiskRatio: 10,
  followUpPercent: 80,
} as const

/** What the checks look at; null where it could not be computed. */
export interface Findings {
  readonly exposedLabel: string
  readonly comparatorLabel: string
  readonly people: { exposed: number; comparator: number }
  readonly events: { exposed: number; comparator: number }
  readonly mostNotRecorded: { label: string; percent: number } | null
  /** Covariates that tell the arms apart without error. */
  readonly separating: readonly string[]
  /** False where the propensity model could not be fitted for another reason. */
  readonly propensityFitted: boolean
  readonly largestDifference: { label: string; value: number } | null
  readonly equipoise: number | null
  readonly effectiveSample: { exposed: number; comparator: number } | null
  readonly detectableRiskRatio: number | null
  readonly followUpPercent: number
}

/** Every check, passed or not, in the order in which a reader should hear of them. */
export function diagnose(found: Findings): Diagnostic[] {
  return [
    sample(found),
    missing(found),
    separation(found),
    equipoise(found),
    balance(found),
    effectiveSample(found),
    events(found),
    detectable(found),
    followUp(found),
  ]
}

const check = (
  id: Diagnostic['id'],
  label: string,
  value: number | null,
  limit: number,
  passed: boolean,
  finding: string,
  remedy: string,
): Diagnostic => ({ id, label, value, limit, passed, finding, remedy: passed ? '' : remedy })

const notComputed = 'Could not be computed, because an earlier check failed.'
const percent = (share: number) => `${Math.round(share * 100)} %`

function sample({ people, exposedLabel, comparatorLabel }: Findings): Diagnostic {
  const fewest = Math.min(people.exposed, people.comparator)
  return check(
    'sample',
    'People in the smaller group',
    fewest,
    limits.peoplePerArm,
    fewest >= limits.peoplePerArm,
    `${people.exposed} people started ${exposedLabel}, ${people.comparator} ${comparatorLabel}.`,
    `At least ${limits.peoplePerArm} people in each group are needed. A wider population, a shorter washout, or time will bring them.`,
  )
}

function missing({ mostNotRecorded: most }: Findings): Diagnostic {
  return check(
    'missing',
    'Not recorded, at most',
    most?.percent ?? 0,
    limits.notRecordedPercent,
    (most?.percent ?? 0) <= limits.notRecordedPercent,
    most
      ? `${most.label} is not recorded for ${most.percent.toFixed(0)} % of people; what is missing is imputed from what is known.`
      : 'Everything the groups are made alike in is recorded for everybody.',
    'Record it more often, look further back for it, or leave it out and say so.',
  )
}

function separation({ separating, propensityFitted, exposedLabel, comparatorLabel }: Findings): Diagnostic {
  if (!propensityFitted) {
    return check(
      'separation',
      'Model of who gets which treatment',
      0,
      0,
      false,
      'The model of who gets which treatment could not be fitted to what is recorded.',
      'Fewer covariates, or ones that say less of the same, may help.',
    )
  }
  return check(
    'separation',
    'Covariates that decide the treatment',
    separating.length,
    0,
    separating.length === 0,
    separating.length === 0
      ? 'Nothing recorded decides by itself who gets which treatment.'
      : `People who started ${exposedLabel} and people who started ${comparatorLabel} do not overlap: ${list(separating)} tells them apart without error.`,
    'Compare people who could have had either: narrow the population to where both are used, or choose another comparator.',
  )
}

function equipoise({ equipoise: share }: Findings): Diagnostic {
  return check(
    'equipoise',
    'People for whom either was a real choice',
    share,
    limits.equipoise,
    share !== null && share >= limits.equipoise,
    share === null ? notComputed : `For ${percent(share)} of people either treatment was a real choice.`,
    'The two groups hardly overlap. Narrow the population to people who could have had either.',
  )
}

function balance({ largestDifference: largest }: Findings): Diagnostic {
  return check(
    'balance',
    'Largest difference between the groups after weighting',
    largest?.value ?? null,
    limits.standardisedDifference,
    largest !== null && largest.value <= limits.standardisedDifference,
    largest
      ? `After weighting the groups differ most in ${largest.label}: ${largest.value.toFixed(2)} standard deviations.`
      : notComputed,
    'Weighting did not make the groups alike. Fewer covariates, a narrower population or more people may.',
  )
}

function effectiveSample({ effectiveSample: effective }: Findings): Diagnostic {
  const fewest = effective && Math.min(effective.exposed, effective.comparator)
  return check(
    'effective-sample',
    'People the weighted answer rests on, smaller group',
    fewest,
    limits.effectiveSample,
    fewest !== null && fewest >= limits.effectiveSample,
    effective
      ? `After weighting the answer rests on as much information as ${effective.exposed.toFixed(0)} and ${effective.comparator.toFixed(0)} people.`
      : notComputed,
    'A few people carry most of the weight. More people for whom either treatment was a real choice are needed.',
  )
}

function events({ events: seen }: Findings): Diagnostic {
  const total = seen.exposed + seen.comparator
  return check(
    'events',
    'Outcomes seen',
    total,
    limits.events,
    total >= limits.events,
    `${total} outcomes were seen (${seen.exposed} and ${seen.comparator}).`,
    `At least ${limits.events} are needed. A longer horizon, a broader outcome, or peers' evidence may help.`,
  )
}

function detectable({ detectableRiskRatio: ratio }: Findings): Diagnostic {
  return check(
    'detectable',
    'Smallest risk ratio that could be told from none',
    ratio,
    limits.detectableRiskRatio,
    ratio !== null && ratio <= limits.detectableRiskRatio,
    ratio === null ? notComputed : `These numbers could tell a risk ratio of ${ratio.toFixed(1)} from none.`,
    'Only an implausibly large difference could be seen with so few outcomes.',
  )
}

function followUp({ followUpPercent }: Findings): Diagnostic {
  return check(
    'follow-up',
    'Followed to the end',
    followUpPercent,
    limits.followUpPercent,
    followUpPercent >= limits.followUpPercent,
    `${followUpPercent.toFixed(0)} % of people were followed to the outcome or the end.`,
    'Too many were lost to follow-up to say what became of them. A shorter horizon helps, and so does asking after those who were lost.',
  )
}

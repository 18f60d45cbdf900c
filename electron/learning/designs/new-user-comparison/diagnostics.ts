import type { Diagnostic } from '../../../../shared/domain/answer.ts'
import { say, type Message, type Term } from '../../../../shared/words/message.ts'

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
  /** Expected absolute systematic error, of the log hazard ratio. */
  systematicError: 0.25,
  /** So many people must still be watched at the end, where others no longer are. */
  peopleAtRisk: 10,
} as const

/** How well one arm's people were watched. */
export interface Standing {
  /** Per cent of whom it is known how it ended: all but who left. That the data end is no loss. */
  readonly followedPercent: number
  /** People still watched on the last day that was asked for. */
  readonly atRisk: number
  /** People whose watching stopped before it, because they left or because the data end there. */
  readonly stopped: number
}

/** The largest difference in a shape that the weights did not aim at, or that which is most beyond chance. */
export interface Unmodelled {
  readonly label: Term
  readonly value: number
  /** How large it could be by chance among so many shapes; null where it is too small to matter. */
  readonly byChance: number | null
  readonly isBeyondChance: boolean
}

/** By how much another way of answering changes the plain difference. In 100 people. */
export interface ChangeFound {
  readonly changePer100: number
  /** Half a standard error of the plain difference: a change beyond it costs the interval its coverage. */
  readonly limitPer100: number
  readonly isBeyondChance: boolean
}

/** What outcomes that neither treatment should change say of the comparison. */
export interface SystematicError {
  readonly asked: number
  /** How many had enough outcomes for an effect of their own. */
  readonly counted: number
  /** Expected absolute error of the log hazard ratio; undefined where too few controls counted. */
  readonly expected: number | undefined
  /** Whether the controls are further from no effect than chance would put them. */
  readonly isBeyondChance: boolean
}

/** What the checks look at; null where it could not be computed. */
export interface Findings {
  readonly exposedLabel: Term
  readonly comparatorLabel: Term
  readonly people: { exposed: number; comparator: number }
  readonly events: { exposed: number; comparator: number }
  readonly mostNotRecorded: { label: Term; percent: number } | null
  /** Covariates that tell the arms apart without error. */
  readonly separating: readonly Term[]
  /** False where the propensity model could not be fitted for another reason. */
  readonly propensityFitted: boolean
  readonly largestDifference: { label: Term; value: number } | null
  /** Where the groups differ most in what the model does not hold; see `Unmodelled`. */
  readonly unmodelled: Unmodelled | null
  /** Undefined where no controls were asked for. */
  readonly controls: SystematicError | undefined | null
  /** By a propensity model that bends; undefined where there are too few people for one. */
  readonly flexible: ChangeFound | undefined | null
  /** By weights for who was lost; undefined where too few were lost to say. */
  readonly loss: ChangeFound | undefined | null
  readonly equipoise: number | null
  readonly effectiveSample: { exposed: number; comparator: number } | null
  readonly detectableRiskRatio: number | null
  readonly exposed: Standing
  readonly comparator: Standing
}

/** What one check says. `remedy` is told only where it did not pass. */
type Checked = Omit<Diagnostic, 'id' | 'remedy'> & { readonly remedy: Message }

const notComputed = say('diagnostics.not-computed')

/** Each check, in the order in which a reader should hear of them. */
const checkOf = {
  'sample': ({ people, exposedLabel, comparatorLabel }) => {
    const fewest = Math.min(people.exposed, people.comparator)
    return {
      label: say('diagnostics.sample'),
      value: fewest,
      limit: limits.peoplePerArm,
      passed: fewest >= limits.peoplePerArm,
      finding: say('diagnostics.sample-found', {
        exposed: people.exposed,
        exposure: exposedLabel,
        compared: people.comparator,
        comparator: comparatorLabel,
      }),
      remedy: say('diagnostics.sample-remedy', { least: limits.peoplePerArm }),
    }
  },
  'missing': ({ mostNotRecorded: most }) => ({
    label: say('diagnostics.missing'),
    value: most?.percent ?? 0,
    limit: limits.notRecordedPercent,
    passed: (most?.percent ?? 0) <= limits.notRecordedPercent,
    finding: most ? say('diagnostics.missing-found', most) : say('diagnostics.missing-nothing'),
    remedy: say('diagnostics.missing-remedy'),
  }),
  'separation': ({ separating, propensityFitted, exposedLabel, comparatorLabel }) =>
    propensityFitted
      ? {
          label: say('diagnostics.separation'),
          value: separating.length,
          limit: 0,
          passed: separating.length === 0,
          finding:
            separating.length === 0
              ? say('diagnostics.separation-none')
              : say('diagnostics.separation-found', {
                  exposure: exposedLabel,
                  comparator: comparatorLabel,
                  labels: separating,
                }),
          remedy: say('diagnostics.separation-remedy'),
        }
      : {
          label: say('diagnostics.model'),
          value: 0,
          limit: 0,
          passed: false,
          finding: say('diagnostics.model-found'),
          remedy: say('diagnostics.model-remedy'),
        },
  'equipoise': ({ equipoise: share }) => ({
    label: say('diagnostics.equipoise'),
    value: share,
    limit: limits.equipoise,
    passed: share !== null && share >= limits.equipoise,
    finding: share === null ? notComputed : say('diagnostics.equipoise-found', { percent: 100 * share }),
    remedy: say('diagnostics.equipoise-remedy'),
  }),
  'balance': ({ largestDifference: largest }) => ({
    label: say('diagnostics.balance'),
    value: largest?.value ?? null,
    limit: limits.standardisedDifference,
    passed: largest !== null && largest.value <= limits.standardisedDifference,
    finding: largest
      ? say('diagnostics.balance-found', { label: largest.label, difference: largest.value })
      : notComputed,
    remedy: say('diagnostics.balance-remedy'),
  }),
  'unmodelled-balance': ({ unmodelled }) => ({
    label: say('diagnostics.unmodelled'),
    value: unmodelled?.value ?? null,
    limit: limits.standardisedDifference,
    passed: unmodelled !== null && !unmodelled.isBeyondChance,
    finding: unmodelled ? unmodelledFinding(unmodelled) : notComputed,
    remedy: say('diagnostics.unmodelled-remedy'),
  }),
  'flexible': ({ flexible }) => ({
    label: say('diagnostics.flexible'),
    ...changed(flexible, say('diagnostics.flexible-few'), change =>
      say('diagnostics.flexible-found', { change }),
    ),
    remedy: say('diagnostics.flexible-remedy'),
  }),
  'systematic-error': ({ controls }) => ({
    label: say('diagnostics.error'),
    value: controls === null ? null : (controls?.expected ?? 0),
    limit: limits.systematicError,
    passed:
      controls !== null && !(controls?.isBeyondChance && (controls.expected ?? 0) > limits.systematicError),
    finding: controls === null ? notComputed : systematicFinding(controls),
    remedy: say('diagnostics.error-remedy'),
  }),
  'effective-sample': ({ effectiveSample: effective }) => {
    const fewest = effective && Math.min(effective.exposed, effective.comparator)
    return {
      label: say('diagnostics.effective-sample'),
      value: fewest,
      limit: limits.effectiveSample,
      passed: fewest !== null && fewest >= limits.effectiveSample,
      finding: effective ? say('diagnostics.effective-sample-found', effective) : notComputed,
      remedy: say('diagnostics.effective-sample-remedy'),
    }
  },
  'events': ({ events: { exposed, comparator } }) => {
    const total = exposed + comparator
    return {
      label: say('diagnostics.events'),
      value: total,
      limit: limits.events,
      passed: total >= limits.events,
      finding: say('diagnostics.events-found', { total, exposed, comparator }),
      remedy: say('diagnostics.events-remedy', { least: limits.events }),
    }
  },
  'detectable': ({ detectableRiskRatio: ratio }) => ({
    label: say('diagnostics.detectable'),
    value: ratio,
    limit: limits.detectableRiskRatio,
    passed: ratio !== null && ratio <= limits.detectableRiskRatio,
    finding: ratio === null ? notComputed : say('diagnostics.detectable-found', { ratio }),
    remedy: say('diagnostics.detectable-remedy'),
  }),
  'follow-up': ({ exposed, comparator, exposedLabel, comparatorLabel }) => {
    const percent = Math.min(exposed.followedPercent, comparator.followedPercent)
    return {
      label: say('diagnostics.follow-up'),
      value: percent,
      limit: limits.followUpPercent,
      passed: percent >= limits.followUpPercent,
      finding: say('diagnostics.follow-up-found', {
        exposure: exposedLabel,
        exposed: exposed.followedPercent,
        comparator: comparatorLabel,
        compared: comparator.followedPercent,
      }),
      remedy: say('diagnostics.follow-up-remedy'),
    }
  },
  'loss': ({ loss }) => ({
    label: say('diagnostics.loss'),
    ...changed(loss, say('diagnostics.loss-few'), change => say('diagnostics.loss-found', { change })),
    remedy: say('diagnostics.loss-remedy'),
  }),
  'at-risk': ({ exposed, comparator, exposedLabel, comparatorLabel }) => {
    // Where nobody's watching stopped early, what became of everybody is known, however few are left.
    const arms = [exposed, comparator].filter(({ stopped }) => stopped > 0)
    const fewest = Math.min(...(arms.length > 0 ? arms : [exposed, comparator]).map(({ atRisk }) => atRisk))
    return {
      label: say('diagnostics.at-risk'),
      value: fewest,
      limit: limits.peopleAtRisk,
      passed: arms.length === 0 || fewest >= limits.peopleAtRisk,
      finding: say('diagnostics.at-risk-found', {
        exposure: exposedLabel,
        exposed: exposed.atRisk,
        comparator: comparatorLabel,
        compared: comparator.atRisk,
      }),
      remedy: say('diagnostics.at-risk-remedy', { least: limits.peopleAtRisk }),
    }
  },
} as const satisfies Record<Diagnostic['id'], (found: Findings) => Checked>

/** Whether another way of answering agrees; where it could not be gone there is nothing to disagree. */
function changed(
  found: ChangeFound | undefined | null,
  few: Message,
  finding: (change: number) => Message,
): Pick<Checked, 'value' | 'limit' | 'passed' | 'finding'> {
  if (found === null) return { value: null, limit: 0, passed: false, finding: notComputed }
  if (!found) return { value: 0, limit: 0, passed: true, finding: few }
  const { changePer100, limitPer100, isBeyondChance } = found
  return {
    value: Math.abs(changePer100),
    limit: limitPer100,
    passed: !(isBeyondChance && Math.abs(changePer100) > limitPer100),
    finding: finding(changePer100),
  }
}

/** In words the error is a factor by which a hazard ratio is off. */
function systematicFinding(controls: SystematicError | undefined): Message {
  if (!controls) return say('diagnostics.error-none-asked')
  const { asked, counted, expected, isBeyondChance } = controls
  if (expected === undefined) return say('diagnostics.error-few', { asked, counted })
  return say(isBeyondChance ? 'diagnostics.error-found' : 'diagnostics.error-chance', {
    counted,
    factor: Math.exp(expected),
  })
}

function unmodelledFinding({ label, value, byChance, isBeyondChance }: Unmodelled): Message {
  const found = { label, difference: value }
  if (byChance === null) return say('diagnostics.unmodelled-alike', found)
  return say(isBeyondChance ? 'diagnostics.unmodelled-found' : 'diagnostics.unmodelled-chance', {
    ...found,
    chance: byChance,
  })
}

/** The checks by name, in the order in which a reader should hear of them. */
export const checks = Object.keys(checkOf) as readonly Diagnostic['id'][]

/** Every check, passed or not. */
export function diagnose(found: Findings): Diagnostic[] {
  return checks.map(id => {
    const { remedy, ...checked }: Checked = checkOf[id](found)
    return { id, ...checked, remedy: checked.passed ? null : remedy }
  })
}

/** Outcomes in one arm alone: enough of them in all, yet no finite hazard ratio. */
export function oneSided(events: Findings['events'], diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map(each =>
    each.id === 'events'
      ? {
          ...each,
          passed: false,
          value: Math.min(events.exposed, events.comparator),
          limit: 1,
          finding: say('diagnostics.events-one-sided', events),
          remedy: say('diagnostics.events-one-sided-remedy'),
        }
      : each,
  )
}

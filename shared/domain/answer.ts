import { z } from 'zod'
import { message, term } from '../words/message.ts'

/** A number with its 95 % interval. */
export const interval = z.strictObject({ estimate: z.number(), lower: z.number(), upper: z.number() })
export type Interval = z.infer<typeof interval>

/**
 * Why a number of somebody is not there. `never`: nobody recorded one. `beyond`: it was written as below or above
 * something. `unit`: in a unit from which the asked one does not follow. `rough`: when is not known exactly enough.
 */
export const gaps = ['none', 'never', 'beyond', 'unit', 'rough'] as const
export type Gap = (typeof gaps)[number]
export type Missing = Exclude<Gap, 'none'>
export const numberOfGap = (gap: Gap): number => gaps.indexOf(gap)

export const diagnosticIds = [
  'sample',
  'missing',
  'separation',
  'balance',
  'unmodelled-balance',
  'flexible',
  'systematic-error',
  'equipoise',
  'effective-sample',
  'events',
  'detectable',
  'follow-up',
  'loss',
  'at-risk',
] as const

/** One check of whether an answer may be shown. A failed one hides the estimate and says what would help. */
export const diagnostic = z.strictObject({
  id: z.enum(diagnosticIds),
  label: message,
  value: z.number().nullable(), // null: could not be computed
  limit: z.number(),
  passed: z.boolean(),
  /** What it found. */
  finding: message,
  /** What would mend it; null where it passed. */
  remedy: message.nullable(),
})
export type Diagnostic = z.infer<typeof diagnostic>

/**
 * One arm's weighted survival curve (share without the outcome), as steps; `atRisk` unweighted people at
 * `atRiskDays`.
 */
export const curve = z.strictObject({
  days: z.array(z.number()),
  survival: z.array(z.number()),
  lower: z.array(z.number()),
  upper: z.array(z.number()),
  censoredDays: z.array(z.number()),
  atRiskDays: z.array(z.number()),
  atRisk: z.array(z.int()),
})
export const arm = z.strictObject({
  label: term,
  people: z.int(),
  events: z.int(),
  effectiveSample: z.number(),
  riskPer100: interval,
  /** Of dying before the outcome; missing where nobody did. */
  deathPer100: interval.optional(),
  curve,
})

// standardised mean differences
export const balanceRow = z.strictObject({ label: term, before: z.number(), after: z.number() })
export const attritionStep = z.strictObject({ step: message, people: z.int().nonnegative() })

/** What those who were lost before the horizon could change. */
export const lost = z.strictObject({
  people: z.strictObject({ exposed: z.int(), comparator: z.int() }),
  /**
   * The risk difference in 100 people, exposed less comparator, whatever became of them: its lower and upper bound, and
   * the interval that holds it with 95 %.
   */
  boundsPer100: z.strictObject({
    lower: z.number(),
    upper: z.number(),
    intervalLower: z.number(),
    intervalUpper: z.number(),
  }),
  /**
   * How many in 100 of one arm's lost must have had the outcome for the difference to be no longer sure, beside as many
   * as had it if they fared as the others. Missing where no fate of theirs could, or it is not sure to begin with.
   */
  tipping: z
    .strictObject({
      arm: z.enum(['exposed', 'comparator']),
      per100: z.number(),
      asFollowedPer100: z.number(),
    })
    .optional(),
  /** The difference if who was lost depends on nothing but the covariates; missing where too few were lost. */
  weightedDifferencePer100: interval.optional(),
})
export type Lost = z.infer<typeof lost>

/** What negative controls, outcomes that neither treatment should change, say of the comparison. */
export const controlsTold = z.strictObject({
  /** How many this question can have. */
  asked: z.int(),
  /** Those with enough outcomes here for an effect of their own, by their labels' order in the library. */
  counted: z.array(
    z.strictObject({
      label: term,
      events: z.strictObject({ exposed: z.int(), comparator: z.int() }),
      hazardRatio: interval,
    }),
  ),
  /** Where their log hazard ratios lie, beyond their own doubt; missing where too few counted. */
  error: z
    .strictObject({
      mean: z.number(),
      standardDeviation: z.number(),
      /** Expected absolute systematic error. */
      expected: z.number(),
    })
    .optional(),
})

const checked = {
  diagnostics: z.array(diagnostic),
  balance: z.array(balanceRow),
  /** The same of shapes that the weights did not aim at (squares, products, fifths), where they differ most. */
  unmodelled: z.array(balanceRow).optional(),
  /** Missing where nobody was lost, or it could not be computed. */
  lost: lost.optional(),
  /** Missing where no controls were asked for, or nothing was weighted. */
  controls: controlsTold.optional(),
  attrition: z.array(attritionStep),
  people: z.strictObject({ exposed: z.int(), comparator: z.int() }),
  events: z.strictObject({ exposed: z.int(), comparator: z.int() }),
  warnings: z.array(message),
  /**
   * Covariates with values not recorded, and the share of people, per cent; why, where it is not simply that nobody
   * recorded one. Cards of before do not say.
   */
  notRecorded: z.array(
    z.strictObject({
      label: term,
      percent: z.number(),
      why: z.array(z.strictObject({ gap: z.enum(gaps).exclude(['none']), percent: z.number() })).optional(),
    }),
  ),
}

/** The log hazard ratio's log likelihood at the eight fixed points below, relative to its maximum. */
export const profilePoints = [-3, -1.5, -0.75, -0.25, 0.25, 0.75, 1.5, 3] as const

export const estimate = z.strictObject({
  kind: z.literal('estimate'),
  ...checked,
  exposed: arm,
  comparator: arm,
  horizonDays: z.int(),
  riskDifferencePer100: interval, // exposed minus comparator
  /** Of dying before the outcome, exposed minus comparator; missing where nobody did. */
  deathDifferencePer100: interval.optional(),
  /**
   * People to treat for one outcome less (or, where `harm`, more); null where the interval holds no difference, or
   * would with systematic error allowed for.
   */
  numberNeeded: z.strictObject({ people: z.number(), harm: z.boolean() }).nullable(),
  restrictedMeanDifferenceDays: interval,
  hazardRatio: interval,
  /** The same less the systematic error that the controls show, and its doubt; missing where too few counted. */
  calibrated: z
    .strictObject({
      hazardRatio: interval,
      /** Two-sided, of no effect: with systematic error allowed for, and without. */
      p: z.number(),
      plainP: z.number(),
    })
    .optional(),
  /** Test of proportional hazards; below 0.05 the restricted mean is read first. */
  proportionalHazardsP: z.number().nullable(),
  logHazardRatio: z.strictObject({
    estimate: z.number(),
    standardError: z.number(),
    profile: z.array(z.number()).length(profilePoints.length),
  }),
  eValue: z.strictObject({ estimate: z.number(), limit: z.number() }),
  /** What a comparison without weights would have said. */
  naiveRiskDifferencePer100: interval,
  /** What a model of treatment that bends says; missing where there are too few people for one. */
  flexibleRiskDifferencePer100: interval.optional(),
  /** The answer in sentences a clinician can read aloud. */
  reading: z.array(message),
})
export type Estimate = z.infer<typeof estimate>

export const withheld = z.strictObject({
  kind: z.literal('not-estimable'),
  ...checked,
  /** Why there is no answer, first the one that matters most. */
  reasons: z.array(z.strictObject({ code: z.enum(diagnosticIds), reason: message, remedy: message })).min(1),
  /** What can be said all the same, where nothing but who was lost stands in the way. */
  reading: z.array(message).optional(),
})
export type Withheld = z.infer<typeof withheld>

export const answer = z.discriminatedUnion('kind', [estimate, withheld])
export type Answer = z.infer<typeof answer>

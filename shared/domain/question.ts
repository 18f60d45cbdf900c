import { z } from 'zod'
import { most } from './most.ts'

const name = z.string().max(most.nameCharacters)

/** The designs of study that questions can ask for. */
export const designId = z.enum(['new-user-comparison'])
export type DesignId = z.infer<typeof designId>

/**
 * Something that can be looked for in a chart: any of these codes, in facts of one kind, with a value where one is
 * asked.
 */
export const concept = z.strictObject({
  label: z.string().min(1).max(120),
  kind: z.enum(['condition', 'medication', 'procedure', 'observation', 'encounter', 'death']),
  codes: z.array(z.strictObject({ system: name, code: name })).max(most.codes),
  /** For observations: only results on this side of the threshold, in this unit. */
  value: z
    .strictObject({ comparator: z.enum(['<', '<=', '>=', '>']), threshold: z.number(), unit: name })
    .optional(),
})
export type Concept = z.infer<typeof concept>

/** What the groups are made alike in. Looked up before or on the index date, never after. */
export const covariate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age') }),
  z.strictObject({ kind: z.literal('sex') }),
  z.strictObject({ kind: z.literal('index-year') }),
  // 0/1: recorded in the window
  z.strictObject({ kind: z.literal('history'), concept, lookbackDays: z.int().positive() }),
  // latest numeric result in the window, in this unit
  z.strictObject({ kind: z.literal('latest'), concept, lookbackDays: z.int().positive(), unit: name }),
])
export type Covariate = z.infer<typeof covariate>

/**
 * A question as a target trial: who, this against that, what happens, by when. Active-comparator new-user design;
 * the first exposure is eligibility, assignment and start of follow-up at once, so immortal time cannot be configured.
 * Versioned and hashed, so a peer can rerun it.
 */
export const question = z.strictObject({
  format: z.literal('casebook-question/1'),
  title: z.string().min(1).max(200),
  population: z.strictObject({
    ageYears: z
      .strictObject({ from: z.int().min(0).max(120).optional(), to: z.int().min(0).max(120).optional() })
      .optional(),
    sex: z.enum(['female', 'male']).optional(),
    /** Each must be recorded on or before the index date. */
    having: z.array(concept).max(most.concepts),
    /** None may be recorded on or before the index date. */
    without: z.array(concept).max(most.concepts),
  }),
  exposure: concept,
  comparator: concept,
  outcome: concept,
  horizonDays: z.int().min(1).max(36_500),
  washoutDays: z.int().min(0).max(3_650),
  covariates: z.array(covariate).max(40),
  weights: z.enum(['overlap', 'att', 'ate-stabilised']),
})
export type Question = z.infer<typeof question>

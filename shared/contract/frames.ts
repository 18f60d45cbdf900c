import { z } from 'zod'
import { countedDecision } from '../domain/decisions/decision.ts'
import { alikeFrame, standing } from '../domain/alike/alike.ts'
import { frame } from '../domain/frame.ts'
import { caseFrame, caseUnits, score } from '../domain/measures/case-frame.ts'
import { foretoldOperations } from '../domain/measures/forecast.ts'
import { bandedScore, mixFactors, mixFrame } from '../domain/measures/mix-frame.ts'
import { measureFrame, period } from '../domain/measures/frame.ts'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { conceptSet, slug } from '../domain/concepts/concept-set.ts'
import { asked } from '../domain/asked.ts'
import { contract, method, progress } from './define.ts'

const hash = z.string().length(64)
const concern = z.strictObject({
  questionHash: hash,
  /** Whether she meets its population. */
  meets: z.boolean(),
  /** Whether that and every window before a start say so. */
  eligible: z.boolean(),
  arm: z.enum(['exposed', 'comparator', 'none']),
})
export type Concern = z.infer<typeof concern>

/** records, to learning: columns without identity. */
export const frames = contract('frames', {
  /** The cohort of a question as columns. */
  frame: method({
    /**
     * `controls`: outcomes that are counted beside the question's own, by its own rules. `recorded`: whether all that
     * was recorded in the year before is told as well.
     */
    input: z.strictObject({
      question: asked,
      controls: z.array(conceptSet).max(200).optional(),
      recorded: z.boolean().optional(),
    }),
    output: frame,
    progress,
  }),
  /** A measure counted over these periods, the earliest first and none within another. */
  measure: method({
    input: z.strictObject({ whole: wholeMeasure, periods: z.array(period).max(240) }),
    output: measureFrame,
    progress,
  }),
  /** What a measure counts one by one over these periods, with age, a recorded score and the unit of each. */
  cases: method({
    input: z.strictObject({
      whole: wholeMeasure,
      periods: z.array(period).max(240),
      score: score.optional(),
      units: z.enum(caseUnits).default('source'),
    }),
    output: caseFrame,
    progress,
  }),
  /**
   * What a measure counts one by one over a few spans, with what its people are told apart by; with a score, by its
   * bands too.
   */
  mix: method({
    input: z.strictObject({
      whole: wholeMeasure,
      periods: z.array(period).min(1).max(4),
      factors: z.array(z.enum(mixFactors)),
      score: bandedScore.optional(),
    }),
    output: mixFrame,
    progress,
  }),
  /** Operations that were foretold, by each measure as it was then, with a recorded score where one is asked for. */
  foretold: method({
    input: z.strictObject({ measure: slug.optional(), score: score.optional() }),
    output: z.array(foretoldOperations),
    progress,
  }),
  /** The days of the first and the last contact of anybody. Null where there is none. */
  extent: method({ input: z.strictObject({}), output: period.nullable() }),
  /** What was decided beside answers and stands, with what became of each. `today`: of whoever asks. */
  decided: method({
    input: z.strictObject({ today: z.iso.date() }),
    output: z.array(countedDecision),
  }),
  /** Which of these kept questions hold anybody of these charts who began either treatment, ever. */
  touchedBy: method({
    input: z.strictObject({ people: z.array(z.int()), questionHashes: z.array(hash) }),
    output: z.strictObject({ questionHashes: z.array(hash) }),
  }),
  /** One person among everybody, with what people are compared in. */
  alike: method({ input: z.strictObject({ patient: z.int() }), output: alikeFrame }),
  /** What is known of one person today of all that a question compares people by. */
  standing: method({ input: z.strictObject({ patient: z.int(), question: asked }), output: standing }),
  /** Of each of these kept questions, whether one person meets its population today, and where she is in its cohort. */
  concerns: method({
    input: z.strictObject({ patient: z.int(), questionHashes: z.array(hash) }),
    output: z.array(concern),
  }),
})

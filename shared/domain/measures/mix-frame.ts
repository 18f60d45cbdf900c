import { z } from 'zod'
import { message } from '../../words/message.ts'
import { score } from './case-frame.ts'
import { level } from './level.ts'

/**
 * By what a measure may be broken down. Who: age, sex, whether she is new here, a recorded score, and of operations
 * the ASA class, how urgent and which. How: by whom, where, on which day of the week, from which source and which
 * import. The order is the one in which they are shown, whatever is found.
 */
export const mixFactors = [
  'age',
  'sex',
  'known',
  'score',
  'asa',
  'urgency',
  'procedure',
  'clinician',
  'place',
  'weekday',
  'source',
  'import',
] as const
export type MixFactor = (typeof mixFactors)[number]

/** Those that say who came, and not how it was done. */
export const caseMix: ReadonlySet<MixFactor> = new Set([
  'age',
  'sex',
  'known',
  'score',
  'asa',
  'urgency',
  'procedure',
])

/** A recorded score, and where its bands begin; ascending. */
export const bandedScore = score.extend({ cuts: z.array(z.number()).min(1).max(20) })
export type BandedScore = z.infer<typeof bandedScore>

/** Whoever a measure counts in some spans, one by one, with what she is told apart by. No name and no note. */
export const mixFrame = z.strictObject({
  /** Place of the span. */
  period: z.instanceof(Uint8Array),
  /** Place in `measureParts`. */
  part: z.instanceof(Uint8Array),
  /** A number for each person that means nothing elsewhere. */
  member: z.instanceof(Uint32Array),
  /** NaN where the measure counts. */
  quantity: z.instanceof(Float64Array),
  factors: z.array(
    z.strictObject({
      is: z.enum(mixFactors),
      levels: z.array(level),
      /** Place in `levels`, or NOT_RECORDED. */
      level: z.instanceof(Uint16Array),
    }),
  ),
  /** Each source, with the days of its first and its last contact. */
  sources: z.array(z.strictObject({ label: message, fromDay: z.int(), toDay: z.int() })),
  /** The first and the last day on which anything happened to anybody. Null for an empty casebook. */
  fromDay: z.int().nullable(),
  upTo: z.int().nullable(),
  /** Concept sets of the measure of which no code stands in this casebook. */
  absent: z.array(z.string()),
})
export type MixFrame = z.infer<typeof mixFrame>

/** One row of a breakdown, to whoever asks for its people: those of these levels; '' for what is not recorded. */
export const mixRow = z.strictObject({
  is: z.enum(mixFactors),
  keys: z.array(z.string().max(64)).min(1).max(500),
  score: bandedScore.optional(),
})
export type MixRow = z.infer<typeof mixRow>

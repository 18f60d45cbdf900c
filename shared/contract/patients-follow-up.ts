import { z } from 'zod'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { followUpCounts, followUpStates, followUpTellings } from '../domain/measures/follow-up.ts'
import { moment } from '../domain/moment.ts'
import { method } from './define.ts'

const isoDay = z.iso.date()
const patient = z.int().positive()
const told = z.strictObject({ is: z.enum(followUpTellings), day: isoDay })
/** Who may ask after people and say what came of it. */
const roles = ['clinician', 'assistant'] as const

/** Who is due and lost of a measure, and what was learned by asking after them. */
export const followUpMethods = {
  /**
   * Of a measure of what may happen after an event: whose time is over and who was not seen since, the longest first;
   * then whose time ends within thirty days. Of a measure of what somebody says of herself twice whoever can
   * still answer comes first: `dueOn` is the first day on which a second answer counts until that day, then the last.
   * And what its share is if all of the unseen had it, and if none had.
   */
  followUp: method({
    roles,
    input: z.strictObject({ whole: wholeMeasure, today: isoDay, limit: z.int().min(1).max(500) }),
    output: z.strictObject({
      counts: followUpCounts,
      total: z.int(),
      rows: z.array(
        z.strictObject({
          patient,
          name: z.string(),
          birth: moment.optional(),
          /** The index day, and the last day of the time in which it may happen, or the day of an answer. */
          on: isoDay,
          dueOn: isoDay,
          is: z.enum(followUpStates).exclude(['known']),
          /** Since that day; below 0 until it. */
          days: z.int(),
          lastSeen: isoDay,
          told: told.optional(),
        }),
      ),
    }),
  }),
  /** Keeps what was learned by asking after somebody. A repeated request id changes nothing. */
  tellFollowUp: method({
    roles,
    input: z.strictObject({
      requestId: z.string().min(8).max(64),
      patient,
      day: isoDay,
      is: z.enum(followUpTellings),
    }),
    output: z.strictObject({}),
  }),
  /** Takes back what was said last of her. Nothing said is no fault. */
  takeBackFollowUp: method({ roles, input: z.strictObject({ patient }), output: z.strictObject({}) }),
} as const

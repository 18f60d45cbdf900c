import { z } from 'zod'
import { moment } from '../domain/moment.ts'
import { message } from '../words/message.ts'
import { method } from './define.ts'
import { factId, factLine, said } from './fact-line.ts'

const patient = z.int().positive()
const atCharts = ['clinician', 'assistant'] as const
const page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }

/** What of a fact cannot wait: one of its results, and by which word or limit of its source. */
const criticalResult = z.strictObject({
  label: z.string(),
  value: said.optional(),
  unit: z.string().optional(),
  because: message,
})
const shown = {
  line: factLine,
  results: z.array(criticalResult),
  /** What the source is called that says so. */
  source: message,
  /** An earlier version of it was acknowledged, and it was corrected since. */
  again: z.boolean(),
}
/** A critical result that nobody has acknowledged. */
export const criticalLine = z.strictObject({
  /** Absent where no source has described her yet: it stands on nobody's chart. */
  patient: patient.optional(),
  name: z.string(),
  /** Tells her from another of her name. */
  birth: moment.optional(),
  ...shown,
})
/** A critical result on a chart, and what was done about it. */
export const criticalOnChart = z.strictObject({
  ...shown,
  acknowledged: z
    .strictObject({
      at: z.string(),
      person: z.string(),
      /** By whoever asks. */
      isOwn: z.boolean(),
      /** In her words; '' where she said nothing. */
      done: z.string(),
    })
    .optional(),
})
export type CriticalOnChart = z.infer<typeof criticalOnChart>

/** The part of `patients` for results that cannot wait: those that their source itself calls critical. */
export const criticalMethods = {
  /** Critical results that nobody has acknowledged, the newest first. */
  critical: method({
    roles: atCharts,
    input: z.strictObject(page),
    output: z.strictObject({ total: z.int(), rows: z.array(criticalLine) }),
  }),
  /** Those of one chart, either the ones that wait or the ones that were acknowledged; the newest first. */
  criticalOf: method({
    roles: atCharts,
    input: z.strictObject({ patient, which: z.enum(['open', 'acknowledged']), ...page }),
    output: z.strictObject({ total: z.int(), rows: z.array(criticalOnChart) }),
  }),
  /**
   * Says that a critical result was seen, and what was done about it, which may be nothing that needs a word. It leaves
   * the list until it is corrected. `conflict` where it was corrected, taken back or acknowledged in the meantime.
   * Repeating a request id changes nothing.
   */
  acknowledge: method({
    input: z.strictObject({
      requestId: z.string().min(8).max(64),
      fact: factId,
      done: z.string().trim().max(2_000),
    }),
    output: z.strictObject({}),
  }),
  /** What was done about a result, in every version of it, the newest first. */
  acknowledgements: method({
    roles: atCharts,
    input: factId,
    output: z.array(
      z.strictObject({
        at: z.string(),
        person: z.string(),
        done: z.string(),
        /** It was about this version. */
        isOfThis: z.boolean(),
      }),
    ),
  }),
} as const

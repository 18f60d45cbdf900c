import { z } from 'zod'
import { moment } from '../moment.ts'

/** A code in the source's own system. `system` is a URI, or '' where the source named none. */
export const code = z.strictObject({ system: z.string(), code: z.string(), display: z.string().optional() })
export type Code = z.infer<typeof code>

/** A measured amount, as written beside its meaning: `<0.5 mg/L` keeps its comparator and its text. */
export const quantity = z.strictObject({
  kind: z.literal('quantity'),
  value: z.number(),
  comparator: z.enum(['<', '<=', '>=', '>', '~']).optional(),
  unit: z.string().optional(), // as displayed by the source
  unitCode: z.string().optional(), // UCUM where the source gave one
  text: z.string(), // the number exactly as written
})
export const value = z.discriminatedUnion('kind', [
  quantity,
  z.strictObject({ kind: z.literal('code'), codes: z.array(code), text: z.string().optional() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
])
export type Value = z.infer<typeof value>

/** Where in the source's bytes a fact stands, so that it can be shown as it arrived. */
export const place = z.strictObject({
  /** Bytes from the start of the unpacked source. */
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  /** The place in a reader's words: `entry 12`, `line 40`. */
  position: z.string(),
})
export type Place = z.infer<typeof place>

const referenceRange = z.strictObject({
  low: z.number().optional(),
  high: z.number().optional(),
  text: z.string().optional(),
})
export type ReferenceRange = z.infer<typeof referenceRange>

/** A result, or why there is none. */
export const measured = {
  value: value.optional(),
  absentReason: z.string().optional(),
  referenceRange: referenceRange.optional(),
  interpretation: z.string().optional(),
}

/** What every kind of fact has. */
export const common = {
  /**
   * Names this fact wherever it comes from again, for example `Observation/3f…`, with a scope where ids are
   * not unique in the world.
   */
  identity: z.string().min(1),
  /** Identity of the person it is about. */
  patient: z.string().min(1),
  encounter: z.string().optional(),
  codes: z.array(code),
  status: z.string(), // the source's own word; '' where it has none
  start: moment.optional(),
  end: moment.optional(),
  /** When the source last changed it: decides between two versions of one fact. */
  updated: z.string().optional(),
  place,
}

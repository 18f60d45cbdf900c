import { z } from 'zod'
import { message } from '../words/message.ts'
import { profilePoints } from './answer.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * All that may leave about an answer. Only the gate makes one. No free text, no date finer than a year, no count
 * that is not rounded to a midpoint of 6, no number from a cell below 11 people.
 */
export const summary = z.strictObject({
  format: z.literal('casebook-summary/1'),
  questionHash: hash,
  method: z.strictObject({
    name: z.enum(['overlap-weighted-cox', 'att-weighted-cox', 'stabilised-ate-weighted-cox']),
    version: z.string().regex(/^[0-9]{1,4}\.[0-9]{1,4}$/),
  }),
  years: z.strictObject({ from: z.int(), to: z.int() }),
  exposed: z.strictObject({ people: z.int(), events: z.int(), riskPer100: z.number() }),
  comparator: z.strictObject({ people: z.int(), events: z.int(), riskPer100: z.number() }),
  /** Log hazard ratio: relative log likelihood at `profilePoints`, two decimals. */
  profile: z.array(z.number()).length(profilePoints.length),
  /** Two decimals each. */
  logHazardRatio: z.number(),
  standardError: z.number().positive(),
  diagnosticsPassed: z.literal(true),
})
export type Summary = z.infer<typeof summary>

/** The exact bytes that would leave, and their hash. A person reads it and approves that hash. */
export const receipt = z.strictObject({ bytes: z.string(), sha256: hash, sentences: z.array(message) })
export type Receipt = z.infer<typeof receipt>

/** What the gate says: the receipt, or every rule that stands in the way. Rule numbers are those of docs/PRIVACY.md. */
export const verdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('releasable'), receipt }),
  z.strictObject({
    kind: z.literal('refused'),
    rules: z.array(z.strictObject({ rule: z.int(), reason: message, remedy: message })).min(1),
  }),
])
export type Verdict = z.infer<typeof verdict>

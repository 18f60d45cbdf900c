import { z } from 'zod'
import { message, term } from '../words/message.ts'
import { interval } from './answer.ts'

/** One site of a pooled answer. Effects are hazard ratios. */
export const siteEffect = z.strictObject({
  source: z.enum(['mine', 'peer', 'published']),
  label: term,
  people: z.int(),
  events: z.int(),
  hazardRatio: interval,
  weightPercent: z.number(),
})
/** One answer as pooling takes it: how many people it stands on, and its log hazard ratio. */
export const effect = z.strictObject({
  people: z.int(),
  events: z.int(),
  logHazardRatio: z.number(),
  standardError: z.number(),
})
export type Effect = z.infer<typeof effect>

/** What the sites' effects compare, in words: below 1 means fewer outcomes with the exposure. */
export const compared = z.strictObject({
  title: z.string(),
  exposure: z.string(),
  comparator: z.string(),
  outcome: z.string(),
})
export type Compared = z.infer<typeof compared>

export const pooled = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pooled'),
    questionHash: z.string(),
    ...compared.shape,
    sites: z.array(siteEffect),
    /** Random effects: REML, Hartung-Knapp; prediction interval with t(k-2). */
    hazardRatio: interval,
    predictionInterval: z.strictObject({ lower: z.number(), upper: z.number() }),
    tau2: z.number(),
    i2Percent: z.number(),
    reading: message,
  }),
  z.strictObject({
    kind: z.literal('not-poolable'),
    questionHash: z.string(),
    ...compared.shape,
    sites: z.array(siteEffect),
    reason: message,
    remedy: message,
  }),
])
export type Pooled = z.infer<typeof pooled>

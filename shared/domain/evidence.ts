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

const together = z.strictObject({
  kind: z.literal('pooled'),
  sites: z.array(siteEffect),
  /** Random effects: REML, Hartung-Knapp; prediction interval with t(k-2). */
  hazardRatio: interval,
  predictionInterval: z.strictObject({ lower: z.number(), upper: z.number() }),
  tau2: z.number(),
  i2Percent: z.number(),
  reading: message,
})
const apart = z.strictObject({
  kind: z.literal('not-poolable'),
  sites: z.array(siteEffect),
  reason: message,
  remedy: message,
})
/** What the effects of the sites say together, whatever they compare. */
export type PooledEffects = z.infer<typeof together> | z.infer<typeof apart>

/** What the sites' effects compare, in words: below 1 means fewer outcomes with the exposure. */
const compared = {
  questionHash: z.string(),
  title: term,
  exposure: term,
  comparator: term,
  outcome: term,
}
export const pooled = z.discriminatedUnion('kind', [together.extend(compared), apart.extend(compared)])
export type Pooled = z.infer<typeof pooled>

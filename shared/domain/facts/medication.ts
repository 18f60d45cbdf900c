import { z } from 'zod'
import { moment } from '../moment.ts'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'
import { amountSchema } from './value.ts'

/** How much, how often, by which way. */
export const dose = z.strictObject({
  text: z.string().optional(),
  amount: z.strictObject({ low: amountSchema.optional(), high: amountSchema.optional() }).optional(),
  rate: z.strictObject({ low: amountSchema.optional(), high: amountSchema.optional() }).optional(),
  /** `times` in each `period`, such as 2 in 1 day. */
  frequency: z
    .strictObject({
      times: z.number().optional(),
      timesMost: z.number().optional(),
      period: z.number().optional(),
      periodMost: z.number().optional(),
      periodUnit: z.string().optional(),
      /** Codes such as BID or AC, and hours of the day, in the source's words. */
      words: z.array(z.string()),
    })
    .optional(),
  start: moment.optional(),
  end: moment.optional(),
  route: concept.optional(),
  site: concept.optional(),
  method: concept.optional(),
  asNeeded: z.union([z.boolean(), concept]).optional(),
  most: z.array(z.string()),
  instructions: z.array(z.string()),
})
export type Dose = z.infer<typeof dose>

/** A medicine asked for, taken, given or handed out: its role says which. */
export const medication = {
  name: 'medication',
  number: 3,
  schema: z.strictObject({
    kind: z.literal('medication'),
    ...common,
    role: z.enum(['request', 'statement', 'administration', 'dispense']),
    /** Order, plan or proposal, in the source's word. */
    intent: z.string().optional(),
    categories: z.array(concept),
    doses: z.array(dose),
    supply: z
      .strictObject({
        quantity: amountSchema.optional(),
        days: z.number().optional(),
        repeats: z.number().optional(),
        from: moment.optional(),
        until: moment.optional(),
      })
      .optional(),
    ingredients: z.array(z.strictObject({ concept, strength: z.string().optional() })),
    form: concept.optional(),
    substitution: concept.optional(),
  }),
} as const satisfies Kind

import { z } from 'zod'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'

/** What is to be done or reached: a plan of care, an order that is no medicine, a goal. */
export const plan = {
  name: 'plan',
  number: 11,
  schema: z.strictObject({
    kind: z.literal('plan'),
    ...common,
    of: z.enum(['care', 'service', 'goal']),
    intent: z.string().optional(),
    categories: z.array(concept),
    title: z.string().optional(),
    description: z.string().optional(),
    activities: z.array(
      z.strictObject({
        concept: concept.optional(),
        status: z.string().optional(),
        words: z.string().optional(),
        /** What must not be done. */
        isProhibited: z.literal(true).optional(),
      }),
    ),
  }),
} as const satisfies Kind

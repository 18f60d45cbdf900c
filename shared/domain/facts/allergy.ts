import { z } from 'zod'
import { common } from './elements.ts'
import type { Kind } from './kind.ts'

/** An allergy or intolerance. */
export const allergy = {
  name: 'allergy',
  number: 5,
  schema: z.strictObject({
    kind: z.literal('allergy'),
    ...common,
    criticality: z.string().optional(),
    category: z.string().optional(),
    reactions: z.array(z.string()),
    verification: z.string().optional(),
  }),
} as const satisfies Kind

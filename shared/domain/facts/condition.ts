import { z } from 'zod'
import { common } from './elements.ts'
import type { Kind } from './kind.ts'

/** A diagnosis or a problem. */
export const condition = {
  name: 'condition',
  number: 1,
  schema: z.strictObject({
    kind: z.literal('condition'),
    ...common,
    verification: z.string().optional(),
    category: z.string().optional(),
  }),
} as const satisfies Kind

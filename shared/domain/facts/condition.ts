import { z } from 'zod'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'

/** A diagnosis or a problem. */
export const condition = {
  name: 'condition',
  number: 1,
  schema: z.strictObject({
    kind: z.literal('condition'),
    ...common,
    verification: z.string().optional(),
    categories: z.array(concept),
    evidence: z.array(concept),
  }),
} as const satisfies Kind

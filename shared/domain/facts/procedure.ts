import { z } from 'zod'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'

/** Something done to a person. */
export const procedure = {
  name: 'procedure',
  number: 4,
  schema: z.strictObject({
    kind: z.literal('procedure'),
    ...common,
    categories: z.array(concept),
    outcome: concept.optional(),
    complications: z.array(concept),
    followUp: z.array(concept),
    used: z.array(concept),
  }),
} as const satisfies Kind

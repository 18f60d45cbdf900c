import { z } from 'zod'
import { code, common } from './elements.ts'
import type { Kind } from './kind.ts'

/** Something done to a person. */
export const procedure = {
  name: 'procedure',
  number: 4,
  schema: z.strictObject({
    kind: z.literal('procedure'),
    ...common,
    reasons: z.array(code),
  }),
} as const satisfies Kind

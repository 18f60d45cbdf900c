import { z } from 'zod'
import { code, common } from './elements.ts'
import type { Kind } from './kind.ts'

/** A medicine prescribed, taken or given: its role says which. */
export const medication = {
  name: 'medication',
  number: 3,
  schema: z.strictObject({
    kind: z.literal('medication'),
    ...common,
    role: z.enum(['request', 'statement', 'administration']),
    dosage: z.string().optional(),
    reasons: z.array(code),
  }),
} as const satisfies Kind

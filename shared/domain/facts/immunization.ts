import { z } from 'zod'
import { common } from './elements.ts'
import type { Kind } from './kind.ts'

/** A vaccination. */
export const immunization = {
  name: 'immunization',
  number: 6,
  schema: z.strictObject({
    kind: z.literal('immunization'),
    ...common,
  }),
} as const satisfies Kind

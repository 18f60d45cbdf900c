import { z } from 'zod'
import { code, common } from './elements.ts'
import type { Kind } from './kind.ts'

/** A visit, a stay or a call. */
export const encounter = {
  name: 'encounter',
  number: 0,
  schema: z.strictObject({
    kind: z.literal('encounter'),
    ...common,
    class: z.string().optional(),
    reasons: z.array(code),
  }),
} as const satisfies Kind

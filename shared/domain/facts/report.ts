import { z } from 'zod'
import { common } from './elements.ts'
import type { Kind } from './kind.ts'

/** What somebody concluded from results. */
export const report = {
  name: 'report',
  number: 7,
  schema: z.strictObject({
    kind: z.literal('report'),
    ...common,
    category: z.string().optional(),
    conclusion: z.string().optional(),
    results: z.array(z.string()),
  }),
} as const satisfies Kind

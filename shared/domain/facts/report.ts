import { z } from 'zod'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'
import { attachment } from './value.ts'

/** What somebody concluded from results. */
export const report = {
  name: 'report',
  number: 7,
  schema: z.strictObject({
    kind: z.literal('report'),
    ...common,
    categories: z.array(concept),
    conclusion: z.string().optional(),
    conclusions: z.array(concept),
    attachments: z.array(attachment),
  }),
} as const satisfies Kind

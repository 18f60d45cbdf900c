import { z } from 'zod'
import { moment } from '../moment.ts'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'
import { amountSchema } from './value.ts'

const protocol = z.strictObject({
  series: z.string().optional(),
  dose: z.string().optional(),
  doses: z.string().optional(),
  against: z.array(concept),
})

/** A vaccination. */
export const immunization = {
  name: 'immunization',
  number: 6,
  schema: z.strictObject({
    kind: z.literal('immunization'),
    ...common,
    lot: z.string().optional(),
    expires: moment.optional(),
    dose: amountSchema.optional(),
    protocols: z.array(protocol),
    /** Whether whoever wrote it down gave it, or only heard of it. */
    primarySource: z.boolean().optional(),
    reactions: z.array(concept),
  }),
} as const satisfies Kind

import { z } from 'zod'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'
import { amountSchema } from './value.ts'

/** A visit, a stay or a call. */
export const encounter = {
  name: 'encounter',
  number: 0,
  schema: z.strictObject({
    kind: z.literal('encounter'),
    ...common,
    class: concept.optional(),
    service: concept.optional(),
    /** From where she came, and where she went. */
    admittedFrom: concept.optional(),
    dischargedTo: concept.optional(),
    length: amountSchema.optional(),
  }),
} as const satisfies Kind

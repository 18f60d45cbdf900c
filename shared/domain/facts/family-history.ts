import { z } from 'zod'
import { moment } from '../moment.ts'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'
import { value } from './value.ts'

/** What a relative had. Its standing is what is known of her; it is always about a relative. */
export const familyHistory = {
  name: 'family-history',
  number: 9,
  schema: z.strictObject({
    kind: z.literal('family-history'),
    ...common,
    relationship: concept,
    name: z.string().optional(),
    sex: z.string().optional(),
    born: moment.optional(),
    /** Dead, and when or at what age where that is known. */
    died: value.optional(),
    conditions: z.array(
      z.strictObject({
        concept,
        outcome: concept.optional(),
        onset: value.optional(),
        contributedToDeath: z.boolean().optional(),
        notes: z.array(z.string()),
      }),
    ),
  }),
} as const satisfies Kind

import { z } from 'zod'
import { moment } from '../moment.ts'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'

const reaction = z.strictObject({
  manifestations: z.array(concept),
  substance: concept.optional(),
  severity: z.string().optional(),
  onset: moment.optional(),
  route: concept.optional(),
  notes: z.array(z.string()),
})

/** An allergy or intolerance; with standing `absent`, that somebody asked and there is none. */
export const allergy = {
  name: 'allergy',
  number: 5,
  schema: z.strictObject({
    kind: z.literal('allergy'),
    ...common,
    type: z.string().optional(),
    categories: z.array(z.string()),
    criticality: z.string().optional(),
    verification: z.string().optional(),
    reactions: z.array(reaction),
    /** When it last showed itself. */
    last: moment.optional(),
  }),
} as const satisfies Kind

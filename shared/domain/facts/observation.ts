import { z } from 'zod'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'
import { measured } from './value.ts'

/** Something measured, seen or asked. */
export const observation = {
  name: 'observation',
  number: 2,
  schema: z.strictObject({
    kind: z.literal('observation'),
    ...common,
    ...measured,
    categories: z.array(concept),
    /** Results that belong together under one name: systolic and diastolic pressure. */
    components: z.array(z.strictObject({ concept, ...measured })),
  }),
} as const satisfies Kind

import { z } from 'zod'
import { code, common, measured } from './elements.ts'
import type { Kind } from './kind.ts'

/** Something measured, seen or asked. */
export const observation = {
  name: 'observation',
  number: 2,
  schema: z.strictObject({
    kind: z.literal('observation'),
    ...common,
    ...measured,
    category: z.string().optional(),
    /** Results that belong together under one name: systolic and diastolic pressure. */
    components: z.array(z.strictObject({ codes: z.array(code), ...measured })),
    note: z.string().optional(),
  }),
} as const satisfies Kind

import { z } from 'zod'
import { common } from './common.ts'
import type { Kind } from './kind.ts'
import { value } from './value.ts'

/** A form that was filled in: each question with its answers, in the order in which they were asked. */
export const questionnaire = {
  name: 'questionnaire',
  number: 10,
  schema: z.strictObject({
    kind: z.literal('questionnaire'),
    ...common,
    /** Which form. */
    form: z.string().optional(),
    items: z.array(
      z.strictObject({ item: z.string(), question: z.string().optional(), answers: z.array(value) }),
    ),
  }),
} as const satisfies Kind

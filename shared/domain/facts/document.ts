import { z } from 'zod'
import { common } from './elements.ts'
import type { Kind } from './kind.ts'

/** A letter or a note, as text. */
export const document = {
  name: 'document',
  number: 8,
  schema: z.strictObject({
    kind: z.literal('document'),
    ...common,
    title: z.string().optional(),
    contentType: z.string().optional(),
    text: z.string().optional(),
  }),
} as const satisfies Kind

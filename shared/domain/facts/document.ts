import { z } from 'zod'
import { common } from './common.ts'
import { concept } from './concept.ts'
import type { Kind } from './kind.ts'
import { attachment } from './value.ts'

/** A letter, a note or a picture: every attachment, as text where it is text. */
export const document = {
  name: 'document',
  number: 8,
  schema: z.strictObject({
    kind: z.literal('document'),
    ...common,
    title: z.string().optional(),
    categories: z.array(concept),
    attachments: z.array(attachment),
  }),
} as const satisfies Kind

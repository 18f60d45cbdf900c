import { z } from 'zod'
import { moment } from './moment.ts'
import { place } from './facts/elements.ts'

export const sex = z.enum(['female', 'male', 'other', 'unknown'])
export type Sex = z.infer<typeof sex>

/** A person as a source describes her. */
export const person = z.strictObject({
  identity: z.string().min(1),
  /** Display name, given names first; '' where the source has none. */
  name: z.string(),
  otherNames: z.array(z.string()),
  birth: moment.optional(),
  sex,
  death: z.union([moment, z.literal('deceased')]).optional(),
  identifiers: z.array(
    z.strictObject({ system: z.string(), value: z.string(), label: z.string().optional() }),
  ),
  address: z.string().optional(),
  telecom: z.array(z.string()),
  updated: z.string().optional(),
  place,
})
export type Person = z.infer<typeof person>

import { z } from 'zod'
import { businessId, place, unread } from './facts/common.ts'
import { value } from './facts/value.ts'
import { moment } from './moment.ts'

export const sex = z.enum(['female', 'male', 'other', 'unknown'])
export type Sex = z.infer<typeof sex>

/** A person as a source describes her. */
export const person = z.strictObject({
  identity: z.string().min(1),
  /** Every other name by which the same source may speak of her: an absolute address, a urn, a record number. */
  aliases: z.array(z.string()),
  /** Display name, given names first; '' where the source has none. */
  name: z.string(),
  otherNames: z.array(z.string()),
  birth: moment.optional(),
  sex,
  death: z.union([moment, z.literal('deceased')]).optional(),
  /** False where the source no longer keeps this record. */
  active: z.boolean(),
  identifiers: z.array(businessId),
  addresses: z.array(z.string()),
  telecom: z.array(z.string()),
  /** What else the source says of her under names of its own: languages, marital state, contacts. */
  qualifiers: z.array(z.strictObject({ name: z.string(), value })),
  updated: z.string().optional(),
  versionId: z.string().optional(),
  unread: z.array(unread),
  place,
})
export type Person = z.infer<typeof person>

/** The qualifier that says of a birth that it was reckoned from an age somebody told. */
export const BIRTH_IS_ABOUT = 'birth is about'
export const isBirthAbout = ({ qualifiers }: Pick<Person, 'qualifiers'>): boolean =>
  qualifiers.some(({ name, value: said }) => name === BIRTH_IS_ABOUT && said.kind === 'boolean' && said.value)

import { z } from 'zod'
import { businessId, place, unread } from './facts/common.ts'
import { concept } from './facts/concept.ts'
import { value } from './facts/value.ts'

/**
 * Something that facts name and that is none itself: a medication, a specimen, a practitioner, an organisation, a
 * place, a file. Stored, and joined when a fact is read, so that the order in which they came never matters.
 */
export const referent = z.strictObject({
  identity: z.string().min(1),
  aliases: z.array(z.string()),
  /** What it is, in the source's word: Medication, Practitioner ... */
  type: z.string(),
  concept,
  name: z.string().optional(),
  ids: z.array(businessId),
  /** Of a medication: what is in it. */
  ingredients: z.array(z.strictObject({ concept, strength: z.string().optional() })),
  /** Of a file: its words, where it is text. */
  text: z.string().optional(),
  /** What else the source says of it under names of its own: an address, a qualification, when a specimen was taken. */
  qualifiers: z.array(z.strictObject({ name: z.string(), value })),
  updated: z.string().optional(),
  versionId: z.string().optional(),
  unread: z.array(unread),
  place,
})
export type Referent = z.infer<typeof referent>

/** A source takes back what it said: by its identity, and when. */
export const retraction = z.strictObject({
  identity: z.string().min(1),
  updated: z.string().optional(),
  versionId: z.string().optional(),
  place,
})
export type Retraction = z.infer<typeof retraction>

import { z } from 'zod'
import { moment } from '../moment.ts'
import { concept } from './concept.ts'
import { standing, subjects } from './standing.ts'
import { amountSchema, value } from './value.ts'

/** Where in the source's bytes a fact stands, so that it can be shown as it arrived. */
export const place = z.strictObject({
  /** Bytes from the start of the unpacked source. */
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  /** The place in a reader's words: `entry 12`, `line 40`. */
  position: z.string(),
})
export type Place = z.infer<typeof place>

/** A number by which the world knows this fact or person: a placer's, a filler's, an accession. */
export const businessId = z.strictObject({
  system: z.string(),
  value: z.string(),
  /** What kind of number it is, in the source's words. */
  label: z.string().optional(),
  /** Where its source says that it does not stand for good: given for the time being, or given up. */
  use: z.enum(['temp', 'old']).optional(),
})
export type BusinessId = z.infer<typeof businessId>

export const modifierKinds = [
  'site',
  'laterality',
  'severity',
  'stage',
  'method',
  'specimen',
  'route',
  'priority',
  'course',
] as const
export const partyRoles = [
  'performer',
  'requester',
  'author',
  'recorder',
  'informant',
  'verifier',
  'custodian',
  'manufacturer',
  'location',
] as const
export const linkRoles = [
  'encounter',
  'has-member',
  'member-of',
  'derived-from',
  'based-on',
  'replaces',
  'reason',
  'result',
  'specimen',
  'device',
  'focus',
  'medication',
  'image',
  'content',
  'evidence',
] as const

/** What a value in the source said that this version has no place for: kept as it was, flagged and counted. */
export const unread = z.strictObject({ path: z.string(), text: z.string() })
export type Unread = z.infer<typeof unread>

/** What every kind of fact has. */
export const common = {
  /** Names this fact wherever it comes from again: `Observation/3f…@source`. */
  identity: z.string().min(1),
  /** Every other name by which the same source may speak of it. */
  aliases: z.array(z.string()),
  /** The person in whose record it stands, by any name her source gives her; records knows whose name it is. */
  patient: z.string().min(1),
  concept,
  standing,
  about: z.enum(subjects),
  /** The source's own word; '' where it has none. */
  status: z.string(),
  ids: z.array(businessId),
  reasons: z.array(concept),
  modifiers: z.array(z.strictObject({ of: z.enum(modifierKinds), concept })),
  parties: z.array(
    z.strictObject({
      role: z.enum(partyRoles),
      /** Identity of a stored referent, or of a person. */
      identity: z.string().optional(),
      name: z.string().optional(),
      /** As what, in the source's words. */
      as: z.string().optional(),
    }),
  ),
  links: z.array(
    z.strictObject({
      role: z.enum(linkRoles),
      /** Identity of the fact or referent; absent where the source only has words for it. */
      identity: z.string().optional(),
      words: z.string().optional(),
    }),
  ),
  /** What else the source says of it under names of its own, such as extensions. */
  qualifiers: z.array(z.strictObject({ name: z.string(), value })),
  notes: z.array(z.string()),
  /** When it happened, began or was first so. Never the day on which somebody wrote it down. */
  start: moment.optional(),
  end: moment.optional(),
  /** When it happened, in the source's words, where they are no date; and how old she was. */
  when: z.string().optional(),
  age: amountSchema.optional(),
  /** When it was written down, and when it became known to those who ordered it. */
  recorded: moment.optional(),
  known: moment.optional(),
  /** When the source last changed it, and its number of this version: they decide between two versions of one fact. */
  updated: z.string().optional(),
  versionId: z.string().optional(),
  unread: z.array(unread),
  place,
}

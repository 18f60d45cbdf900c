import { z } from 'zod'
import { statement } from '../entry.ts'
import { meanings } from './cues.ts'
import { sectionTopics } from './section-titles.ts'

/** A stretch of a text, in UTF-16 code units from its beginning. */
export const span = z.strictObject({ at: z.int().nonnegative(), length: z.int().positive() })
export type Span = z.infer<typeof span>

export const findingKinds = ['problem', 'symptom', 'medicine', 'result', 'smoking', 'social'] as const
export type FindingKind = (typeof findingKinds)[number]

/** Why nobody is asked about a finding: what is said of it makes it none of this person now. */
export const notAsked = [
  'negated',
  'hypothetical',
  'relative',
  'stopped',
  'symptom',
  'noUnit',
  'implausible',
  'earlier',
  'allergies',
] as const
export type NotAsked = (typeof notAsked)[number]

/**
 * Something that a note seems to say: no fact, until a clinician says so. `key` names it within its text, for as long
 * as that stays.
 */
export const finding = z.strictObject({
  key: z.string().min(1).max(200),
  kind: z.enum(findingKinds),
  span,
  /** The sentence in which it stands. */
  sentence: span,
  /** The heading under which it stands, as written; '' before the first. */
  section: z.string(),
  topic: z.enum(sectionTopics),
  /** What it is called by whoever looked for it: words of a list, and none of the note's. */
  called: z.string(),
  /** The words of that list which stood there, in small letters: by these a rule speaks of it. */
  named: z.string(),
  /** What is said of it, with the words that say so and what they reach; a heading says so of all below it. */
  cues: z.array(z.strictObject({ says: z.enum(meanings), span, scope: span, words: z.string() })),
  /** What would stand on the chart; absent where nobody is asked. */
  states: statement.optional(),
  notAsked: z.enum(notAsked).optional(),
})
export type Finding = z.infer<typeof finding>

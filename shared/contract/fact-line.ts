import { z } from 'zod'
import { code, factKind } from '../domain/fact.ts'
import { standing, subjects } from '../domain/facts/standing.ts'
import { moment } from '../domain/moment.ts'
import { message } from '../words/message.ts'

export const factId = z.strictObject({ kind: factKind, id: z.int().positive() })
/** Words of the source, or a message of ours. */
export const said = z.union([message, z.string()])

/** A fact as one line of a chart. */
export const factLine = z.strictObject({
  fact: factId,
  label: z.string(),
  codes: z.array(code),
  /** Whether it is so, and about whom: what is not `happened` of the patient herself is marked, and never counted. */
  standing,
  about: z.enum(subjects),
  status: z.string(),
  /** The moment it is put in order by, and what it is the moment of. */
  start: moment.optional(),
  datedBy: z.enum(['happened', 'ended', 'known', 'recorded']).optional(),
  end: moment.optional(),
  /** When it happened, in the source's words, where they are no date. */
  when: z.string().optional(),
  value: said.optional(),
  unit: z.string().optional(),
  number: z.number().optional(),
  reference: said.optional(),
  interpretation: z.string().optional(),
  detail: said.optional(),
  components: z.array(z.strictObject({ label: z.string(), value: said, unit: z.string().optional() })),
  /** Well-formed but implausible, and why. */
  flag: message.optional(),
  changes: z.int(), // earlier versions kept in the history
  /** Nothing decides which of its versions is newer: the others stand in its history. */
  undecided: z.boolean().optional(),
  /** Another delivery of its table tells another value of the same day. */
  otherwise: z.boolean().optional(),
  /** What it came from, where it stands on a chart of several sources. */
  source: message.optional(),
  /** How many of its values this version has no place for; they stand in the source. */
  unread: z.int(),
  /** Facts that tell the same and are no lines of their own, each with what its source is called. */
  witnesses: z.array(z.strictObject({ fact: factId, source: message })).optional(),
})

import { z } from 'zod'
import { moment } from '../domain/moment.ts'
import { sex } from '../domain/patient.ts'
import { message } from '../words/message.ts'
import { method } from './define.ts'
import { knownAllergies } from './known-allergies.ts'

const person = z.int().positive()
const atCharts = ['clinician', 'assistant'] as const

/** Somebody as one source describes her. */
export const personSide = z.strictObject({
  person,
  /** On whose chart she stands: another's where they are one. */
  patient: person,
  /** The source that describes her, as it is called. */
  source: message,
  name: z.string(),
  otherNames: z.array(z.string()),
  birth: moment.optional(),
  sex,
  death: z.union([moment, z.literal('deceased')]).optional(),
  identifiers: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  addresses: z.array(z.string()),
  telecom: z.array(z.string()),
  /** What this source alone knows of her, for whoever has to say whether she is somebody else. */
  ...knownAllergies,
  /** Conditions that may still be, the newest first, as many as are read at a glance; and how many there are. */
  problems: z.array(z.string()),
  problemsInAll: z.int(),
  lastSeen: moment.optional(),
  facts: z.int(),
})
export type PersonSide = z.infer<typeof personSide>

/** Two who may be one. */
export const openPair = z.strictObject({
  one: personSide,
  other: personSide,
  /** Bits for their being one. */
  weight: z.number(),
  /** Those against it first, then those for it, the weightiest first (shared/domain/speaks-against.ts). */
  reasons: z.array(message),
  /** The clinician has said that she will decide later. */
  isPutOff: z.boolean(),
})
/** Why two stand on one chart. */
export const personLink = z.strictObject({
  one: person,
  other: person,
  by: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('matching'), weight: z.number(), reasons: z.array(message) }),
    z.strictObject({ kind: z.literal('person'), at: z.string(), person: z.string() }),
  ]),
})
export type PersonLink = z.infer<typeof personLink>

/** The part of `patients` for people of several sources who are one. */
export const peopleMethods = {
  /** Pairs of which a person has to say whether they are one: the likeliest first, those that were put off last. */
  pairs: method({
    roles: atCharts,
    input: z.strictObject({ offset: z.int().nonnegative(), limit: z.int().min(1).max(500) }),
    output: z.strictObject({ total: z.int(), rows: z.array(openPair) }),
  }),
  /** All who stand on a chart, the one whose description is shown first, and why they do. */
  joined: method({
    roles: atCharts,
    input: z.strictObject({ patient: person }),
    output: z.strictObject({ people: z.array(personSide), links: z.array(personLink) }),
  }),
} as const

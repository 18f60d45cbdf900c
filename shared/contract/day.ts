import { z } from 'zod'
import { moment } from '../domain/moment.ts'
import { most } from '../domain/most.ts'
import { contract, method } from './define.ts'

/** Who keeps the list of a day. */
const roles = ['clinician', 'assistant'] as const

const patient = z.int().positive()
const entry = z.int().positive()
const isoDay = z.iso.date()
/** `HH:MM`, or '' where no time is said. */
const time = z
  .string()
  .max(5)
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/u)
const why = z.string().trim().max(most.nameCharacters)

const whom = { name: z.string(), birth: moment.optional() }

/** Somebody on the list of a day. */
const dayLine = z.strictObject({
  entry,
  /** The chart on which she stands today; absent where her records were taken out. */
  patient: patient.optional(),
  ...whom,
  deceased: z.boolean(),
  time,
  why,
  /** ISO instant at which it was said that she was seen. */
  seen: z.string().optional(),
  /** Critical results of hers that nobody has acknowledged. */
  critical: z.int().nonnegative(),
  /** A note about her that was begun by whoever asks, and not signed. */
  unsigned: z.boolean(),
})
const proposal = z.strictObject({
  /** The planned fact. */
  fact: z.int(),
  patient,
  ...whom,
  time,
  why: z.string(),
})
const awaited = z.strictObject({
  patient,
  ...whom,
  is: z.enum(['due', 'lost']),
  days: z.int(),
  planned: moment,
  /** What was planned, in the words of its source. */
  why: z.string(),
  lastSeen: moment.optional(),
})
const unsignedNote = z.strictObject({
  patient,
  ...whom,
  /** Its title as far as it was typed; '' where there is none yet. */
  title: z.string(),
  /** ISO instant. */
  kept: z.string(),
})

/** records, to the window: who comes on a day, and what waits. */
export const day = contract('day', {
  /** Who is on the list of a day: by time, those without one last. */
  list: method({ roles, input: z.strictObject({ day: isoDay }), output: z.array(dayLine) }),
  /**
   * Puts somebody on the list, at its end where no time is said. A repeated request id changes nothing and answers the
   * same. `not-found` where nobody is described by that number.
   */
  add: method({
    roles,
    input: z.strictObject({
      requestId: z.string().min(8).max(64),
      day: isoDay,
      patient,
      time: time.default(''),
      why: why.default(''),
    }),
    output: z.strictObject({ entry }),
  }),
  /** Changes what is given of a line; `seen` false takes back that she was seen. */
  change: method({
    roles,
    input: z.strictObject({
      entry,
      time: time.optional(),
      why: why.optional(),
      seen: z.boolean().optional(),
    }),
    output: z.strictObject({}),
  }),
  /** Takes a line off the list. One that is gone already is no fault. */
  remove: method({ roles, input: z.strictObject({ entry }), output: z.strictObject({}) }),
  /** What files planned for that day, of people who are not on its list. */
  proposals: method({ roles, input: z.strictObject({ day: isoDay }), output: z.array(proposal) }),
  /**
   * Who was planned to come in the two years before and did not, as far as is known here; the longest first. `upTo`:
   * the last day of which anything is recorded of anybody; of whoever was due later nothing can be known.
   */
  due: method({
    roles,
    input: z.strictObject({ today: isoDay, limit: z.int().min(1).max(200) }),
    output: z.strictObject({ total: z.int(), upTo: isoDay.nullable(), rows: z.array(awaited) }),
  }),
  /** Notes that whoever asks has begun and not signed, the last kept first. */
  unsigned: method({ roles, input: z.strictObject({}), output: z.array(unsignedNote) }),
})

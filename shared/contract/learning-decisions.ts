import { z } from 'zod'
import { decisionBook } from '../domain/decisions/decision.ts'
import { graded } from '../domain/measures/forecast.ts'
import { message, term } from '../words/message.ts'
import { method } from './define.ts'

const hash = z.string().length(64)

/** An answer that has changed since somebody decided beside it, for as long as nobody has looked at what changed. */
export const revision = z.strictObject({
  questionHash: hash,
  title: term,
  /** The card that stands. */
  card: hash,
  said: message,
})
export type Revision = z.infer<typeof revision>

/** learning, to the window: what was decided beside answers, and what has changed since. */
export const decisionBookMethods = {
  /** What was decided beside the answers to each question, and whether what they said has come. */
  decisionBooks: method({
    input: z.strictObject({ today: z.iso.date() }),
    output: z.strictObject({
      books: z.array(decisionBook),
      /** Risks of all answers as forecasts; null where neither of two treatments was ever chosen. */
      calibration: graded.nullable(),
    }),
  }),
  revisions: method({ input: z.strictObject({}), output: z.array(revision) }),
  /** Somebody has looked at what this card changes. */
  seeRevision: method({ input: z.strictObject({ card: hash }), output: z.strictObject({}) }),
} as const

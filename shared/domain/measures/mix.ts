import { z } from 'zod'
import { message } from '../../words/message.ts'
import { differenceMethods } from './change.ts'
import { bandedScore, mixFactors } from './mix-frame.ts'
import { countedShape } from './series.ts'

/** An ISO day. */
const isoDay = z.string().length(10)
const side = z.strictObject({ from: isoDay, to: isoDay, ...countedShape })

/** After less before, at 95 %; null where a side has nobody. */
const difference = z
  .strictObject({ value: z.number(), lower: z.number(), upper: z.number(), by: z.enum(differenceMethods) })
  .nullable()

/** How much of a change of shares is that groups grew and shrank, and how much that groups changed. Shares. */
const parts = z.strictObject({ mix: z.number(), within: z.number() })

const row = z.strictObject({
  /** Names it to whoever asks for its people; several where rows too small for themselves stand together. */
  keys: z.array(z.string()),
  /** Null where only its source has words for it: records is asked for those by the first of the keys. */
  label: message.nullable(),
  before: z.strictObject(countedShape),
  after: z.strictObject(countedShape),
  difference,
  /** The interval leaves out no difference. One row in twenty does by chance alone. */
  isBeyond: z.boolean(),
  /** So few on one side that the shares say next to nothing. */
  isSmall: z.boolean(),
  /** Null of a quantity, and where a side counted nobody. */
  parts: parts.nullable(),
})
export type MixLine = z.infer<typeof row>

/** A measure in one span against another, by who came and by how it was done. */
export const mixStatement = z.strictObject({
  unit: z.enum(['share', 'days']),
  /** By the bands of which score it was broken down, for whoever asks for their people. */
  score: bandedScore.optional(),
  before: side,
  after: side,
  difference,
  /** What the data themselves explain, before anything that happened to people. */
  explanations: z.array(message),
  factors: z.array(
    z.strictObject({
      is: z.enum(mixFactors),
      /** Whether it says who came, and not how it was done. */
      isCaseMix: z.boolean(),
      rows: z.array(row),
      /** Of all of its rows together: they add up to the difference of the shares. */
      parts: parts.nullable(),
    }),
  ),
  /** Of whom everybody is alike, or of nobody it is recorded: nothing to tell apart by. */
  left: z.array(z.enum(mixFactors)),
  reading: z.array(message),
  doubts: z.array(message),
})
export type MixStatement = z.infer<typeof mixStatement>

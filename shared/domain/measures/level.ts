import { z } from 'zod'
import { message } from '../../words/message.ts'

/** What somebody is told apart by: an age band, a source, who did it. */
export const level = z.strictObject({
  /** Names it to whoever asks for its people; a number of records where only its source has words for it. */
  key: z.string().min(1).max(64),
  /** Null where only its source has words for it: the window asks records for those. */
  label: message.nullable(),
})
export type Level = z.infer<typeof level>

/** Of whom it is not recorded. */
export const NOT_RECORDED = 65_535

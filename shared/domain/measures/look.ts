import { z } from 'zod'
import { message } from '../../words/message.ts'

/** A day on which a change may be looked at again, and why that one. */
export const proposedLook = z.strictObject({
  lookOn: z.iso.date(),
  /** `chart`: its chart tells by then; `counts`: before against since does; `closed`: neither, a closed year. */
  by: z.enum(['chart', 'counts', 'closed']),
  /** Periods of the measure's chart that are over by then; 0 where no whole one is. */
  periods: z.int(),
  reading: z.array(message),
})
export type ProposedLook = z.infer<typeof proposedLook>

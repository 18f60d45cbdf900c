import { z } from 'zod'
import { moment } from '../moment.ts'
import { proposedRow, decimals } from './proposal.ts'

/** Under which name is kept with a file what somebody said of a report. */
export const REPORT = 'report'

/**
 * What somebody said of a report after looking at it: whose it is, when it was taken, and to which of its rows she said
 * yes. It is kept with the file: a later version that puts rows together otherwise changes nothing of what was seen.
 */
export const saidReport = z.strictObject({
  /** By which name she is known here. */
  person: z.string().min(1),
  collected: moment.optional(),
  number: z.string().optional(),
  laboratory: z.string().optional(),
  decimal: z.enum(decimals),
  rows: z.array(proposedRow.omit({ doubts: true })),
})
export type SaidReport = z.infer<typeof saidReport>

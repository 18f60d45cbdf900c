import { summary } from '../summary.ts'
import { letterKind } from './letter.ts'

/** What may leave about an answer. */
export const summaryLetter = letterKind({
  name: 'summary',
  schema: summary,
  malformed: 'The summary does not have the form that summaries have.',
  withdrawable: true,
})

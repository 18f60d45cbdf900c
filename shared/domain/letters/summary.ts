import { summary } from '../summary.ts'
import { say } from '../../words/message.ts'
import { letterKind } from './letter.ts'

/** What may leave about an answer. */
export const summaryLetter = letterKind({
  name: 'summary',
  schema: summary,
  malformed: say('letters.summary-malformed'),
  withdrawable: true,
})

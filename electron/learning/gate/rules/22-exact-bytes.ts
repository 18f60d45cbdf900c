import { say } from '../../../../shared/words/message.ts'
import type { Rule } from '../rule.ts'

/** What was approved by its hash is what is sent: a receipt that would be another now has to be read again. */
export const exactBytes: Rule = {
  number: 22,
  name: 'Receipt',
  judge: {
    approval: ({ receipt, approvedSha256 }) =>
      receipt.sha256 === approvedSha256
        ? []
        : [{ reason: say('gate.changed-since-read'), remedy: say('gate.read-again') }],
  },
}

import { say, type Message } from '../words/message.ts'
import type { ReferralReceipt } from './referral.ts'

/** What goes along, what stays and what that means, a line each. */
export const referralLines = ({ sections, leftOut, isCut }: ReferralReceipt): Message[] => [
  ...sections
    .filter(({ entries }) => entries > 0)
    .map(({ section, entries }) => say('referral.going', { section, entries })),
  ...(leftOut.length > 0
    ? [
        say('referral.left-out', {
          kinds: leftOut.map(({ kind, n }) => say('referral.kind', { kind: say(`kind.${kind}`), n })),
        }),
      ]
    : []),
  ...(isCut ? [say('referral.cut')] : []),
  say('referral.anybody'),
]

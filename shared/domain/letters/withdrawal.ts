import { z } from 'zod'
import { say } from '../../words/message.ts'
import { letterKind } from './letter.ts'

/** Takes back an earlier letter of the same issuer: whoever holds that no longer uses it and no longer passes it on. */
export const withdrawalBody = z.strictObject({
  format: z.literal('casebook-withdrawal/1'),
  /** Sequence of the letter that is taken back. */
  withdraws: z.int().nonnegative(),
})

export const withdrawalLetter = letterKind({
  name: 'withdrawal',
  schema: withdrawalBody,
  malformed: say('letters.withdrawal-malformed'),
  withdrawable: false,
  takesBack: body => body.withdraws,
})

import { z } from 'zod'
import { say } from '../../words/message.ts'
import { letterKind } from './letter.ts'

const logKey = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Says that this casebook's earlier log ended, because its folder was copied or restored; sequences go on at or above
 * `from`.
 */
export const successionBody = z.strictObject({
  format: z.literal('casebook-succession/1'),
  log: logKey,
  previousLog: logKey,
  from: z.int().nonnegative(),
})

export const successionLetter = letterKind({
  name: 'succession',
  schema: successionBody,
  malformed: say('letters.succession-malformed'),
  withdrawable: false,
})

import { z } from 'zod'
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
  malformed: 'The succession does not say which log follows which.',
  withdrawable: false,
})

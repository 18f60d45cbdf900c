import { z } from 'zod'
import { changeLine, changeStatement, plannedChange } from '../domain/measures/change.ts'
import { method, progress } from './define.ts'

const change = z.int().positive()
const requestId = z.string().min(8).max(64)

/** Part of the contract `measures`: what one changes, and what becomes of it. */
export const changeMethods = {
  /** Every change that was written down and not taken back, the earliest first. */
  changes: method({ input: z.strictObject({}), output: z.array(changeLine) }),
  /** Writes one down. A repeated request id changes nothing and answers the same. */
  writeChange: method({
    input: z.strictObject({ requestId, planned: plannedChange }),
    output: z.strictObject({ change }),
  }),
  /** Before against after as it is on that day, by the measure as it was when the change was written; not kept. */
  judgeChange: method({
    input: z.strictObject({ change, today: z.iso.date() }),
    output: changeStatement,
    progress,
  }),
  /** Makes the same statement and keeps it, with the next day on which to look; null for never. */
  keepLook: method({
    input: z.strictObject({ requestId, change, today: z.iso.date(), next: z.iso.date().nullable() }),
    output: changeStatement,
    progress,
  }),
  takeBackChange: method({ input: z.strictObject({ change }), output: z.strictObject({}) }),
} as const

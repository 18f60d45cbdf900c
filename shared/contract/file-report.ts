import { z } from 'zod'
import { message } from '../words/message.ts'

/** One file of an import. `stored` counts facts and people; `known` is what was here already. */
export const fileReport = z.strictObject({
  path: z.string(),
  sha256: z.string(),
  format: z.string(),
  /** `waiting`: nobody reads it yet, and it is kept until somebody does. `unreadable`: nothing of it could be kept. */
  status: z.enum(['done', 'known', 'waiting', 'unreadable', 'cancelled', 'interrupted']),
  read: z.int(),
  stored: z.int(),
  quarantined: z.int(),
  /** Why a file waits or is unreadable, and what would help; null otherwise. */
  reason: message.nullable(),
})

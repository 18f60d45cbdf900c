import { z } from 'zod'
import { frame } from '../domain/frame.ts'
import { question } from '../domain/question.ts'
import { contract, method, progress } from './define.ts'

const hash = z.string().length(64)
const concern = z.strictObject({
  questionHash: hash,
  eligible: z.boolean(),
  arm: z.enum(['exposed', 'comparator', 'none']),
})
export type Concern = z.infer<typeof concern>

/** records, to learning: columns without identity. */
export const frames = contract('frames', {
  /** The cohort of a question as columns. */
  frame: method({ input: z.strictObject({ question }), output: frame, progress }),
  /** Of each of these kept questions, whether one person meets its population today, and where she is in its cohort. */
  concerns: method({
    input: z.strictObject({ patient: z.int(), questionHashes: z.array(hash) }),
    output: z.array(concern),
  }),
})

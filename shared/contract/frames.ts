import { z } from 'zod'
import { frame } from '../domain/frame.ts'
import { question } from '../domain/question.ts'
import { contract, method, progress } from './define.ts'

/** records, to learning: columns without identity. */
export const frames = contract('frames', {
  /** The cohort of a question as columns. */
  frame: method({ input: z.strictObject({ question }), output: frame, progress }),
  /** Whether one person meets the question's population today, or is in its cohort. */
  concerns: method({
    input: z.strictObject({ question, patient: z.int() }),
    output: z.strictObject({ eligible: z.boolean(), arm: z.enum(['exposed', 'comparator', 'none']) }),
  }),
})

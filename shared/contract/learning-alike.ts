import { z } from 'zod'
import { alikePeople, alikeWeights } from '../domain/alike/alike.ts'
import { alikeOutcome } from '../domain/alike/told.ts'
import { libraryWords } from '../words/library-words.ts'
import { method } from './define.ts'

const hash = z.string().length(64)

/** learning, to the window: people like one person, and what happened to them. */
export const alikeMethods = {
  /** Those most like her as she is today. Numbers of charts; their names are records' to tell. */
  alike: method({
    input: z.strictObject({
      patient: z.int(),
      weights: alikeWeights,
      most: z.int().min(1).max(500),
    }),
    output: alikePeople,
  }),
  /** Questions whose population she meets today, asked here or shipped. */
  alikeQuestions: method({
    input: z.strictObject({ patient: z.int() }),
    output: z.array(z.strictObject({ hash, title: libraryWords })),
  }),
  /** What happened to people like her who began either treatment of a question. */
  alikeOutcome: method({
    input: z.strictObject({ patient: z.int(), questionHash: hash }),
    output: alikeOutcome,
  }),
} as const

import { z } from 'zod'
import { wholeMeasure } from '../domain/measures/measure.ts'
import { mixStatement } from '../domain/measures/mix.ts'
import { method, progress } from './define.ts'
import { riskAsked } from './measures-risk.ts'

/** Both days belong to it. */
const span = z.strictObject({ from: z.iso.date(), to: z.iso.date() })

/** Part of the contract `measures`: what lies behind a difference, and what is proposed from it. */
export const mixMethods = {
  /**
   * A measure in one span against one before it, by who came and how it was done, from one count of both. `risk`: by
   * the bands of that score, too.
   */
  mix: method({
    input: z.strictObject({ whole: wholeMeasure, before: span, after: span, risk: riskAsked.optional() }),
    output: mixStatement,
    progress,
  }),
} as const

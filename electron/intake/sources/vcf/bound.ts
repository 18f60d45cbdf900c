import { z } from 'zod'
import type { Answers } from '../source.ts'
import { builds } from './builds.ts'

/** Under which name is kept with a file what was said of it. */
export const VARIANTS = 'variants'

/** What was said of a file: on which build its positions stand, and whose each of its samples is. */
const bound = z.strictObject({
  build: z.enum(builds),
  /** In the order of their columns. `person`: by which name she is known; null for nobody who is here. */
  samples: z.array(z.strictObject({ name: z.string(), person: z.string().nullable() })),
  /** The day on which the file says it was written. */
  written: z.string().optional(),
})
export type BoundVariants = z.infer<typeof bound>

export function boundVariants(answers: Answers | undefined): BoundVariants | undefined {
  const text = answers?.[VARIANTS]
  return text === undefined ? undefined : bound.parse(JSON.parse(text)) // written by `settle`, or by whoever answered
}

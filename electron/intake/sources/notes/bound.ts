import { z } from 'zod'
import type { Answers } from '../source.ts'

/** Under which name is kept with a file what was said of it. */
export const NOTE = 'note'

/** What was said of a note: by which name whoever it is about is known, and from when it is, where that was said. */
const bound = z.strictObject({ person: z.string().min(1), happened: z.string().optional() })
export type BoundNote = z.infer<typeof bound>

export function boundNote(answers: Answers | undefined): BoundNote | undefined {
  const text = answers?.[NOTE]
  return text === undefined ? undefined : bound.parse(JSON.parse(text)) // written by whoever answered
}

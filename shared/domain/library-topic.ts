import { z } from 'zod'

/** The headings under which questions that ship stand. */
export const libraryTopic = z.enum(['primary', 'chronic', 'perioperative', 'transplant', 'maternal'])
export type LibraryTopic = z.infer<typeof libraryTopic>

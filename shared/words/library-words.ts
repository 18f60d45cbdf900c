import { z } from 'zod'
import { most } from '../domain/most.ts'
import { measureLibrary } from './areas/measure-library.ts'
import { questionLibrary } from './areas/question-library.ts'

const library = { ...measureLibrary, ...questionLibrary }
type LibraryKey = keyof typeof library
const keys = Object.keys(library) as LibraryKey[] // of a table that is written out

/**
 * What a measure, a question or a concept set is called: words of ours that ship with it, or somebody's own. It comes
 * from the page as well, so that it is no other message, and has an end.
 */
export const libraryWords = z.union([
  z.string().min(1).max(most.lineCharacters),
  z.strictObject({ key: z.enum(keys), values: z.strictObject({}) }),
])

import { z } from 'zod'
import { most } from '../domain/most.ts'
import { measureLibrary } from './areas/measure-library.ts'

type LibraryKey = keyof typeof measureLibrary
const keys = Object.keys(measureLibrary) as LibraryKey[] // of a table that is written out

/**
 * What a measure or a concept set is called: words of ours that ship with it, or somebody's own. It comes from the page
 * as well, so that it is no other message, and has an end.
 */
export const libraryWords = z.union([
  z.string().min(1).max(most.lineCharacters),
  z.strictObject({ key: z.enum(keys), values: z.strictObject({}) }),
])

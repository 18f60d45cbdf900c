import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { say, type Message, type Term } from '../../shared/words/message.ts'

/** A file as JSON of this shape. `refusal` says what is wrong with one of another: where, and in zod's own words. */
export async function readJson<S extends z.ZodType>(
  file: string,
  schema: S,
  refusal: (issue: { place: Term; issue: string }) => Message,
): Promise<z.output<S>> {
  let document: unknown
  try {
    document = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    throw new AppError('unreadable-source', say('told.not-json', { path: file }))
  }
  const parsed = schema.safeParse(document)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.join('.') || say('told.the-whole')
  // Zod says what was expected, and has languages of its own.
  throw new AppError('unreadable-source', refusal({ place, issue: issue?.message ?? '' }))
}

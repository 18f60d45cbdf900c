import { open } from 'node:fs/promises'
import { z } from 'zod'
import { recipe, type Recipe } from '../../shared/domain/recipe.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

/** A recipe of two thousand columns with all their codes has a few of these. */
const MOST_BYTES = 16 * 2 ** 20

const recipes = z.union([recipe.transform(each => [each]), z.array(recipe).min(1).max(500)])

async function textOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size > MOST_BYTES) throw new AppError('unreadable-source', say('tables.recipe-too-large'))
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

/**
 * The recipes in a file: one, or a list. Throws where it is none, with the place in the file and what was expected
 * there.
 */
export async function recipesIn(file: string): Promise<Recipe[]> {
  const text = await textOf(file)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new AppError('unreadable-source', say('tables.no-recipe', { place: '', issue: 'JSON' }))
  }
  const parsed = recipes.safeParse(document)
  if (parsed.success) return parsed.data
  // Of one recipe or a list the issues are those of both; those of the form it has are told.
  const own = (Array.isArray(document) ? z.array(recipe) : recipe).safeParse(document)
  const issue = own.error?.issues[0]
  const place = issue?.path.join('.') ?? ''
  throw new AppError('unreadable-source', say('tables.no-recipe', { place, issue: issue?.message ?? '' }))
}

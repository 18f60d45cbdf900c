import { open } from 'node:fs/promises'
import { wholeMeasure, type WholeMeasure } from '../../../../shared/domain/measures/measure.ts'
import { AppError } from '../../../../shared/errors.ts'
import { say } from '../../../../shared/words/message.ts'

/** A measure with forty sets of two thousand codes each has a few of these. */
const MOST_BYTES = 16 * 2 ** 20

async function textOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size > MOST_BYTES) throw new AppError('unreadable-source', say('outcome.measure-too-large'))
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

/** The measure in a file. Throws where it is none, with the place in the file and what was expected there. */
export async function measureIn(file: string): Promise<WholeMeasure> {
  const text = await textOf(file)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new AppError('unreadable-source', say('outcome.no-measure-in-file', { place: '', issue: 'JSON' }))
  }
  const parsed = wholeMeasure.safeParse(document)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.join('.') ?? ''
  // Zod says what was expected, and has languages of its own.
  throw new AppError(
    'unreadable-source',
    say('outcome.no-measure-in-file', { place, issue: issue?.message ?? '' }),
  )
}

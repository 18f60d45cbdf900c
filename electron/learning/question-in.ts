import { open } from 'node:fs/promises'
import { asked, type Asked } from '../../shared/domain/asked.ts'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

/** A question with forty sets of two thousand codes each has a few of these. */
const MOST_BYTES = 16 * 2 ** 20

async function textOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size > MOST_BYTES) throw new AppError('unreadable-source', say('question.file-too-large'))
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

const none = (place: string, issue: string) =>
  new AppError('unreadable-source', say('question.not-in-file', { place, issue }))

/** The question in a file. Throws where it is none, with the place in the file and what was expected there. */
export async function questionIn(file: string): Promise<Asked> {
  const text = await textOf(file)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw none('', 'JSON')
  }
  const parsed = asked.safeParse(document)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  // Zod says what was expected, and has languages of its own.
  throw none(issue?.path.join('.') ?? '', issue?.message ?? '')
}

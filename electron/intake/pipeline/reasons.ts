import type { Message } from '../../../shared/words/message.ts'
const reasons: Record<string, string> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'This user may not read it.',
  EISDIR: 'It is a folder.',
  Z_DATA_ERROR: 'its compression is damaged.',
  Z_BUF_ERROR: 'it ends before its compressed data do.',
  EIO: 'The disk could not read it.',
}

/** An error of the file system or of gzip in words without the path twice and without any content. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? 'It cannot be read.'
}

/** Ends the kept bytes of a file where the file itself ended too early, with the words that were found for it then. */
export class CutShort extends Error {
  override readonly name = 'CutShort'
  readonly why: Message | string
  constructor(why: Message | string) {
    super(typeof why === 'string' ? why : why.key)
    this.why = why
  }
}

/** Why reading stopped before the end, for the quarantine. */
export const brokenOf = (error: unknown): Message | string =>
  error instanceof CutShort ? error.why : `The file could not be read to its end: ${reasonOf(error)}`

/** Errors of the contract are about the store, not about the file. */
export const isAboutTheStore = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AppError'

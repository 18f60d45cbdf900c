import { say, type Message } from '../../../shared/words/message.ts'
import { BeyondBudget } from '../beyond-budget.ts'
import { Refused } from '../refused.ts'

const reasons: Readonly<Record<string, Message>> = {
  ENOENT: say('intake.no-such-file'),
  EACCES: say('intake.may-not-read'),
  EISDIR: say('intake.is-a-folder'),
  Z_DATA_ERROR: say('intake.damaged-compression'),
  Z_BUF_ERROR: say('intake.ends-early'),
  EIO: say('intake.disk-failed'),
  ENOTREG: say('intake.no-regular-file'),
  ENXIO: say('intake.no-regular-file'), // a socket that stands as a file
  ECHANGED: say('intake.changed-while-read'),
  EOUTSIDE: say('intake.out-of-folder'),
  ELOOP: say('intake.no-such-file'),
}

/** An error of the file system or of gzip as a message without the path twice and without any content. */
export function reasonOf(error: unknown): Message {
  if (error instanceof BeyondBudget || error instanceof Refused) return error.said
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? say('intake.cannot-be-read')
}

/** Ends the kept bytes of a file where the file itself ended too early, with what was found of it then. */
export class CutShort extends Error {
  override readonly name = 'CutShort'
  readonly why: Message
  constructor(why: Message) {
    super(why.key)
    this.why = why
  }
}

/** Why reading stopped before the end, for the quarantine. */
export const brokenOf = (error: unknown): Message =>
  error instanceof CutShort ? error.why : say('quarantine.broken-file', { why: reasonOf(error) })

/** What would help then. */
export const remedyOf = (error: unknown): Message =>
  error instanceof BeyondBudget ? error.remedy : say('quarantine.broken-file-remedy')

/** Errors of the contract are about the store, not about the file. */
export const isAboutTheStore = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AppError'

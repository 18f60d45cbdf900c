import { AppError, type FaultCode } from '../../shared/errors.ts'
import { spoken } from './words.ts'

/** What happened and what to do, for every way a service can fail. The compiler asks for each. */
const sentences: Record<FaultCode, string> = {
  'bad-request': 'That cannot be done like this.',
  'not-found': 'It is not here (any more).',
  'conflict': 'Something changed in the meantime. Look again, then repeat.',
  'cancelled': 'Cancelled. Nothing was lost.',
  'locked': 'The casebook is locked. Unlock it and repeat.',
  'wrong-passphrase': 'That is not the passphrase of this casebook.',
  'not-permitted': 'This is not permitted here.',
  'unreadable-source': 'The file cannot be read.',
  'unavailable': 'A part of Casebook is restarting. What you entered is kept; repeat in a moment.',
  'newer-store': 'This casebook was written by a newer version. Install that version.',
  'store-damaged': 'The casebook is damaged. Restore a backup; nothing has been changed.',
  'disk-full': 'The disk is full. Make room, then repeat; nothing was lost.',
  'refused': 'This is refused, for the reason below.',
  'untrusted': 'It was changed on the way, or comes from somebody unknown. It was not taken in.',
  'offline': 'No peer could be reached. Work goes on; meet them later.',
  'internal': 'Something went wrong in Casebook itself. What was saved is safe.',
}

/** An error in words for the person at the desk; never a stack. */
export function inWords(error: unknown): { title: string; detail: string } {
  if (!(error instanceof AppError)) return { title: sentences.internal, detail: '' }
  const detail = spoken(error.said)
  return {
    title: sentences[error.code],
    detail: error.code === 'internal' || detail === sentences[error.code] ? '' : detail,
  }
}

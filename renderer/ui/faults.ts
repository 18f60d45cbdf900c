import { AppError, type FaultCode } from '../../shared/errors.ts'
import type { PlainKey } from '../../shared/words/message.ts'
import { speak, words } from './words.ts'

/** What happened and what to do, for every way a service can fail. The compiler asks for each. */
const sentences = {
  'bad-request': 'trouble.bad-request',
  'not-found': 'trouble.not-found',
  'conflict': 'trouble.conflict',
  'cancelled': 'trouble.cancelled',
  'locked': 'trouble.locked',
  'wrong-passphrase': 'trouble.wrong-passphrase',
  'not-permitted': 'trouble.not-permitted',
  'unreadable-source': 'trouble.unreadable-source',
  'unavailable': 'trouble.unavailable',
  'newer-store': 'trouble.newer-store',
  'store-damaged': 'trouble.store-damaged',
  'disk-full': 'trouble.disk-full',
  'disk-read-only': 'trouble.disk-read-only',
  'disk-failing': 'trouble.disk-failing',
  'file-busy': 'trouble.file-busy',
  'refused': 'trouble.refused',
  'untrusted': 'trouble.untrusted',
  'offline': 'trouble.offline',
  'internal': 'trouble.internal',
} as const satisfies Record<FaultCode, PlainKey>

/** An error in words for the person at the desk; never a stack. */
export function inWords(error: unknown): { title: string; detail: string } {
  if (!(error instanceof AppError)) return { title: words(sentences.internal), detail: '' }
  const title = words(sentences[error.code])
  const detail = speak(error.said)
  return { title, detail: error.code === 'internal' || detail === title ? '' : detail }
}

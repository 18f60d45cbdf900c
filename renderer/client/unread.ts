import { z } from 'zod'
import { message, type Message } from '../../shared/words/message.ts'
import { draftOf, setDraft, type Draft } from './drafts.ts'

/** Something that went wrong with files, until somebody says that it was read. */
interface Unread {
  readonly lines: readonly Message[]
}
/** It lies in the encrypted store: a lock or a closed window takes nothing away that nobody has seen. */
export const unread: Draft<Unread> = {
  name: 'intake.unread',
  initial: { lines: [] },
  keep: z.strictObject({ lines: z.array(message) }),
}

/** Who waits for more than so many lines reads none; the newest stay. */
const MOST = 100

/** Keeps what went wrong, once. */
export function tellUnread(said: readonly Message[]): void {
  const { lines } = draftOf(unread)
  const known = new Set(lines.map(each => JSON.stringify(each)))
  const fresh = said.filter(each => !known.has(JSON.stringify(each)))
  if (fresh.length > 0) setDraft(unread, undefined, { lines: [...lines, ...fresh].slice(-MOST) })
}

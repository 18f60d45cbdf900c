import { createHash } from 'node:crypto'
import type { SaveAnswer } from '../../shared/bridge.ts'
import type { Client } from '../../shared/contract/define.ts'
import { leavingFile, type leaving } from '../../shared/contract/leaving.ts'
import { toFault } from '../../shared/errors.ts'
import { saveBytes } from './save-bytes.ts'

export interface Saving {
  /** The folder of the casebook, into which nothing is written. */
  readonly home: string
  /** Asks the person where to; undefined where she thought better of it. */
  place(): Promise<string | undefined>
  /** records, who keeps the audit log. */
  readonly log: Client<typeof leaving>
}

/**
 * Writes what the page shows where the person says, and has it noted first: a file of which nothing can be noted is not
 * written. `of` is what the page calls it. A failure is an answer.
 */
export async function saveNoted(
  bytes: unknown,
  of: unknown,
  { home, place, log }: Saving,
): Promise<SaveAnswer> {
  const { data: what } = leavingFile.safeParse(of)
  if (!what || !(bytes instanceof Uint8Array)) return { kind: 'cancelled' }
  const file = await place()
  if (file === undefined) return { kind: 'cancelled' }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    await log.begin({ ...what, sha256 })
  } catch (error) {
    const { code, said: message } = toFault(error)
    return { kind: 'failed', code, message }
  }
  const answer = await saveBytes(home, file, bytes)
  // Where even that cannot be noted the log says more than what left, never less.
  if (answer.kind === 'failed') await log.failed({ sha256 }).catch(() => undefined)
  return answer
}

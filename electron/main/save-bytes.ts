import { writeFile } from 'node:fs/promises'
import type { SaveAnswer } from '../../shared/bridge.ts'
import { toFault } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { refuseInside } from '../host/outside-home.ts'

type Failure = Extract<SaveAnswer, { kind: 'failed' }>

/** Why writing failed. */
function failureOf(error: unknown): Pick<Failure, 'code' | 'message'> {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return { code: 'not-found', message: say('save.folder-gone') }
  const { code, said: message } = toFault(error)
  return code === 'internal' ? { code, message: say('save.failed') } : { code, message }
}

/**
 * Writes bytes where the person chose, anywhere but into the casebook's own folder; a failure is an answer, so that the
 * page can say what to do.
 */
export async function saveBytes(home: string, file: string, bytes: Uint8Array): Promise<SaveAnswer> {
  try {
    refuseInside(home, file)
    await writeFile(file, bytes)
    return { kind: 'saved', path: file }
  } catch (error) {
    return { kind: 'failed', ...failureOf(error) }
  }
}

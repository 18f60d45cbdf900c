import { writeFile } from 'node:fs/promises'
import type { SaveAnswer } from '../../shared/bridge.ts'
import { say } from '../../shared/words/message.ts'

type Failure = Extract<SaveAnswer, { kind: 'failed' }>

const notPermitted = { code: 'not-permitted', message: say('save.not-permitted') } as const
/** Why writing failed, by the code of the file system. */
const failures: Readonly<Record<string, Pick<Failure, 'code' | 'message'>>> = {
  ENOSPC: { code: 'disk-full', message: say('save.failed') },
  EDQUOT: { code: 'disk-full', message: say('save.failed') },
  EACCES: notPermitted,
  EPERM: notPermitted,
  EROFS: { code: 'not-permitted', message: say('save.read-only') },
  ENOENT: { code: 'not-found', message: say('save.folder-gone') },
}

/** Writes bytes where the person chose; a failure is an answer, so that the page can say what to do. */
export async function saveBytes(file: string, bytes: Uint8Array): Promise<SaveAnswer> {
  try {
    await writeFile(file, bytes)
    return { kind: 'saved', path: file }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { kind: 'failed', ...(failures[code] ?? { code: 'internal', message: say('save.failed') }) }
  }
}

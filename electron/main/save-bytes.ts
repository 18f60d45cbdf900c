import { writeFile } from 'node:fs/promises'
import type { SaveAnswer } from '../../shared/bridge.ts'

type Failure = Extract<SaveAnswer, { kind: 'failed' }>

/** Why writing failed, in the words the page has sentences for. */
const failures: Record<string, Pick<Failure, 'code' | 'message'>> = {
  ENOSPC: { code: 'disk-full', message: 'The file was not saved.' },
  EDQUOT: { code: 'disk-full', message: 'The file was not saved.' },
  EACCES: {
    code: 'not-permitted',
    message: 'The file was not saved: this folder or file may not be written to. Choose another.',
  },
  EPERM: {
    code: 'not-permitted',
    message: 'The file was not saved: this folder or file may not be written to. Choose another.',
  },
  EROFS: {
    code: 'not-permitted',
    message: 'The file was not saved: this disk can only be read. Choose another.',
  },
  ENOENT: { code: 'not-found', message: 'The file was not saved: the folder is gone. Choose another.' },
}

/** Writes bytes where the person chose; a failure is an answer, so that the page can say what to do. */
export async function saveBytes(file: string, bytes: Uint8Array): Promise<SaveAnswer> {
  try {
    await writeFile(file, bytes)
    return { kind: 'saved', path: file }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { kind: 'failed', ...(failures[code] ?? { code: 'internal', message: 'The file was not saved.' }) }
  }
}

import { accessSync, constants, lstatSync, readlinkSync, statSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What `work` fails with, as the system calls it; '' where it does not. */
function failing(work: () => unknown): string {
  try {
    work()
    return ''
  } catch (error) {
    return codeOf(error) || 'unknown'
  }
}

/** What is wrong with what lies at `at`, and there is something; undefined where it is a folder one may go into. */
function faultOf(at: string): Message | undefined {
  const isLink = lstatSync(at).isSymbolicLink()
  const why = failing(() => statSync(at))
  if (why === 'ELOOP') return say('store.place-loops', { path: at })
  if (why === 'ENOENT' && isLink) return say('store.place-leads-nowhere', { path: at, to: readlinkSync(at) })
  if (why === 'EACCES') return say('store.place-closed', { path: at })
  if (why !== '') return undefined // whoever goes on hears it from the disk
  if (!statSync(at).isDirectory()) return say('store.place-no-folder', { path: at })
  const isClosed = failing(() => accessSync(at, constants.R_OK | constants.X_OK)) === 'EACCES'
  return isClosed ? say('store.place-closed', { path: at }) : undefined
}

/**
 * Why the folder of a casebook can be neither read nor made where it is said to be: a link that leads nowhere or in a
 * circle, a file in its place or on the way, a folder that lets nobody in. Undefined where nothing of that is so.
 */
export function placeFault(home: string): Message | undefined {
  for (let at = path.resolve(home); ; at = path.dirname(at)) {
    if (failing(() => lstatSync(at)) === '') return faultOf(at)
    if (path.dirname(at) === at) return undefined
  }
}

/** Throws AppError 'bad-request' where `placeFault` finds something. */
export function refusePlace(home: string): void {
  const said = placeFault(home)
  if (said) throw new AppError('bad-request', said)
}

import { existsSync, statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { placeFault } from './home-place.ts'
import { readKeyFile } from './key-file.ts'
import { homeLayout } from './layout.ts'
import { pendingReplacement } from './replacing.ts'

/** What lies in the folder of a casebook, before anybody opens it. */
export type HomeState =
  | { readonly is: 'absent' | 'locked' }
  /** A part of a casebook is here and another is not. */
  | { readonly is: 'broken'; readonly said: Message }

const filled = (at: string): boolean => (statSync(at, { throwIfNoEntry: false })?.size ?? 0) > 0

/** Throws AppError 'store-damaged': a key file that cannot be read opens nothing. */
function withKeyFile(key: string): HomeState {
  readKeyFile(key)
  return { is: 'locked' }
}

/** Reads the folder, and changes nothing. A replacement that was decided on counts as carried out. */
export function homeState(home: string): HomeState {
  for (let look = 1; ; look++)
    try {
      return readState(home)
    } catch (error) {
      if (error instanceof AppError) return { is: 'broken', said: error.said }
      // Another program puts one store in place of another: what was there a moment ago is not, and soon is again.
      if (look >= LOOKS || !(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
        throw error
    }
}
const LOOKS = 5

function readState(home: string): HomeState {
  const said = placeFault(home)
  if (said) return { is: 'broken', said }
  const { store, key } = homeLayout(home)
  const pending = existsSync(home) ? pendingReplacement(home) : undefined
  if (pending) return { is: pending.incoming === null ? 'absent' : 'locked' }
  if (filled(key)) return filled(store) ? withKeyFile(key) : { is: 'broken', said: say('store.store-lost') }
  return existsSync(store) || existsSync(key)
    ? { is: 'broken', said: say('store.key-lost') }
    : { is: 'absent' }
}

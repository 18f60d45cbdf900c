import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'

/** The path as the file system knows it; of what is not there yet, of the folder it would lie in. */
function real(at: string): string {
  const absolute = path.resolve(at)
  if (existsSync(absolute)) return realpathSync(absolute)
  const parent = path.dirname(absolute)
  return parent === absolute ? absolute : path.join(real(parent), path.basename(absolute))
}

/**
 * Refuses a file to be written that would lie in the casebook's own folder, by whatever name or link: what lies there
 * is the casebook's. Throws AppError 'refused'.
 */
export function refuseInside(home: string, file: string): void {
  const from = path.relative(real(home), real(file))
  if (from === '' || !(from.startsWith('..') || path.isAbsolute(from)))
    throw new AppError('refused', say('save.inside-home'))
}

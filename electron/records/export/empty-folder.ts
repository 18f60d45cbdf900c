import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { remove } from '../../host/durable.ts'

/**
 * A folder that is not there or holds nothing, and the way back to that. Throws AppError 'conflict' where something
 * lies in it.
 */
export function emptyFolder(folder: string): { takeBack(): void } {
  const wasThere = existsSync(folder)
  if (wasThere && readdirSync(folder).length > 0) throw new AppError('conflict', say('export.not-empty'))
  return {
    takeBack() {
      if (!existsSync(folder)) return
      for (const name of readdirSync(folder)) remove(path.join(folder, name))
      if (!wasThere) remove(folder)
    },
  }
}

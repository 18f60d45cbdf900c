import type { Progress } from '../../../shared/contract/define.ts'
import { say } from '../../../shared/words/message.ts'
import type { StoredWork } from '../pipeline/stored-source.ts'
import { lookThrough } from './look-through.ts'

/**
 * Looks through every kept file for the person on a chart, and tells records what of each holds her. Nothing is
 * changed: cancelled, the look is forgotten. Answers its number.
 */
export async function lookForErasing(
  patient: number,
  work: StoredWork,
  report: (step: Progress) => void,
): Promise<number> {
  const { ingest, signal } = work
  const { erasure, telling, files } = await ingest.lookForErasing({ patient }, { signal })
  for (const [done, file] of files.entries()) {
    signal.throwIfAborted()
    report({ phase: say('intake.looking-for-her'), done, of: files.length })
    const { sourceId } = file
    const found = await lookThrough(file, telling, work)
    if (found.isGone || found.isUnseen || found.mentions > 0 || found.slices.length > 0)
      await ingest.noteBytes({ erasure, sourceId, ...found, slices: [...found.slices] })
  }
  await ingest.endLook({ erasure })
  return erasure
}

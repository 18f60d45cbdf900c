import type { Progress } from '../../../shared/contract/define.ts'
import type { FileToLookThrough, Telling } from '../../../shared/contract/ingest-erasing.ts'
import type { WhomToErase } from '../../../shared/contract/intake.ts'
import { say } from '../../../shared/words/message.ts'
import type { StoredWork } from '../pipeline/stored-source.ts'
import { findGone } from './find-gone.ts'
import { lookThrough } from './look-through.ts'

interface Begun {
  readonly erasure: number
  readonly telling: Telling
  readonly files: readonly FileToLookThrough[]
}
/** Begins the look with what is known of her: by her chart, or by what kept files tell of somebody without one. */
async function begun(
  { patient, gone }: WhomToErase,
  work: StoredWork,
  report: (step: Progress) => void,
): Promise<Begun> {
  const { ingest, signal } = work
  if (patient !== undefined) return ingest.lookForErasing({ patient }, { signal })
  if (gone === undefined) throw new Error('Nobody is named.') // the contract demands one of the two
  const files = await ingest.keptFiles({})
  const told = await findGone(gone, files, work, done =>
    report({ phase: say('intake.looking-for-her'), done, of: files.length }),
  )
  const { erasure } = await ingest.lookForGone({ telling: told })
  return { erasure, telling: told, files }
}

/**
 * Looks through every kept file for the person on a chart, or for one who has none any more, and tells records what of
 * each holds her. Nothing is changed: cancelled, the look is forgotten. Answers its number.
 */
export async function lookForErasing(
  whom: WhomToErase,
  work: StoredWork,
  report: (step: Progress) => void,
): Promise<number> {
  const { ingest, signal } = work
  const { erasure, telling, files } = await begun(whom, work, report)
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

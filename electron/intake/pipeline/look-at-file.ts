import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { tablesIn } from '../sources/tables/index.ts'
import { openFile } from './open-file.ts'
import { waitingFile } from './read-waiting.ts'
import { fileOf, type FilePlace, type SourceFile } from './source-file.ts'
import type { StoredWork } from './stored-source.ts'

/** A file whose tables are looked at: one that waits in the store, or one that lies on the disk. */
export type LookedAtFile = { readonly waiting: number } | { readonly at: FilePlace }

async function fileToLookAt(file: LookedAtFile, work: StoredWork): Promise<SourceFile> {
  if ('at' in file) return fileOf(file.at)
  const found = await waitingFile(file.waiting, work)
  if (!found) throw new AppError('not-found', say('tables.waits-no-more'))
  return found
}

/** What the tables of a file are taken for, and what becomes of its rows by that. Nothing is stored. */
export async function lookAtFile(
  { file, recipes }: { readonly file: LookedAtFile; readonly recipes: readonly Recipe[] },
  work: StoredWork,
): Promise<LookedAtTable[]> {
  const opened = await openFile(await fileToLookAt(file, work), work)
  if (opened.as !== 'source') throw new AppError('unreadable-source', opened.reason)
  const { unpacked, source, recognised } = opened
  const { format } = recognised
  return tablesIn(
    { pieces: () => source.pieces(unpacked.bytes(), format), format },
    {
      asked: recipes,
      known: await work.ingest.recipes({}),
      received: new Date().toISOString().slice(0, 10),
      signal: work.signal,
    },
  )
}

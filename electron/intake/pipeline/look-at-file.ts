import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import type { Recipe } from '../../../shared/domain/recipe.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { codeBooksIn, tablesIn } from '../sources/tables/index.ts'
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

/** A file that was asked for, opened by its reader. */
async function opened(file: LookedAtFile, work: StoredWork) {
  const found = await openFile(await fileToLookAt(file, work), work)
  if (found.as !== 'source') throw new AppError('unreadable-source', found.reason)
  const { unpacked, source, recognised } = found
  const { format } = recognised
  return { pieces: () => source.pieces(unpacked.bytes(), format), format }
}

/** A file, what is said of its tables, and the waiting files whose code books explain them. */
export interface TablesLook {
  readonly file: LookedAtFile
  readonly recipes: readonly Recipe[]
  readonly books: readonly number[]
}

/** What the tables of a file are taken for, and what becomes of its rows by that. Nothing is stored. */
export async function lookAtFile(
  { file, recipes, books }: TablesLook,
  work: StoredWork,
): Promise<LookedAtTable[]> {
  const beside = []
  for (const waiting of books) beside.push(...(await codeBooksIn(await opened({ waiting }, work))))
  return tablesIn(await opened(file, work), {
    asked: recipes,
    known: await work.ingest.recipes({}),
    received: new Date().toISOString().slice(0, 10),
    signal: work.signal,
    books: beside,
  })
}

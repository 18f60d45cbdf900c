import type { Answers } from '../sources/source.ts'
import { deliveryOf, lookInto } from './delivery.ts'
import { importFile, type Imported } from './import-file.ts'
import type { WaitingFile } from './read-waiting.ts'
import type { StoredWork } from './stored-source.ts'

/**
 * Reads a waiting file by what was said of it, as an import reads it: for the import that brought it, in the situation
 * in which it came. What was said is kept with the file.
 */
export async function readAnswered(
  { row, file }: WaitingFile,
  said: Answers,
  { ingest, sources, signal }: StoredWork,
): Promise<Imported> {
  const answers = { ...row.answers, ...said }
  const looked = await lookInto([file], { ingest, sources, answers, signal })
  try {
    return await importFile(file, {
      ingest,
      sources,
      importId: row.importId,
      answers,
      received: row.received,
      signal,
      delivery: deliveryOf([file], looked, answers),
      onBatch: () => undefined,
    })
  } finally {
    await ingest.settleWaiting({})
  }
}

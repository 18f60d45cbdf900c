import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { foundIn, NotOfThisSource, readPieces, type Batch } from './read-pieces.ts'
import { readerOf, storedPieces, type StoredWork } from './stored-source.ts'

/** What reading a source again changed. */
export interface Changed {
  readonly path: string
  readonly added: number
  readonly superseded: number
  readonly quarantined: number
}

/**
 * Reads a stored source once more, from its kept bytes, in the situation it was first read in. What is found again
 * stays, what is found differently takes the place of what was there, what is not found any more goes. What a newer
 * reader read is refused: what an older one would make of it could only be worse.
 */
async function readSourceAgain(sourceId: number, { ingest, sources, signal }: StoredWork): Promise<Changed> {
  const row = await ingest.sourceRow({ sourceId })
  const source = readerOf(sources, row.reader.id)
  if (!source || row.reader.version > source.version)
    throw new AppError('newer-store', say('intake.read-by-newer'))
  const { readingId } = await ingest.beginReading({ sourceId })
  const others = new Map<string, number>()
  let read = 0
  const store = async (batch: Batch) => {
    for (const [type, n] of batch.others) {
      others.set(type, (others.get(type) ?? 0) + n)
      read += n
    }
    read += batch.people.length + batch.facts.length + batch.retractions.length
    read += batch.citations.length + batch.rejects.length
    await ingest.storeReading({ readingId, sourceId, ...foundIn(batch) })
  }
  const { scope, answers, received } = row
  const pieces = storedPieces(ingest, sourceId, row, source)
  try {
    await readPieces({ source, pieces, situation: { scope, answers, received }, signal }, store)
  } catch (error) {
    if (error instanceof NotOfThisSource) throw new AppError('unreadable-source', error.said)
    throw error
  }
  const changed = await ingest.finishReading({
    readingId,
    sourceId,
    version: source.version,
    read,
    others: [...others].map(([type, n]) => ({ type, n })),
  })
  return { path: row.path, ...changed }
}

/** Reads stored sources again, in the order they came. */
export async function* readAgain(
  sourceIds: readonly number[],
  work: StoredWork,
): AsyncGenerator<Changed & { source: number }> {
  for (const source of [...new Set(sourceIds)].toSorted((one, other) => one - other)) {
    work.signal.throwIfAborted()
    yield { source, ...(await readSourceAgain(source, work)) }
  }
}

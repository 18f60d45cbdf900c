import { NotOfThisSource, readPieces, type Batch } from './read-pieces.ts'
import { readerOf, type StoredWork } from './stored-source.ts'

/** `newer`: a newer reader quarantined the entry, so this version leaves it alone. */
export type Retried = 'stored' | 'still-quarantined' | 'newer'

/** Tries one quarantined entry again, in the situation its file was first read in. */
export async function retry(id: number, work: StoredWork): Promise<Retried> {
  const { ingest, sources, signal } = work
  const { place, bytes, sourceId } = (await ingest.quarantined({ ids: [id] }))[0]!
  const { reader, scope, answers } = await ingest.sourceRow({ sourceId })
  const source = readerOf(sources, reader.id)
  if (!source || reader.version > source.version) return 'newer'

  let found: Batch | undefined
  try {
    await readPieces({ source, pieces: [{ place, bytes }], situation: { scope, answers }, signal }, batch => {
      found = batch
      return Promise.resolve()
    })
  } catch (error) {
    if (error instanceof NotOfThisSource) return 'still-quarantined'
    throw error
  }
  if (!found || found.rejects.length + found.waiting.length > 0) return 'still-quarantined'
  const { people, facts, referents, retractions, others } = found
  if (people.length + facts.length + referents.length + retractions.length + others.size === 0)
    return 'still-quarantined'
  await ingest.mend({ id, people, facts, referents, retractions })
  return 'stored'
}

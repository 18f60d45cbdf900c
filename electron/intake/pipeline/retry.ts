import { foundIn, NotOfThisSource, readPieces, type Batch } from './read-pieces.ts'
import { readerOf, type StoredWork } from './stored-source.ts'

/** `newer`: a newer reader quarantined the entry, so this version leaves it alone. */
export type Retried = 'stored' | 'still-quarantined' | 'newer'

/** Tries one quarantined entry again, in the situation its file was first read in. */
export async function retry(id: number, work: StoredWork): Promise<Retried> {
  const { ingest, sources, signal } = work
  const { place, bytes, sourceId } = (await ingest.quarantined({ ids: [id] }))[0]!
  const { reader, scope, answers, received } = await ingest.sourceRow({ sourceId })
  const source = readerOf(sources, reader.id)
  if (!source || reader.version > source.version) return 'newer'

  let found: Batch | undefined
  try {
    await readPieces(
      { source, pieces: [{ place, bytes }], situation: { scope, answers, received }, signal },
      batch => {
        found = batch
        return Promise.resolve()
      },
    )
  } catch (error) {
    if (error instanceof NotOfThisSource) return 'still-quarantined'
    throw error
  }
  if (!found || found.rejects.length > 0) return 'still-quarantined'
  const { people, facts, referents, retractions, citations, others } = found
  const isNothing =
    [people, facts, referents, retractions, citations].every(each => each.length === 0) && others.size === 0
  if (isNothing) return 'still-quarantined'
  const { rejects: _none, ...understood } = foundIn(found)
  const { isPlaced } = await ingest.mend({ id, ...understood })
  return isPlaced ? 'stored' : 'still-quarantined'
}

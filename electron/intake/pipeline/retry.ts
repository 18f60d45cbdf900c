import type { Referent } from '../sources/source.ts'
import { NotOfThisSource, readPieces, type Batch } from './read-pieces.ts'
import { learnReferents, readerOf, type StoredWork } from './stored-source.ts'

/** `newer`: a newer reader quarantined the entry, so this version leaves it alone. */
export type Retried = 'stored' | 'still-quarantined' | 'newer'

/** Tries one quarantined entry again, in the situation its file was first read in. */
export async function retry(id: number, work: StoredWork): Promise<Retried> {
  const { ingest, sources, signal } = work
  const { place, bytes, sourceId } = (await ingest.quarantined({ ids: [id] }))[0]!
  const { reader, scope, answers, companions } = await ingest.sourceRow({ sourceId })
  const source = readerOf(sources, reader.id)
  if (!source || reader.version > source.version) return 'newer'

  // The same reader would only find the same; a newer one must know what the entry's neighbours brought to be named.
  const referents = new Map<string, Referent>()
  if (reader.version < source.version)
    for (const each of [...companions, sourceId]) await learnReferents(each, referents, work)

  let found: Batch | undefined
  try {
    await readPieces(
      { source, pieces: [{ place, bytes }], situation: { scope, answers }, referents, signal },
      batch => {
        found = batch
        return Promise.resolve()
      },
    )
  } catch (error) {
    if (error instanceof NotOfThisSource) return 'still-quarantined'
    throw error
  }
  const { people, facts, others, rejects } = found ?? {
    people: [],
    facts: [],
    others: new Map(),
    rejects: [],
  }
  if (rejects.length > 0 || people.length + facts.length + others.size === 0) return 'still-quarantined'
  await ingest.mend({ id, people, facts })
  return 'stored'
}

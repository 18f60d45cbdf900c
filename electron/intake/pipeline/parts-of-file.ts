import type { z } from 'zod'
import type { intake } from '../../../shared/contract/intake.ts'
import { MOST_PARTS, type Part } from '../../../shared/domain/part.ts'
import { breather } from '../../host/breathe.ts'
import { limits } from '../budgets.ts'
import { readerOf, storedPieces, type StoredWork } from './stored-source.ts'

/** What is told of the parts of a file. */
export type FileParts = z.infer<typeof intake.methods.partsOfFile.output>

const together = (one: Part, other: Part): Part => ({
  ...one,
  entries: one.entries + other.entries,
  read: one.read + other.read,
  kept: one.kept + other.kept,
  lost: one.lost + other.lost,
  hasWords: one.hasWords || other.hasWords,
  unread: one.unread + other.unread,
})

/**
 * Looks once more at the kept bytes of a file, and says of each part what this version makes of it: by the reader
 * itself, so that what is told and what was stored cannot part. Parts of one name and number are counted together.
 */
export async function partsOfFile(
  sourceId: number,
  { ingest, sources, signal }: StoredWork,
): Promise<FileParts> {
  const row = await ingest.sourceRow({ sourceId })
  const source = readerOf(sources, row.reader.id)
  // What a newer version read this one could only tell wrongly.
  if (!source?.parts || row.reader.version > source.version)
    return { path: row.path, parts: null, isCut: false }
  const { scope, answers, received } = row
  const found = new Map<string, Part>()
  let isCut = false
  const breathe = breather(signal)
  for await (const piece of storedPieces(ingest, sourceId, row, source)) {
    signal.throwIfAborted()
    const pause = breathe()
    if (pause) await pause
    for (const each of source.parts(piece, { scope, answers, received })) {
      const name = each.name.slice(0, limits.nameCharacters)
      const key = JSON.stringify([each.number, name])
      const before = found.get(key)
      if (!before && found.size >= MOST_PARTS) isCut = true
      else found.set(key, before ? together(before, each) : { ...each, name })
    }
  }
  return { path: row.path, parts: [...found.values()], isCut }
}

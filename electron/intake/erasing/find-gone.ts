import type { FileToLookThrough, Telling } from '../../../shared/contract/ingest-erasing.ts'
import { knownBy, knownByName, numbersOf } from '../../../shared/domain/known-by.ts'
import { readerOf, storedPieces, type StoredWork } from '../pipeline/stored-source.ts'
import type { Gone } from '../../../shared/domain/erasure.ts'
import type { Piece, Situation, Source } from '../sources/source.ts'

/** Descriptions in a piece; none where its reader fails on it. */
function peopleIn(piece: Piece, source: Source, situation: Situation) {
  try {
    return [...source.read(piece, situation)].flatMap(each => (each.kind === 'person' ? [each.person] : []))
  } catch {
    return []
  }
}

/**
 * Reads in the kept files by what somebody is called there of whom nothing is stored any more: her import was undone,
 * and her bytes lie on in a file that another import brought, too.
 */
export async function findGone(
  gone: Gone,
  files: readonly FileToLookThrough[],
  { ingest, sources, signal }: StoredWork,
  onFile: (done: number) => void,
): Promise<Telling> {
  const wanted = knownByName(gone.name, gone.birth)
  const telling = { called: new Set<string>(), names: new Set([gone.name]), numbers: new Set<string>() }
  for (const [done, { sourceId, isWaiting }] of files.entries()) {
    signal.throwIfAborted()
    onFile(done)
    if (isWaiting) continue
    const row = await ingest.sourceRow({ sourceId })
    const source = readerOf(sources, row.reader.id)
    if (!source) continue
    const { scope, answers, received } = row
    for await (const piece of storedPieces(ingest, sourceId, { ...row, cutShort: undefined }, source)) {
      signal.throwIfAborted()
      for (const person of peopleIn(piece, source, { scope, answers, received })) {
        if (!knownBy(person).includes(wanted)) continue
        telling.called.add(person.identity)
        for (const name of [person.name, ...person.otherNames]) if (name !== '') telling.names.add(name)
        for (const number of numbersOf(person)) telling.numbers.add(number)
      }
    }
  }
  const { called, names, numbers } = telling
  return {
    called: [...called],
    names: [...names],
    births: [gone.birth],
    numbers: [...numbers],
    referents: [],
  }
}

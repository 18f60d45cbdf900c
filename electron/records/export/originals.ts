import path from 'node:path'
import type { Store } from '../open-store.ts'
import type { SourceRow } from '../repositories/sources.ts'
import type { ExportFolder } from './export-folder.ts'

/** So many bytes are read at a time. */
const CHUNK = 1_000_000

/** A file as it was brought in, and what was known beside its bytes. */
export interface Original {
  readonly path: string
  readonly sha256: string
  /** Where it lay when it was brought in. */
  readonly was: string
  /** Of the bytes as they were given; another where they came packed. */
  readonly givenSha256: string
  readonly format: string
  readonly source: string
  readonly answers: unknown
  readonly received: string
  /** False where it was not read to its end, or its bytes were too many to keep. */
  readonly isWhole: boolean
}

/** A name that every file system takes, with an end by which programs know what it is. */
function plainName(was: string, isUnpacked: boolean): string {
  const name = path.basename(was.replaceAll('\\', '/'))
  const unpacked = isUnpacked ? name.replace(/\.gz$/i, '') : name
  return unpacked.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').slice(-80) || 'file'
}

/**
 * Writes the bytes of every file that was brought in, a folder for each source of which ids are unique, so that whoever
 * reads them again tells two clinics apart. `breathe` is called between chunks.
 */
export async function writeOriginals(
  { sources, waiting }: Pick<Store, 'sources' | 'waiting'>,
  folder: ExportFolder,
  breathe: (done: number, of: number) => Promise<void> | undefined,
): Promise<Original[]> {
  const all = sources.all()
  const folders = new Map<string, number>()
  const originals: Original[] = []
  for (const [at, row] of all.entries()) {
    const kept = waiting.keptOf(row.id)
    const number = folders.get(row.scope) ?? folders.size + 1
    folders.set(row.scope, number)
    const isPacked = kept === undefined && row.kept_sha256 !== row.sha256
    const name = `originals/${number}/${row.id}-${plainName(row.path, isPacked)}`
    const bytes = kept === undefined ? sources.bytes : waiting.bytes
    folder.write(name, '')
    for (let offset = 0; ; offset += CHUNK) {
      const chunk = bytes(row.id, offset, CHUNK)
      if (chunk.byteLength > 0) folder.write(name, chunk)
      await breathe(at, all.length)
      if (chunk.byteLength < CHUNK) break
    }
    const written = folder.end(name)!
    originals.push(originalOf(row, { ...written, isWhole: kept ? kept === 'whole' : row.done === 1 }))
  }
  return originals
}

const originalOf = (
  row: SourceRow,
  written: { readonly path: string; readonly sha256: string; readonly isWhole: boolean },
): Original => ({
  path: written.path,
  sha256: written.sha256,
  was: row.path,
  givenSha256: row.sha256,
  format: row.format,
  source: row.scope,
  answers: JSON.parse(row.answers) as unknown,
  received: row.received,
  isWhole: written.isWhole,
})

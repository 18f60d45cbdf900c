import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { hashFile, recognise, unpacked, type FileKind } from '../sources/open-file.ts'

/** Something to be read: a file, or a practice made up as it is read. */
export interface SourceFile {
  readonly path: string
  /** Where ids that are not unique in the world are unique, unless the file names a server. */
  scope(sha256: string, format: FileKind['format']): string
  recognise(): Promise<FileKind>
  hash(signal: AbortSignal): Promise<string>
  unpacked(kind: FileKind): AsyncIterable<Uint8Array>
}

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Files that belong together stand in one folder: an NDJSON export has one file a type. A bundle stands alone. */
const fileAt = (at: string): SourceFile => ({
  path: at,
  scope: (sha256, format) =>
    format === 'fhir-ndjson' ? `folder-${short(path.dirname(at))}` : `file-${sha256.slice(0, 12)}`,
  recognise: () => recognise(at),
  hash: signal => hashFile(at, signal),
  unpacked: kind => unpacked(at, kind.gzip),
})

/** All files under these paths, in the order of their names; hidden ones are passed over. Throws where a path does not exist. */
export function filesUnder(paths: readonly string[]): SourceFile[] {
  const walk = (at: string): string[] =>
    statSync(at).isDirectory()
      ? readdirSync(at)
          .filter(name => !name.startsWith('.'))
          .toSorted()
          .flatMap(name => walk(path.join(at, name)))
      : [at]
  return [...new Set(paths.flatMap(walk))].map(fileAt)
}

import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { Answers } from '../sources/source.ts'
import { hashOf, type SourceFile } from './source-file.ts'

/** The name of the question where files come from; the clinician answers it once for a source. */
export const WHERE_FROM = 'source'

/** What is known of the files of one import before any is read. */
export interface Delivery {
  /** SHA-256 of each file's bytes as given. Absent where a file cannot be read. */
  readonly hashes: ReadonlyMap<SourceFile, string>
  /**
   * The source of a file, in which its ids are unique: by the clinician's answer; else by the public address that the
   * file itself names; else the files that came together are one source, which files that came before with one of them
   * belong to as well. Never by a path or a private address: they name the machine, not the clinic.
   */
  scopeOf(from: string | undefined): string
}

/** Hashes the files of an import, and asks what of them has come before. */
export async function deliveryOf(
  files: readonly SourceFile[],
  {
    ingest,
    answers,
    signal,
  }: {
    readonly ingest: Client<typeof ingestContract>
    readonly answers: Answers
    readonly signal: AbortSignal
  },
): Promise<Delivery> {
  const hashes = new Map<SourceFile, string>()
  for (const file of files) {
    try {
      hashes.set(file, await hashOf(file, signal))
    } catch (error) {
      if (signal.aborted) throw error // else the file says why when it is opened
    }
  }
  const answered = answers[WHERE_FROM]?.trim()
  const sorted = [...hashes.values()].toSorted()
  const { scopes } = await ingest.scopesOf({ sha256s: sorted })
  const together = scopes[0] ?? `delivery ${(sorted[0] ?? '').slice(0, 16)}`
  return {
    hashes,
    scopeOf: from => (answered ? `source ${answered}` : undefined) ?? (from && `server ${from}`) ?? together,
  }
}

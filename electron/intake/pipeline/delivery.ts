import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import { unpack } from '../containers/unpack.ts'
import { recognise } from '../sources/recognise.ts'
import type { Answers, Reading, Source } from '../sources/source.ts'
import { clockOf } from '../../../shared/domain/clock.ts'
import { hashOf, type SourceFile } from './source-file.ts'

/** The name of the question where files come from; the clinician answers it once for a source. */
export const WHERE_FROM = 'source'

/** What is known of the files of one import before any is read. */
export interface Delivery {
  /** SHA-256 of each file's bytes as given. Absent where a file cannot be read. */
  readonly hashes: ReadonlyMap<SourceFile, string>
  /**
   * The source of a file, in which its ids are unique: by the clinician's answer; else by the public address that the
   * file itself names; else the files that came together are one source. It is one that is known already where a file
   * of it came before, or where it calls somebody the same and describes her alike. Never by a path or a private
   * address: they name the machine, not the clinic.
   */
  scopeOf(from: string | undefined): string
}

interface Looking {
  readonly ingest: Client<typeof ingestContract>
  readonly sources: readonly Source[]
  readonly answers: Answers
  readonly signal: AbortSignal
}

/** As many files are looked into, as many pieces of each: enough to meet somebody who came before. */
const [FILES, PIECES] = [40, 40]

/** Hashes the files of an import, and asks what of them has come before. */
export async function deliveryOf(files: readonly SourceFile[], looking: Looking): Promise<Delivery> {
  const { ingest, answers, signal } = looking
  const hashes = new Map<SourceFile, string>()
  for (const file of files) {
    try {
      hashes.set(file, await hashOf(file, signal))
    } catch (error) {
      if (signal.aborted) throw error // else the file says why when it is opened
    }
  }
  const sha256s = [...hashes.values()].toSorted()
  const answered = answers[WHERE_FROM]?.trim()
  const people = answered ? [] : await peopleIn(files.slice(0, FILES), looking)
  const { scopes } = await ingest.scopesOf({ sha256s, people })
  const together = scopes[0] ?? `delivery ${(sha256s[0] ?? '').slice(0, 16)}`
  return {
    hashes,
    scopeOf: from => (answered ? `source ${answered}` : undefined) ?? (from && `server ${from}`) ?? together,
  }
}

interface Met {
  readonly identity: string
  readonly name?: string
  readonly birth?: number
}
const SOMEWHERE = { scope: 'here', answers: {}, received: '9999-12-31' }
const bare = (identity: string) => identity.slice(0, -`@${SOMEWHERE.scope}`.length)
const uuid = /^(?:urn:uuid:|Patient\/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Whom a reading describes; or speaks of by a UUID, which nobody else is called. */
function met(reading: Reading): Met[] {
  if (reading.kind === 'person') {
    const { identity, name, birth } = reading.person
    const clock = clockOf(birth)
    return name === '' ? [] : [{ identity: bare(identity), name, ...(clock !== null && { birth: clock }) }]
  }
  const id = reading.kind === 'fact' ? uuid.exec(bare(reading.fact.patient))?.[1] : undefined
  return id === undefined ? [] : [{ identity: `Patient/${id}` }]
}

/** Whom the first pieces of these files describe or speak of. What cannot be read says so when it is read. */
async function peopleIn(files: readonly SourceFile[], { sources, signal }: Looking): Promise<Met[]> {
  const people = new Map<string, Met>()
  for (const file of files) {
    signal.throwIfAborted()
    try {
      const unpacked = await unpack(() => file.bytes())
      const head = Buffer.from(unpacked.head).toString('utf8')
      const { source, ...choice } = recognise(sources, { head, name: file.path })
      if (!source || !('recognised' in choice)) continue
      let pieces = 0
      for await (const piece of source.pieces(unpacked.bytes(), choice.recognised.format)) {
        for (const reading of source.read(piece, SOMEWHERE))
          for (const each of met(reading))
            people.set(each.identity, { ...people.get(each.identity), ...each })
        if (++pieces >= PIECES) break
      }
    } catch {
      continue // it is opened again when it is read, and says then why it cannot be
    }
  }
  return [...people.values()]
}

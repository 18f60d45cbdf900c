import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { FileReport } from '../../../shared/contract/intake.ts'
import type { Fact } from '../../../shared/domain/fact.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { FhirReader, Reject } from '../sources/fhir/read.ts'
import { splitJson, splitLines } from '../sources/fhir/split.ts'
import type { FileKind } from '../sources/open-file.ts'
import type { SourceFile } from './source-file.ts'

type Ingest = Client<typeof ingestContract>
/** Raised when the mapping of the same bytes changes, so that a later version may read them again. */
const PARSER = 'fhir-r4/1'
const BATCH = 500
const BLOCK = 1 << 20

interface Batch {
  people: Person[]
  facts: Fact[]
  others: Map<string, number>
  rejects: Reject[]
  entries: number
}
const emptyBatch = (): Batch => ({ people: [], facts: [], others: new Map(), rejects: [], entries: 0 })

/** Passes bytes on and keeps them in blocks of one size, so that reading the file again keeps the same blocks. */
async function* kept(
  chunks: AsyncIterable<Uint8Array>,
  keep: (offset: number, bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  let offset = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.byteLength
    while (length >= BLOCK) {
      const all = Buffer.concat(held)
      await keep(offset, new Uint8Array(all.subarray(0, BLOCK)))
      offset += BLOCK
      held = [all.subarray(BLOCK)]
      length -= BLOCK
    }
    yield chunk
  }
  if (length > 0) await keep(offset, new Uint8Array(Buffer.concat(held)))
}

/** Reads one file into the store. Never throws for what a file holds; throws when cancelled or when records fails. */
export async function importFile(
  ingest: Ingest,
  importId: number,
  file: SourceFile,
  reader: FhirReader,
  signal: AbortSignal,
  onEntries: (entries: number, quarantined: number) => void,
): Promise<FileReport & { others: ReadonlyMap<string, number> }> {
  const others = new Map<string, number>()
  const report = (
    status: FileReport['status'],
    sha256: string,
    format: string,
    totals: { read: number; stored: number; quarantined: number },
    reason = '',
  ) => ({
    path: file.path,
    sha256,
    format,
    status,
    read: totals.read,
    stored: totals.stored,
    quarantined: totals.quarantined,
    reason,
    others,
  })
  const nothing = { read: 0, stored: 0, quarantined: 0 }

  let kind: FileKind
  let sha256: string
  try {
    kind = await file.recognise()
    if (kind.format === undefined) return report('unreadable', '', '', nothing, kind.reason)
    sha256 = await file.hash(signal)
  } catch (error) {
    if (signal.aborted) throw error
    return report('unreadable', '', '', nothing, reasonOf(error))
  }
  const format = `${kind.format}${kind.gzip ? '+gzip' : ''}`
  const scope = file.scope(sha256, kind.format)
  const split = kind.format === 'fhir-ndjson' ? splitLines : splitJson

  const source = await ingest.source({ importId, path: file.path, sha256, format, parser: PARSER })
  if (source.state === 'done') return report('known', sha256, format, nothing)
  const { sourceId, entriesDone } = source
  let entries = 0
  let bytes = 0
  let batch = emptyBatch()
  let waiting: Promise<unknown> = Promise.resolve()

  const keep = async (offset: number, block: Uint8Array<ArrayBuffer>) => {
    bytes += block.byteLength
    await ingest.keepBytes({ sourceId, offset, bytes: block })
  }
  async function send(): Promise<void> {
    const { people, facts, others: kinds, rejects, entries: size } = batch
    batch = emptyBatch()
    if (size === 0) return
    await waiting // at most one batch is under way while the next is read
    signal.throwIfAborted()
    waiting = ingest.store({
      importId,
      sourceId,
      entriesDone: entries,
      people,
      facts,
      others: [...kinds].map(([type, n]) => ({ type, n })),
      rejects,
    })
    waiting.catch(() => {}) // awaited above or below, where it throws
    onEntries(entries, rejects.length)
  }

  try {
    for await (const piece of split(kept(file.unpacked(kind), keep))) {
      signal.throwIfAborted()
      entries++
      if (entries <= entriesDone) continue
      for (const reading of reader.read(piece, scope)) {
        switch (reading.kind) {
          case 'person':
            batch.people.push(reading.person)
            break
          case 'fact':
            batch.facts.push(reading.fact)
            break
          case 'other':
            for (const counts of [batch.others, others])
              counts.set(reading.type, (counts.get(reading.type) ?? 0) + 1)
            break
          case 'reject':
            batch.rejects.push(reading.reject)
            break
          case 'other-version':
            if (entries <= BATCH && entriesDone === 0) {
              await ingest.forget({ importId, sourceId })
              return report(
                'unreadable',
                sha256,
                format,
                nothing,
                `This file is written for FHIR ${reading.version}; Casebook reads R4. Ask the sender for R4. Nothing of it was kept.`,
              )
            }
            batch.rejects.push(reading.reject)
        }
      }
      if (++batch.entries >= BATCH) await send()
    }
  } catch (error) {
    if (signal.aborted || isOurs(error)) throw error
    // The file ends too early or its packing is damaged: what was read before that is kept, and said.
    batch.rejects.push({
      place: { offset: 0, length: 0, position: `after entry ${entries}` },
      code: 'broken-file',
      message: `The file could not be read to its end: ${reasonOf(error)}`,
      remedy: 'Ask the sender for the file again.',
    })
    batch.entries++
  }
  await send()
  await waiting
  return report('done', sha256, format, await ingest.finishSource({ importId, sourceId, bytes }))
}

/** An error of the file system or of gzip in words without the path twice and without any content. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reasons: Record<string, string> = {
    ENOENT: 'There is no such file or folder.',
    EACCES: 'This user may not read it.',
    EISDIR: 'It is a folder.',
    Z_DATA_ERROR: 'its compression is damaged.',
    Z_BUF_ERROR: 'it ends before its compressed data do.',
    EIO: 'The disk could not read it.',
  }
  return reasons[code] ?? 'It cannot be read.'
}

/** Errors of the contract are about the store, not about the file. */
const isOurs = (error: unknown) => error instanceof Error && error.name === 'AppError'

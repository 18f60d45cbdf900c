import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { FileReport } from '../../../shared/contract/intake.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { unpack, type Unpacked } from '../containers/unpack.ts'
import { recognise, type Recognised } from '../sources/recognise.ts'
import type { Answers, Source } from '../sources/source.ts'
import type { Delivery } from './delivery.ts'
import { keepBytes } from './keep-bytes.ts'
import { foundIn, NotOfThisSource, readPieces } from './read-pieces.ts'
import { reasonOf } from './reasons.ts'
import { hashOf, type SourceFile } from './source-file.ts'

/** What all files of one import share. */
export interface ImportWork {
  readonly ingest: Client<typeof ingestContract>
  readonly sources: readonly Source[]
  readonly importId: number
  readonly answers: Answers
  readonly delivery: Delivery
  /** The day on which the files came. */
  readonly received: string
  readonly signal: AbortSignal
  /** Told after each batch: pieces of this file so far, and how many of the batch were quarantined. */
  onBatch(pieces: number, quarantined: number): void
}
export type Imported = FileReport & { readonly others: ReadonlyMap<string, number> }

const NOTHING = { read: 0, stored: 0, quarantined: 0 }

type Opened = { unpacked: Unpacked; source: Source; recognised: Recognised } | { reason: Message }

/** Looks what a file is. A file that cannot be opened or that nobody reads has its reason. */
async function open(file: SourceFile, { sources, signal }: ImportWork): Promise<Opened> {
  try {
    const unpacked = await unpack(() => file.bytes())
    const head = Buffer.from(unpacked.head).toString('utf8')
    const choice = recognise(sources, { head, name: file.path })
    if (!choice.source) return { reason: choice.reason }
    const { source, recognised } = choice
    return { unpacked, source, recognised }
  } catch (error) {
    if (signal.aborted) throw error
    return { reason: reasonOf(error) }
  }
}

/** Reads one file into the store. Never throws for what a file holds; throws when cancelled or when records fails. */
export async function importFile(file: SourceFile, work: ImportWork): Promise<Imported> {
  const { ingest, importId, delivery, signal } = work
  const others = new Map<string, number>()
  let named = { path: file.path, sha256: '', format: '' }
  const report = (
    status: FileReport['status'],
    { read, stored, quarantined }: typeof NOTHING,
    reason: Message | null = null,
  ): Imported => ({ ...named, status, read, stored, quarantined, reason, others })

  const opened = await open(file, work)
  if ('reason' in opened) return report('unreadable', NOTHING, opened.reason)
  const { unpacked, source, recognised } = opened
  const sha256 = delivery.hashes.get(file) ?? (await hashOf(file, signal))
  named = { path: file.path, sha256, format: [recognised.format, ...unpacked.packed].join('+') }

  const announced = await ingest.source({
    importId,
    ...named,
    reader: { id: source.id, version: source.version },
    scope: delivery.scopeOf(file, recognised.from),
    answers: work.answers,
    received: work.received,
  })
  if (announced.state === 'done') return report('known', NOTHING)
  const { sourceId, reader, scope, answers, received } = announced
  if (reader.id !== source.id || reader.version > source.version)
    return report('unreadable', NOTHING, say('intake.begun-by-newer'))

  const { chunks, kept, keepSoFar } = keepBytes(unpacked.bytes(), {
    from: announced.bytesKept,
    keep: block => ingest.keepBytes({ sourceId, ...block }),
  })
  try {
    await readPieces(
      {
        source,
        pieces: source.pieces(chunks, recognised.format),
        situation: { scope, answers, received },
        skip: announced.entriesDone,
        signal,
      },
      async batch => {
        for (const [type, n] of batch.others) others.set(type, (others.get(type) ?? 0) + n)
        work.onBatch(batch.piecesDone, batch.rejects.length)
        keepSoFar()
        await ingest.store({
          importId,
          sourceId,
          entriesBefore: batch.piecesBefore,
          entriesDone: batch.piecesDone,
          ...foundIn(batch, scope),
          others: [...batch.others].map(([type, n]) => ({ type, n })),
        })
      },
    )
  } catch (error) {
    if (!(error instanceof NotOfThisSource)) throw error
    await ingest.forget({ importId, sourceId })
    return report('unreadable', NOTHING, error.said)
  }
  const totals = await ingest.finishSource({
    importId,
    sourceId,
    bytes: kept.bytes,
    keptSha256: kept.sha256(),
  })
  return report('done', totals)
}

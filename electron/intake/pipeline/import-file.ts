import { WHERE_FROM } from '../../../shared/contract/ingest.ts'
import type { FileReport } from '../../../shared/contract/intake.ts'
import { namedScope } from '../../../shared/domain/scope.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { BeyondBudget } from '../beyond-budget.ts'
import { limits } from '../budgets.ts'
import type { Answers, Piece } from '../sources/source.ts'
import type { ImportWork } from './import-work.ts'
import { keepBytes } from './keep-bytes.ts'
import { keepWaiting } from './keep-waiting.ts'
import { asItCame, openFile, unread, type Unread } from './open-file.ts'
import { foundIn, NotOfThisSource, readPieces } from './read-pieces.ts'
import { measure, type SourceFile } from './source-file.ts'

export type Imported = FileReport & { readonly others: ReadonlyMap<string, number> }

const noEnd = () => say('intake.no-end', { seconds: limits.silentSeconds })

/** What stands for an entry that is passed over. */
const PASSED: Piece = { place: { offset: 0, length: 0, position: '' }, bytes: new Uint8Array(0) }

/** The bytes go by and are kept; behind what was read of them before it is said that there was no end. */
async function* unreadBytes(chunks: AsyncIterable<Uint8Array>, before: number): AsyncGenerator<Piece> {
  for (let n = 0; n < before; n++) yield PASSED
  for await (const chunk of chunks) if (chunk.byteLength === 0) continue
  throw new BeyondBudget(noEnd(), say('quarantine.no-end-remedy'))
}

/** The source that was said once for files of this kind. */
function scopeIn(answers: Answers | undefined): string | undefined {
  const name = answers?.[WHERE_FROM]?.trim()
  return name ? namedScope(name) : undefined
}

const NOTHING = { read: 0, stored: 0, quarantined: 0 }

/**
 * Reads one file into the store; one that nobody reads is kept there and waits. Never throws for what a file holds;
 * throws when cancelled or when records fails.
 */
export async function importFile(file: SourceFile, work: ImportWork): Promise<Imported> {
  try {
    return await readAndStore(file, work)
  } finally {
    work.turn?.over()
  }
}

async function readAndStore(file: SourceFile, work: ImportWork): Promise<Imported> {
  const { ingest, importId, delivery, turn, signal } = work
  const others = new Map<string, number>()
  let named = { path: file.path, sha256: '', format: '' }
  const report = (
    status: FileReport['status'],
    { read, stored, quarantined }: typeof NOTHING,
    reason: Message | null = null,
  ): Imported => ({ ...named, status, read, stored, quarantined, reason, others })

  const wait = async (found: Unread): Promise<Imported> => {
    const sha256 = delivery.measured.get(file)?.sha256 ?? ''
    named = { path: file.path, sha256, format: [found.kind, ...found.packed].join('+') }
    const { status, reason } = await keepWaiting(file, found, work)
    return report(status, NOTHING, reason)
  }

  if (work.until === 'unnamed') return wait({ kind: 'binary', packed: [], reason: noEnd() })
  const opened = await openFile(file, work)
  work.onOpened?.()
  if (opened.as === 'closed') return report('unreadable', NOTHING, opened.reason)
  if (opened.as === 'unread') return wait(opened)
  const { unpacked, source, recognised } = opened
  const asked = { bytes: () => unpacked.bytes(), format: recognised.format, answers: work.answers }
  const settled = await source.settle?.(asked, { recipes: () => ingest.recipes({}) })
  if (settled?.is === 'open') return wait(await asItCame(file, settled.reason))
  const { sha256 } = delivery.measured.get(file) ?? (await measure(file, signal))
  named = {
    path: file.path,
    sha256,
    format: [recognised.format, ...unpacked.packed, ...(file.lay === undefined ? [] : [file.lay])].join('+'),
  }

  const announced = await ingest.source({
    importId,
    ...named,
    reader: { id: source.id, version: source.version },
    scope: scopeIn(settled?.answers) ?? delivery.scopeOf(file, recognised.from),
    answers: settled?.answers ?? work.answers,
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
  let { entriesDone } = announced
  try {
    await readPieces(
      {
        source,
        pieces:
          work.until === 'bytes'
            ? unreadBytes(chunks, announced.entriesDone)
            : source.pieces(chunks, recognised.format, answers),
        situation: { scope, answers, received },
        skip: announced.entriesDone,
        signal,
      },
      async (batch, isLast) => {
        for (const [type, n] of batch.others) others.set(type, (others.get(type) ?? 0) + n)
        work.onBatch(batch.piecesDone, batch.rejects.length)
        entriesDone = batch.piecesDone
        keepSoFar()
        await turn?.mine
        const stored = ingest.store({
          importId,
          sourceId,
          entriesBefore: batch.piecesBefore,
          entriesDone: batch.piecesDone,
          ...foundIn(batch),
          others: [...batch.others].map(([type, n]) => ({ type, n })),
        })
        if (isLast) turn?.over() // whoever comes next is not kept waiting for the disk
        await stored
      },
    )
  } catch (error) {
    if (!(error instanceof NotOfThisSource)) throw error
    await ingest.forget({ importId, sourceId })
    return wait(await unread(unpacked, error.said, work.sources))
  }
  const totals = await ingest.finishSource({
    importId,
    sourceId,
    bytes: kept.bytes,
    keptSha256: kept.sha256(),
    entriesDone,
  })
  return report('done', totals)
}

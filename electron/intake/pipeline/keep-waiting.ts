import { say, type Message } from '../../../shared/words/message.ts'
import type { ImportWork } from './import-work.ts'
import { keepBytes } from './keep-bytes.ts'
import type { Unread } from './open-file.ts'
import { isAboutTheStore, reasonOf } from './reasons.ts'
import type { SourceFile } from './source-file.ts'

/**
 * The most bytes of one file that are kept while nobody reads it. Scanned letters and an exome's variants are smaller;
 * a film or a whole genome would fill a small disk twice for a reader that may never come.
 */
export const MOST_KEPT = 128 * 2 ** 20

/** What became of a file that nobody reads. */
export interface Kept {
  readonly status: 'waiting' | 'known' | 'unreadable'
  readonly reason: Message | null
}

/** Keeps a file's bytes; answers why they could not be kept. What was kept of it then goes again. */
async function keepAll(file: SourceFile, sourceId: number, { ingest, importId, signal }: ImportWork) {
  const { chunks, kept } = keepBytes(file.bytes(), {
    from: 0,
    keep: block => ingest.keepWaiting({ sourceId, ...block }),
  })
  try {
    for await (const _chunk of chunks) signal.throwIfAborted()
    return { sha256: kept.sha256() }
  } catch (error) {
    if (signal.aborted || isAboutTheStore(error)) throw error
    await ingest.forget({ importId, sourceId })
    return { failed: reasonOf(error) }
  }
}

/** Records a file that nobody reads yet, with its bytes where they are not too many. */
export async function keepWaiting(file: SourceFile, found: Unread, work: ImportWork): Promise<Kept> {
  const { ingest, importId, delivery, answers, received } = work
  const measured = delivery.measured.get(file)
  if (!measured) return { status: 'unreadable', reason: found.reason }
  const keeps = measured.size <= MOST_KEPT
  const { kind, packed, reason: why } = found
  const reason = keeps ? why : say('intake.too-large-to-keep', { why, megabytes: MOST_KEPT / 2 ** 20 })
  const { sourceId, state } = await ingest.wait({
    importId,
    path: file.path,
    ...measured,
    format: [kind, ...packed].join('+'),
    what: say('file.kind', { kind }),
    reason,
    keeps,
    scope: delivery.scopeOf(file, undefined),
    answers,
    received,
  })
  if (state === 'read') return { status: 'known', reason: null }
  if (state === 'half-read') return { status: 'unreadable', reason: say('intake.begun-by-newer') }
  if (state === 'kept') return { status: 'waiting', reason }
  const { sha256, failed } = await keepAll(file, sourceId, work)
  if (failed) return { status: 'unreadable', reason: failed }
  if (sha256 !== measured.sha256) {
    await ingest.forget({ importId, sourceId })
    return { status: 'unreadable', reason: say('intake.changed-while-read') }
  }
  await ingest.finishWaiting({ sourceId })
  return { status: 'waiting', reason }
}

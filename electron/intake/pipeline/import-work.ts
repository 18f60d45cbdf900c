import type { Client } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { Answers, Source } from '../sources/source.ts'
import type { Delivery } from './delivery.ts'
import type { Turn } from './turns.ts'

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
  /** When this file may be stored, among those that are read beside it. Absent: at once. */
  readonly turn?: Turn
  /**
   * How far to go with a file of which no end came: `bytes` are kept unread; `unnamed` where even looking what it is
   * had no end. Absent: it is read.
   */
  readonly until?: 'bytes' | 'unnamed'
  /** Told when it is known what the file is. */
  onOpened?(): void
  /** Told after each batch: pieces of this file so far, and how many of the batch were quarantined. */
  onBatch(pieces: number, quarantined: number): void
}

import type { Client, Progress } from '../../../shared/contract/define.ts'
import type { ingest as ingestContract } from '../../../shared/contract/ingest.ts'
import type { WhomToErase } from '../../../shared/contract/intake.ts'
import { lookForErasing } from '../erasing/look-for-erasing.ts'
import type { LookedAtTable } from '../../../shared/contract/intake-tables.ts'
import { deliveryOf, lookInto, type Delivery } from '../pipeline/delivery.ts'
import { importFile, type Imported } from '../pipeline/import-file.ts'
import type { ImportWork } from '../pipeline/import-work.ts'
import { lookAtFile, type TablesLook } from '../pipeline/look-at-file.ts'
import { openSealed, type ClosedFile } from '../pipeline/open-sealed.ts'
import { partsOfFile, type FileParts } from '../pipeline/parts-of-file.ts'
import { readAgain, type Changed } from '../pipeline/read-again.ts'
import { readBack, type Check } from '../pipeline/read-back.ts'
import {
  readReport,
  reportOf,
  type AskedReport,
  type ReportTold,
  type SaidOfRows,
} from '../pipeline/read-report.ts'
import { noteOf, readNote, type NoteHead, type SaidNote } from '../pipeline/read-note.ts'
import { readSamples, samplesOf, type SaidSamples } from '../pipeline/read-samples.ts'
import { readWaiting } from '../pipeline/read-waiting.ts'
import { retry, type Retried } from '../pipeline/retry.ts'
import type { SourceFile } from '../pipeline/source-file.ts'
import { turns } from '../pipeline/turns.ts'
import type { Answers, Source } from '../sources/source.ts'

export interface LookWork {
  readonly answers: Answers
  readonly signal: AbortSignal
}
/** One file of an import, as whoever runs the import knows it. */
export type FileWork = Omit<ImportWork, 'ingest' | 'sources' | 'turn'>
/** `build`: null where a file does not say on which its positions stand. */
export interface NamedSamples {
  readonly build: 'GRCh37' | 'GRCh38' | null
  readonly samples: string[]
}
export type WaitingRead = { readonly report: Imported; readonly of: number }

/** Everything that looks at bytes from outside: here, or in a thread that can be ended. */
export interface Reading {
  look(files: readonly SourceFile[], work: LookWork): Promise<Delivery>
  importFile(file: SourceFile, work: FileWork): Promise<Imported>
  retry(id: number, signal: AbortSignal): Promise<Retried>
  readAgain(source: number, signal: AbortSignal): Promise<Changed>
  readWaiting(signal: AbortSignal, onFile: (read: WaitingRead) => void): Promise<void>
  /** Opens a waiting file by its passphrase and reads what is inside. */
  openSealed(closed: ClosedFile, signal: AbortSignal): Promise<Imported>
  /** The samples of a waiting file of variants; and reads it by what was said of them. */
  samplesOf(source: number, signal: AbortSignal): Promise<NamedSamples>
  readSamples(said: SaidSamples, signal: AbortSignal): Promise<Imported>
  /** What a report from outside says; and reads it by what was said of its rows. */
  reportOf(asked: AskedReport, signal: AbortSignal): Promise<ReportTold>
  readReport(said: SaidOfRows, signal: AbortSignal): Promise<Imported>
  /** What a waiting note says of itself; and reads it by what was said of it. */
  noteOf(source: number, signal: AbortSignal): Promise<NoteHead>
  readNote(said: SaidNote, signal: AbortSignal): Promise<Imported>
  lookForErasing(whom: WhomToErase, signal: AbortSignal, report: (step: Progress) => void): Promise<number>
  lookAtTables(look: TablesLook, signal: AbortSignal): Promise<LookedAtTable[]>
  partsOfFile(source: number, signal: AbortSignal): Promise<FileParts>
  readBack(facts: number, signal: AbortSignal, report: (step: Progress) => void): Promise<Check>
}

/** Reads here. */
export function readingHere(ingest: Client<typeof ingestContract>, sources: readonly Source[]): Reading {
  const nextTurn = turns()
  return {
    look: async (files, { answers, signal }) =>
      deliveryOf(files, await lookInto(files, { ingest, sources, answers, signal }), answers),
    importFile: (file, work) => importFile(file, { ...work, ingest, sources, turn: nextTurn() }),
    retry: (id, signal) => retry(id, { ingest, sources, signal }),
    async readAgain(source, signal) {
      for await (const { source: _, ...changed } of readAgain([source], { ingest, sources, signal }))
        return changed
      throw new RangeError('no source was asked for')
    },
    async readWaiting(signal, onFile) {
      for await (const each of readWaiting({ ingest, sources, signal })) onFile(each)
    },
    openSealed: (closed, signal) => openSealed(closed, { ingest, sources, signal }),
    async samplesOf(source, signal) {
      const { build = null, samples } = await samplesOf(source, { ingest, sources, signal })
      return { build, samples: [...samples] }
    },
    readSamples: (said, signal) => readSamples(said, { ingest, sources, signal }),
    reportOf: (asked, signal) => reportOf(asked, { ingest, sources, signal }),
    readReport: (said, signal) => readReport(said, { ingest, sources, signal }),
    noteOf: (source, signal) => noteOf(source, { ingest, sources, signal }),
    readNote: (said, signal) => readNote(said, { ingest, sources, signal }),
    lookForErasing: (whom, signal, report) => lookForErasing(whom, { ingest, sources, signal }, report),
    lookAtTables: (look, signal) => lookAtFile(look, { ingest, sources, signal }),
    partsOfFile: (source, signal) => partsOfFile(source, { ingest, sources, signal }),
    readBack: (facts, signal, report) => readBack(facts, { ingest, sources, signal }, report),
  }
}

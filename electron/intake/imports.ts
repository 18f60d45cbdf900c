import type { Client, Progress } from '../../shared/contract/define.ts'
import type { Brings, ingest as ingestContract } from '../../shared/contract/ingest.ts'
import type { FileReport, Job } from '../../shared/contract/intake.ts'
import { say, type Term } from '../../shared/words/message.ts'
import { jobBook, type Running } from '../host/jobs.ts'
import { severalAtOnce } from './pipeline/several-at-once.ts'
import type { SourceFile } from './pipeline/source-file.ts'
import type { Reading } from './reader/reading.ts'
import type { PeopleMatching } from './people/matching.ts'
import type { Answers } from './sources/source.ts'

/** Small files are read side by side: while one is unpacked or stored another is read. Bytes as given. */
const SMALL = { most: 3, weight: 4_000_000 }

const NEVER = new AbortController().signal

/** What an import is asked to read. */
export interface Order {
  readonly requestId: string
  /** The path that was given, or what several are. */
  readonly label: Term
  readonly brings: Brings
  readonly files: readonly SourceFile[]
  readonly answers: Answers
}

const nothing = { file: '', quarantined: 0, report: null, gone: null }
const waiting = (of?: number): Progress => ({
  phase: say('intake.waiting'),
  done: 0,
  ...(of !== undefined && { of }),
})

/** Imports and undoing them as jobs, one at a time: they outlive the view that began them. */
export function imports({
  ingest,
  reading,
  matching,
  log,
}: {
  readonly ingest: Client<typeof ingestContract>
  readonly reading: Reading
  readonly matching: PeopleMatching
  readonly log: (line: string) => void
}) {
  const book = jobBook<Job>({
    cancelled: ({ undoes }) =>
      undoes === null ? say('intake.cancelled') : say('intake.undo-cancelled', { number: undoes }),
    unknown: job => say('intake.no-job', { job }),
    log,
  })

  async function run(order: Order, running: Running<Job>): Promise<void> {
    const { requestId, label, brings } = order
    const { importId } = await ingest.begin({ requestId, label, brings })
    try {
      await readAll(order, importId, running)
    } catch (error) {
      await ingest.interrupt({ importId }).catch(() => {
        /* the store is gone or locked: opening it says the same */
      })
      throw error
    }
  }

  async function readAll({ files, answers }: Order, importId: number, { signal, change }: Running<Job>) {
    const began = performance.now()
    const received = new Date().toISOString().slice(0, 10)
    const delivery = await reading.look(files, { answers, signal })
    const kept = new Map<string, number>()
    let quarantined = 0
    let done = 0
    const together = {
      ...SMALL,
      weightOf: (file: SourceFile) => delivery.measured.get(file)?.size ?? 0,
      nameOf: (file: SourceFile) => delivery.measured.get(file)?.sha256,
      signal,
    }
    const reports = await severalAtOnce(files, together, async (file, signal): Promise<FileReport> => {
      change({
        file: file.path,
        progress: { phase: say('intake.reading-files'), done, of: files.length },
      })
      const onBatch = (pieces: number, rejects: number) => {
        quarantined += rejects
        change({
          quarantined,
          progress: { phase: say('intake.reading-entry', { entry: pieces }), done, of: files.length },
        })
      }
      const work = { importId, answers, delivery, received, signal, onBatch }
      const { others, ...report } = await reading.importFile(file, work)
      for (const [type, n] of others) kept.set(type, (kept.get(type) ?? 0) + n)
      done++
      return report
    })
    const { rejects, erasedAgain, otherwise, ...totals } = await ingest.finish({ importId })
    const report = {
      importId,
      files: reports,
      totals,
      quarantine: rejects,
      erasedAgain,
      otherwise,
      others: Object.fromEntries(kept),
      seconds: (performance.now() - began) / 1000,
      matched: null,
    }
    // What is read is kept, whatever becomes of comparing people: the next import makes up for it.
    change({ report, quarantined: totals.quarantined })
    const matched = await matching.run(signal, progress => change({ progress }))
    change({
      report: { ...report, matched, seconds: (performance.now() - began) / 1000 },
      progress: { phase: say('intake.done'), done: files.length, of: files.length },
    })
  }

  return {
    list: book.list,
    watch: book.watch,
    cancel: book.cancel,
    inTurn: book.inTurn,
    /** Begins an import, or answers the one that the same request began. */
    start(order: Order): number {
      const { label, files } = order
      const first = { ...nothing, label, undoes: null, progress: waiting(files.length) }
      return book.start(order.requestId, first, running => run(order, running))
    },
    /** Begins to undo an import, or answers the job that the same request began. */
    startUndo({ requestId, importId }: { requestId: string; importId: number }): number {
      const first = { ...nothing, label: '', undoes: importId, progress: waiting() }
      return book.start(requestId, first, async ({ signal, change }) => {
        const onProgress = (progress: Progress) => change({ progress })
        const gone = await ingest.undo({ importId }, { signal, onProgress })
        // Who was joined through those that are gone may be one without them. The undo is done: nothing cancels it now.
        await matching.run(NEVER, onProgress)
        change({ gone })
      })
    },
  }
}

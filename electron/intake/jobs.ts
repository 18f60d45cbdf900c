import type { Client } from '../../shared/contract/define.ts'
import type { Brings, ingest as ingestContract } from '../../shared/contract/ingest.ts'
import type { FileReport, ImportReport, Job } from '../../shared/contract/intake.ts'
import { AppError, toFault } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import { importFile } from './pipeline/import-file.ts'
import type { SourceFile } from './pipeline/source-file.ts'
import type { Answers, Referent, Source } from './sources/source.ts'

/** What an import is asked to read. */
export interface Order {
  readonly requestId: string
  readonly label: string
  readonly brings: Brings
  readonly files: readonly SourceFile[]
  readonly answers: Answers
}

interface Running {
  view: Job
  readonly order: Order
  readonly stop: AbortController
  readonly watchers: Set<() => void>
  ended: boolean
}

/** Imports as jobs, one at a time: they outlive the view that began them. */
export function jobBook(
  ingest: Client<typeof ingestContract>,
  sources: readonly Source[],
  log: (line: string) => void,
) {
  const jobs: Running[] = []
  let queue: Promise<void> = Promise.resolve()

  const change = (job: Running, part: Partial<Job>) => {
    job.view = { ...job.view, ...part }
    for (const tell of job.watchers) tell()
  }

  async function run(job: Running): Promise<void> {
    const began = performance.now()
    const { requestId, label, brings } = job.order
    const { importId } = await ingest.begin({ requestId, label, brings })
    try {
      await readAll(job, importId, began)
    } catch (error) {
      await ingest.interrupt({ importId }).catch(() => {
        /* the store is gone or locked: opening it says the same */
      })
      throw error
    }
  }

  async function readAll(job: Running, importId: number, began: number): Promise<void> {
    const { files, answers } = job.order
    const { signal } = job.stop
    const referents = new Map<string, Referent>()
    const reports: FileReport[] = []
    const kept = new Map<string, number>()
    let quarantined = 0
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted()
      change(job, {
        file: file.path,
        progress: { phase: say('intake.reading-files'), done: index, of: files.length },
      })
      const onBatch = (pieces: number, rejects: number) => {
        quarantined += rejects
        change(job, {
          quarantined,
          progress: { phase: say('intake.reading-entry', { entry: pieces }), done: index, of: files.length },
        })
      }
      const work = { ingest, sources, importId, answers, referents, signal, onBatch }
      const { others, ...report } = await importFile(file, work)
      for (const [type, n] of others) kept.set(type, (kept.get(type) ?? 0) + n)
      reports.push(report)
    }
    const { rejects, ...totals } = await ingest.finish({ importId })
    const report: ImportReport = {
      importId,
      files: reports,
      totals,
      quarantine: rejects,
      others: Object.fromEntries(kept),
      seconds: (performance.now() - began) / 1000,
    }
    change(job, {
      state: 'done',
      report,
      quarantined: totals.quarantined,
      progress: { phase: say('intake.done'), done: files.length, of: files.length },
    })
  }

  function settle(job: Running, error: unknown): void {
    if (job.stop.signal.aborted)
      change(job, {
        state: 'cancelled',
        fault: say('intake.cancelled'),
      })
    else {
      const fault = toFault(error)
      if (fault.code === 'internal')
        log(`import job ${job.view.job} failed: ${error instanceof Error ? error.name : typeof error}`)
      change(job, { state: 'failed', fault: fault.said })
    }
  }

  const find = (id: number) => {
    const job = jobs.find(each => each.view.job === id)
    if (!job) throw new AppError('not-found', say('intake.no-job', { job: id }))
    return job
  }

  return {
    list: () => jobs.map(each => each.view),
    /** Begins a job, or answers the one that the same request began. */
    start(order: Order): number {
      const known = jobs.find(each => each.order.requestId === order.requestId)
      if (known) return known.view.job
      const job: Running = {
        order,
        stop: new AbortController(),
        watchers: new Set(),
        ended: false,
        view: {
          job: jobs.length + 1,
          label: order.label,
          state: 'running',
          progress: { phase: say('intake.waiting'), done: 0, of: order.files.length },
          file: '',
          quarantined: 0,
          report: null,
          fault: null,
        },
      }
      jobs.push(job)
      queue = queue
        .then(() => run(job))
        .catch((error: unknown) => settle(job, error))
        .finally(() => {
          job.ended = true
          for (const tell of job.watchers) tell()
        })
      return job.view.job
    },
    /** Does something that must not happen while an import runs, when its turn has come. */
    inTurn<T>(work: () => Promise<T>): Promise<T> {
      const mine = queue.then(work)
      queue = mine.then(
        () => undefined,
        () => undefined,
      )
      return mine
    },
    cancel: (id: number) => {
      find(id).stop.abort()
    },
    /** Reports every change until the job has ended; stops early, leaving the job alone, when `signal` aborts. */
    watch(id: number, signal: AbortSignal, report: (view: Job) => void): Promise<Job> {
      const job = find(id)
      return new Promise((resolve, reject) => {
        const tell = () => {
          if (job.ended) {
            job.watchers.delete(tell)
            resolve(job.view)
          } else report(job.view)
        }
        signal.addEventListener(
          'abort',
          () => {
            job.watchers.delete(tell)
            reject(signal.reason as Error)
          },
          { once: true },
        )
        job.watchers.add(tell)
        tell()
      })
    },
  }
}
export type JobBook = ReturnType<typeof jobBook>

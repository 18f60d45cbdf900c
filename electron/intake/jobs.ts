import type { Client } from '../../shared/contract/define.ts'
import type { Brings, ingest as ingestContract } from '../../shared/contract/ingest.ts'
import type { FileReport, ImportReport, Job } from '../../shared/contract/intake.ts'
import { AppError, toFault } from '../../shared/errors.ts'
import { importFile } from './pipeline/import-file.ts'
import type { SourceFile } from './pipeline/source-file.ts'
import { fhirReader } from './sources/fhir/read.ts'

/** What to read, and the request that asked for it. */
export interface Order {
  readonly requestId: string
  readonly label: string
  readonly brings: Brings
  readonly files: readonly SourceFile[]
}

interface Running {
  view: Job
  readonly requestId: string
  readonly brings: Brings
  readonly stop: AbortController
  readonly watchers: Set<() => void>
  ended: boolean
}

/** Imports as jobs, one at a time: they outlive the view that began them. */
export function jobBook(ingest: Client<typeof ingestContract>, log: (line: string) => void) {
  const jobs: Running[] = []
  let queue: Promise<void> = Promise.resolve()

  const change = (job: Running, part: Partial<Job>) => {
    job.view = { ...job.view, ...part }
    for (const tell of job.watchers) tell()
  }

  async function run(job: Running, files: readonly SourceFile[]): Promise<void> {
    const began = performance.now()
    const { signal } = job.stop
    const { importId } = await ingest.begin({
      requestId: job.requestId,
      label: job.view.label,
      brings: job.brings,
    })
    const reader = fhirReader()
    const reports: FileReport[] = []
    const kept = new Map<string, number>()
    let quarantined = 0
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted()
      change(job, { file: file.path, progress: { phase: 'Reading files', done: index, of: files.length } })
      const { others, ...report } = await importFile(
        ingest,
        importId,
        file,
        reader,
        signal,
        (entries, rejects) => {
          quarantined += rejects
          change(job, {
            quarantined,
            progress: { phase: `Reading files, entry ${entries}`, done: index, of: files.length },
          })
        },
      )
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
      progress: { phase: 'Done', done: files.length, of: files.length },
    })
  }

  function settle(job: Running, error: unknown): void {
    if (job.stop.signal.aborted)
      change(job, {
        state: 'cancelled',
        fault: 'Cancelled. What was read before is kept; importing the same files again continues.',
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
    if (!job) throw new AppError('not-found', `There is no import job ${id}.`)
    return job
  }

  return {
    list: () => jobs.map(each => each.view),
    /** Begins a job, or answers the one that the same request began. */
    start({ requestId, label, brings, files }: Order): number {
      const known = jobs.find(each => each.requestId === requestId)
      if (known) return known.view.job
      const job: Running = {
        requestId,
        brings,
        stop: new AbortController(),
        watchers: new Set(),
        ended: false,
        view: {
          job: jobs.length + 1,
          label,
          state: 'running',
          progress: { phase: 'Waiting', done: 0, of: files.length },
          file: '',
          quarantined: 0,
          report: null,
          fault: null,
        },
      }
      jobs.push(job)
      queue = queue
        .then(() => run(job, files))
        .catch((error: unknown) => settle(job, error))
        .finally(() => {
          job.ended = true
          for (const tell of job.watchers) tell()
        })
      return job.view.job
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

import { AppError, toFault, type Fault } from '../../shared/errors.ts'
import type { Message } from '../../shared/words/message.ts'
import { placeOf } from './place-of.ts'

/** What every job shows of itself; a service adds its own. */
export interface JobView {
  readonly job: number
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly fault: Fault | null
}
/** What a job is given while it runs. */
export interface Running<View extends JobView> {
  readonly signal: AbortSignal
  /** Shows something else from now on, to everybody who watches. */
  change(part: Partial<Omit<View, keyof JobView>>): void
}
interface Kept<View extends JobView> {
  view: View
  readonly requestId: string
  readonly stop: AbortController
  readonly watchers: Set<() => void>
  /** Its turn has not come yet. */
  waits: boolean
}

/** Ended jobs that are still told of; older ones are forgotten. */
const ENDED_KEPT = 50

/**
 * Work that outlives whoever began it, one job at a time: it can be watched and cancelled from anywhere, and its end is
 * kept. `cancelled` and `unknown` say so in the words of the service; `log` hears of faults nobody foresaw, never
 * their words.
 */
export function jobBook<View extends JobView>({
  cancelled,
  unknown,
  log,
}: {
  readonly cancelled: (view: View) => Message
  readonly unknown: (job: number) => Message
  readonly log: (line: string) => void
}) {
  const jobs: Kept<View>[] = []
  let last = 0
  let queue: Promise<void> = Promise.resolve()

  const show = (job: Kept<View>, view: View) => {
    job.view = view
    for (const tell of job.watchers) tell()
  }
  const hasEnded = ({ view }: Kept<View>) => view.state !== 'running'

  function end(job: Kept<View>, part: Pick<JobView, 'state' | 'fault'>): void {
    if (hasEnded(job)) return
    show(job, { ...job.view, ...part })
    const ended = jobs.filter(hasEnded)
    for (const old of ended.slice(0, -ENDED_KEPT)) jobs.splice(jobs.indexOf(old), 1)
  }

  function fail(job: Kept<View>, error: unknown): void {
    if (job.stop.signal.aborted) {
      end(job, { state: 'cancelled', fault: { code: 'cancelled', said: cancelled(job.view) } })
      return
    }
    const fault = toFault(error)
    if (fault.code === 'internal') log(`job ${job.view.job} failed: ${placeOf(error)}`)
    end(job, { state: 'failed', fault })
  }

  const find = (id: number) => {
    const job = jobs.find(each => each.view.job === id)
    if (!job) throw new AppError('not-found', unknown(id))
    return job
  }

  return {
    list: (): View[] => jobs.map(each => each.view),
    /** Begins a job, or answers the one that the same request began. `first` is what it shows while it waits. */
    start(
      requestId: string,
      first: Omit<View, keyof JobView>,
      run: (running: Running<View>) => Promise<void>,
    ): number {
      const known = jobs.find(each => each.requestId === requestId)
      if (known) return known.view.job
      last += 1
      const shared: JobView = { job: last, state: 'running', fault: null }
      const job: Kept<View> = {
        requestId,
        stop: new AbortController(),
        watchers: new Set(),
        waits: true,
        view: { ...first, ...shared } as View, // all of View: what every job has, and the rest
      }
      jobs.push(job)
      const running: Running<View> = {
        signal: job.stop.signal,
        change: part => {
          if (!hasEnded(job)) show(job, { ...job.view, ...part })
        },
      }
      queue = queue
        .then(async () => {
          job.waits = false
          if (!hasEnded(job)) await run(running)
        })
        .then(
          () => end(job, { state: 'done', fault: null }),
          (error: unknown) => fail(job, error),
        )
      return last
    },
    /** Does something that must not happen while a job runs, when its turn has come. */
    inTurn<T>(work: () => Promise<T>): Promise<T> {
      const mine = queue.then(work)
      queue = mine.then(
        () => undefined,
        () => undefined,
      )
      return mine
    },
    /** Stops a job: at once where it waits for its turn, else as soon as its work looks. */
    cancel(id: number): void {
      const job = find(id)
      job.stop.abort()
      if (job.waits) fail(job, job.stop.signal.reason)
    },
    /** Reports every change until the job has ended; stops early, leaving the job alone, when `signal` aborts. */
    watch(id: number, signal: AbortSignal, report: (view: View) => void): Promise<View> {
      const job = find(id)
      return new Promise((resolve, reject) => {
        const leave = () => {
          job.watchers.delete(tell)
          reject(signal.reason as Error)
        }
        const tell = () => {
          if (!hasEnded(job)) {
            report(job.view)
            return
          }
          job.watchers.delete(tell)
          signal.removeEventListener('abort', leave)
          resolve(job.view)
        }
        if (signal.aborted) {
          leave()
          return
        }
        signal.addEventListener('abort', leave, { once: true })
        job.watchers.add(tell)
        tell()
      })
    },
  }
}

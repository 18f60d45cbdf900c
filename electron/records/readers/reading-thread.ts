import path from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { connection, type Connection } from '../../../shared/contract/connect.ts'
import type { Client, Contract } from '../../../shared/contract/define.ts'
import { AppError } from '../../../shared/errors.ts'
import { threadPort } from '../../host/ports.ts'
import type { ReaderData, ReaderNotice, ReaderPort } from './reader-thread.ts'

export interface ThreadSettings {
  /** What it opens; throws while the casebook is locked. */
  readonly reading: () => ReaderData
  readonly log: (line: string) => void
  /** It ends when nothing was asked for so long; it never does where this is absent. */
  readonly idleMilliseconds?: number
}

/** Beside this module, as a source and as a bundle. */
const entry = path.join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? 'reader-thread.ts' : 'reader.cjs',
)

/**
 * A thread of this process with a connection of its own that only reads. It is started by the first call, again by the
 * next one after it died or ended.
 */
export function readingThread({ reading, log, idleMilliseconds }: ThreadSettings) {
  const links = new Map<string, Connection<Contract>>()
  let worker: Worker | undefined
  let busy = 0
  /** How often it was ended on purpose. */
  let ends = 0
  let idle: NodeJS.Timeout | undefined
  /** Kept once nothing is under way for which the thread must not run. */
  let free: Promise<unknown> = Promise.resolve()

  function attach(contract: string, link: Connection<Contract>): void {
    const { port1, port2 } = new MessageChannel()
    link.attach(threadPort(port1))
    worker!.postMessage({ contract, port: port2 } satisfies ReaderPort, [port2])
  }
  function start(): void {
    if (worker) return
    const started = new Worker(entry, { workerData: reading() })
    started.unref() // it keeps no process alive
    worker = started
    started.on('message', ({ line }: ReaderNotice) => log(line))
    started.on('error', error => log(`reader: ${error.name}`))
    started.on('exit', () => {
      if (worker === started) worker = undefined
    })
    for (const [contract, link] of links) attach(contract, link)
  }
  async function stop(): Promise<void> {
    clearTimeout(idle)
    ends++
    const stopped = worker
    worker = undefined
    for (const link of links.values()) link.detach()
    await stopped?.terminate()
  }
  function ended(): void {
    busy--
    if (busy > 0 || idleMilliseconds === undefined) return
    idle = setTimeout(() => void stop(), idleMilliseconds)
    idle.unref()
  }
  /** A call that this thread was ended under is asked again: it only reads, and then hears `locked` or the answer. */
  async function asked<T>(call: () => Promise<T>): Promise<T> {
    await free
    clearTimeout(idle)
    busy++
    const began = ends
    try {
      start()
      return await call()
    } catch (error) {
      const endedUnderIt = ends > began && error instanceof AppError && error.code === 'unavailable'
      if (!endedUnderIt) throw error
    } finally {
      ended()
    }
    return asked(call)
  }

  return {
    /** A client whose calls start the thread where it does not run. */
    client<C extends Contract>(contract: C): Client<C> {
      const link = connection<Contract>(contract)
      links.set(contract.name, link)
      if (worker) attach(contract.name, link)
      // A client has exactly its contract's methods, and each is asked in the same way.
      return Object.fromEntries(
        Object.entries(link.client).map(([name, call]) => [
          name,
          (...given: Parameters<typeof call>) => asked(() => call(...given)),
        ]),
      ) as unknown as Client<C>
    },
    /** Ends the thread; calls that come while `work` goes on wait for its end. */
    without<T>(work: () => Promise<T> | T): Promise<T> {
      const done = free.then(stop).then(work)
      free = done.catch(() => undefined)
      return done
    },
  }
}
export type ReadingThread = ReturnType<typeof readingThread>

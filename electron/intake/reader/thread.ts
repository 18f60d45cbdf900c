import { MessageChannel, Worker } from 'node:worker_threads'
import { connection } from '../../../shared/contract/connect.ts'
import type { Client } from '../../../shared/contract/define.ts'
import type { Port } from '../../../shared/contract/wire.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import type { PortHub } from '../../host/port-hub.ts'
import { threadPort } from '../../host/ports.ts'
import { limits } from '../budgets.ts'
import { BEAT_BYTES, beatIn, type Beat } from './beat.ts'
import { NoEnd } from './no-end.ts'
import { reader } from './reader-contract.ts'
import type { ReaderNotice, ReaderPort } from './run-reader.ts'

/** A thread that is not there by then never will be: a slow disk takes its time to load it. */
const START_SECONDS = 60
/** How often it is looked at. */
const LOOK_MILLISECONDS = 250
/** How long it may take to hear a cancel, before it is ended. */
const CANCEL_MILLISECONDS = 2_000
/** Of what the thread may hold, so much is for what lives shortly. */
const YOUNG_MEGABYTES = 48

export interface ReaderThread {
  /** Asks the thread. Throws NoEnd where it was ended under the call. */
  ask<T>(
    call: (client: Client<typeof reader>, signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>
  /** Ports to the store: the thread stores over a branch of the latest. */
  store(hub: PortHub): void
}

/** What differs from one program to another. */
export interface ThreadSettings {
  /** The file that the thread runs. */
  readonly entry: string
  readonly log: (line: string) => void
  readonly silentSeconds?: number
  readonly megabytes?: number
}

/**
 * The thread in which files are read, and whoever watches it. It is ended when nothing moves in it any more, or when it
 * takes more memory than a reader needs; the next call starts it again.
 */
export function readerThread({
  entry,
  log,
  silentSeconds = limits.silentSeconds,
  megabytes = limits.readerMegabytes,
}: ThreadSettings): ReaderThread {
  const link = connection(reader)
  let hub: PortHub | undefined
  let running: { readonly worker: Worker; readonly beat: Beat; branch: Port | undefined } | undefined
  let busy = 0
  let watch: NodeJS.Timeout | undefined

  function giveStore(): void {
    if (!running || !hub) return
    running.branch?.close()
    const { port1, port2 } = new MessageChannel()
    const branch = hub.branch()
    running.branch = branch
    join(branch, threadPort(port1))
    running.worker.postMessage({ role: 'store', port: port2 } satisfies ReaderPort, [port2])
  }
  function start(): void {
    if (running) return
    const memory = new SharedArrayBuffer(BEAT_BYTES)
    const worker = new Worker(entry, {
      workerData: memory,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    worker.unref() // it keeps no process alive
    const started = { worker, beat: beatIn(memory), branch: undefined }
    running = started
    worker.on('message', ({ line }: ReaderNotice) => log(line))
    worker.on('error', error => log(`reader: ${error.name}`))
    worker.on('exit', () => {
      if (running === started) gone()
    })
    const { port1, port2 } = new MessageChannel()
    link.attach(threadPort(port1))
    worker.postMessage({ role: 'serve', port: port2 } satisfies ReaderPort, [port2])
    giveStore()
  }
  /** Where it was when it went; whoever waits for it hears that it is gone. */
  let last = { file: 0, isOpen: false }
  function gone(): void {
    if (!running) return
    last = running.beat.at()
    running.branch?.close()
    running = undefined
    link.detach()
  }
  async function end(why: string): Promise<void> {
    const ended = running
    if (!ended) return
    log(`reader: ended, ${why}`)
    gone()
    await ended.worker.terminate()
  }

  function look(): void {
    let moves = -1
    let since = performance.now()
    watch ??= setInterval(() => {
      const now = running?.beat.moves() ?? -1
      const most = running?.beat.hasBegun() === false ? START_SECONDS : silentSeconds
      if (now !== moves) {
        moves = now
        since = performance.now()
      } else if (performance.now() - since > most * 1_000) {
        since = performance.now()
        void end(`nothing moved for ${most} s`)
      }
    }, LOOK_MILLISECONDS)
  }
  function rest(): void {
    if (busy > 0) return
    clearInterval(watch)
    watch = undefined
  }

  return {
    async ask(call, signal) {
      signal.throwIfAborted()
      busy++
      start()
      const mine = running
      running?.beat.move() // what it did before is no part of this call
      look()
      let late: NodeJS.Timeout | undefined
      const onCancel = () => {
        late = setTimeout(() => void end('it did not hear a cancel'), CANCEL_MILLISECONDS)
      }
      signal.addEventListener('abort', onCancel, { once: true })
      try {
        return await call(link.client, signal)
      } catch (error) {
        if (signal.aborted) throw new AppError('cancelled', say('fault.cancelled'))
        if (!isGone(error)) throw error
        // Its port may close before its end is told.
        if (running === mine) await end('its port closed')
        throw new NoEnd(last)
      } finally {
        clearTimeout(late)
        signal.removeEventListener('abort', onCancel)
        busy--
        rest()
      }
    },
    store(latest) {
      hub = latest
      giveStore()
    },
  }
}

/** Whether it was the thread that went, and not the store that it asks. */
const isGone = (error: unknown): boolean =>
  error instanceof AppError &&
  error.said.key === 'fault.service-stopped' &&
  error.said.values.contract === reader.name

/** Whatever one port hears the other says, until either closes. */
function join(one: Port, other: Port): void {
  one.listen(
    message => other.send(message as never), // only carried: whoever serves or calls parses it
    () => other.close(),
  )
  other.listen(
    message => one.send(message as never),
    () => one.close(),
  )
}

import { AppError } from '../errors.ts'
import { say } from '../words/message.ts'
import type { CallOptions, Client, Contract } from './define.ts'
import { wire, type Port } from './wire.ts'

interface Pending {
  resolve(output: unknown): void
  reject(error: unknown): void
  step?: (step: never) => void
  release(): void
}

/** One port's calls that still wait for an answer. */
interface Line {
  call(method: string, input: unknown, options: CallOptions<never>): Promise<unknown>
  hangUp(): void
}

/** A call that reached a service which takes no more: it was not begun, and may be made elsewhere. */
class NotBegun extends Error {}

const cancelled = () => new AppError('cancelled', say('fault.cancelled'))

/** `onGone` runs once the port is of no use any more: hung up here, or gone at the other end. */
function openLine({ name }: Contract, port: Port, onGone: (line: Line) => void): Line {
  const pending = new Map<number, Pending>()
  let next = 1
  let open = true
  const gone = () => new AppError('unavailable', say('fault.service-stopped', { contract: name }))

  /** The call of `id`, which waits no longer. */
  function settled(id: number): Pending | undefined {
    const call = pending.get(id)
    pending.delete(id)
    call?.release()
    return call
  }

  function hangUp(): void {
    if (!open) return
    open = false
    for (const id of pending.keys()) settled(id)?.reject(gone())
    port.close()
    onGone(line)
  }

  function step(id: number, told: unknown): void {
    try {
      pending.get(id)?.step?.(told as never)
    } catch (error) {
      // A listener that fails fails its own call, not whoever else is on this port.
      port.send({ kind: 'cancel', id })
      settled(id)?.reject(error)
    }
  }

  const line: Line = {
    hangUp,
    call: (method, input, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        if (!open) return reject(gone())
        if (signal?.aborted) return reject(cancelled())
        const id = next++
        const cancel = () => port.send({ kind: 'cancel', id })
        signal?.addEventListener('abort', cancel, { once: true })
        pending.set(id, {
          resolve,
          reject,
          release: () => signal?.removeEventListener('abort', cancel),
          ...(onProgress && { step: onProgress }),
        })
        port.send({ kind: 'call', id, method, input })
      }),
  }

  function retired(): void {
    open = false
    for (const id of pending.keys()) settled(id)?.reject(new NotBegun())
    port.close()
    onGone(line)
  }

  port.listen(candidate => {
    const { data: message } = wire.safeParse(candidate)
    if (message?.kind === 'retired') retired()
    else if (message?.kind === 'progress') step(message.id, message.step)
    else if (message?.kind === 'done') settled(message.id)?.resolve(message.output)
    else if (message?.kind === 'failed') {
      const { code, said, detail } = message.fault
      settled(message.id)?.reject(new AppError(code, said, detail))
    }
  }, hangUp)
  return line
}

export interface Connection<C extends Contract> {
  readonly client: Client<C>
  /** Takes a port to the (re)started service. Calls still waiting on the old one are settled as `unavailable`. */
  attach(port: Port): void
  /** Settles what waits; later calls wait for the next port. */
  detach(): void
}

/**
 * A typed client that outlives its service: `client.method(input, { signal, onProgress })`.
 * A call made while no port is attached, or after the last one went, waits for the next for `patienceMilliseconds`,
 * then fails as `unavailable`.
 */
export function connection<C extends Contract>(contract: C, patienceMilliseconds = 10_000): Connection<C> {
  let line: Line | undefined
  let waiting: Array<(line: Line) => void> = []

  function present(signal: AbortSignal | undefined): Promise<Line> {
    if (signal?.aborted) return Promise.reject(cancelled())
    if (line) return Promise.resolve(line)
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        waiting = waiting.filter(other => other !== onLine)
        end()
      }
      const onLine = (attached: Line) => settle(() => resolve(attached))
      const onAbort = () => settle(() => reject(cancelled()))
      const absent = () =>
        reject(new AppError('unavailable', say('fault.service-absent', { contract: contract.name })))
      const timer = setTimeout(() => settle(absent), patienceMilliseconds)
      signal?.addEventListener('abort', onAbort, { once: true })
      waiting.push(onLine)
    })
  }

  async function call(method: string, input: unknown, options: CallOptions<never> = {}): Promise<unknown> {
    const attached = await present(options.signal)
    try {
      return await attached.call(method, input, options)
    } catch (error) {
      if (!(error instanceof NotBegun)) throw error
    }
    return call(method, input, options) // by the next process
  }
  const methods = Object.keys(contract.methods).map(
    name => [name, (input: unknown, options?: CallOptions<never>) => call(name, input, options)] as const,
  )
  const forget = (gone: Line) => {
    if (line === gone) line = undefined
  }
  const detach = () => line?.hangUp()
  return {
    client: Object.fromEntries(methods) as Client<C>,
    detach,
    attach: port => {
      detach()
      const attached = openLine(contract, port, forget)
      line = attached
      for (const ready of waiting) ready(attached)
    },
  }
}

/** A client on one port, for callers that never outlive it: once that is gone nothing is waited for. */
export function connect<C extends Contract>(contract: C, port: Port): Client<C> {
  const link = connection(contract, 0)
  link.attach(port)
  return link.client
}

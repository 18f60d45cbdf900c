import { AppError } from '../errors.ts'
import type { CallOptions, Client, Contract } from './define.ts'
import type { Port } from './wire.ts'

interface Pending {
  resolve(output: unknown): void
  reject(error: Error): void
  step?: (step: never) => void
  release(): void
}

/** One port's calls that still wait for an answer. */
interface Line {
  call(method: string, input: unknown, options: CallOptions<never>): Promise<unknown>
  hangUp(): void
}

function openLine(contract: Contract, port: Port): Line {
  const pending = new Map<number, Pending>()
  let next = 1
  let open = true
  const gone = () =>
    new AppError(
      'unavailable',
      `The ${contract.name} service stopped before it answered. It is being restarted.`,
    )

  function hangUp(): void {
    open = false
    for (const call of pending.values()) {
      call.release()
      call.reject(gone())
    }
    pending.clear()
    port.close()
  }

  port.listen(message => {
    if (message.kind === 'call' || message.kind === 'cancel') return
    const call = pending.get(message.id)
    if (!call) return
    if (message.kind === 'progress') return call.step?.(message.step as never)
    pending.delete(message.id)
    call.release()
    if (message.kind === 'done') call.resolve(message.output)
    else call.reject(new AppError(message.fault.code, message.fault.said, message.fault.detail))
  }, hangUp)

  return {
    hangUp,
    call: (method, input, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        if (!open) return reject(gone())
        if (signal?.aborted) return reject(new AppError('cancelled', 'Cancelled.'))
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
 * A call made while no port is attached waits for one for `patienceMilliseconds`, then fails as `unavailable`.
 */
export function connection<C extends Contract>(contract: C, patienceMilliseconds = 10_000): Connection<C> {
  let line: Line | undefined
  let waiting: Array<(line: Line) => void> = []

  function present(signal: AbortSignal | undefined): Promise<Line> {
    if (line) return Promise.resolve(line)
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        waiting = waiting.filter(other => other !== onLine)
        end()
      }
      const onLine = (attached: Line) => settle(() => resolve(attached))
      const onAbort = () => settle(() => reject(new AppError('cancelled', 'Cancelled.')))
      const timer = setTimeout(
        () =>
          settle(() => reject(new AppError('unavailable', `The ${contract.name} service is not running.`))),
        patienceMilliseconds,
      )
      signal?.addEventListener('abort', onAbort, { once: true })
      waiting.push(onLine)
    })
  }

  const call = async (method: string, input: unknown, options: CallOptions<never> = {}) =>
    (await present(options.signal)).call(method, input, options)
  const methods = Object.keys(contract.methods).map(
    name => [name, (input: unknown, options?: CallOptions<never>) => call(name, input, options)] as const,
  )
  const detach = () => {
    const old = line
    line = undefined
    old?.hangUp()
  }
  return {
    client: Object.fromEntries(methods) as Client<C>,
    detach,
    attach: port => {
      detach()
      line = openLine(contract, port)
      for (const ready of waiting) ready(line)
    },
  }
}

/** A client on one port, for callers that never outlive it. */
export function connect<C extends Contract>(contract: C, port: Port): Client<C> {
  const link = connection(contract)
  link.attach(port)
  return link.client
}

import type { MessagePort } from 'node:worker_threads'
import type { Port, Wire } from '../../shared/contract/wire.ts'

/** The part of Electron's `MessagePortMain` we use. Structural, so that plain Node needs no Electron to run a service. */
export interface ElectronPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** Between Electron processes. */
export function electronPort(port: ElectronPort): Port {
  return {
    send: message => port.postMessage(message),
    listen: (onMessage, onClose) => {
      port.on('message', event => onMessage(event.data as Wire))
      port.on('close', onClose)
      port.start()
    },
    close: () => port.close(),
  }
}

/** Between threads of one process; the service tests speak over it. */
export function threadPort(port: MessagePort): Port {
  return {
    send: message => port.postMessage(message),
    listen: (onMessage, onClose) => {
      port.on('message', (message: Wire) => onMessage(message))
      port.on('close', onClose)
    },
    close: () => port.close(),
  }
}

/** Two ends in one process: what one sends the other hears, in order, never within the sender's own call. */
export function portPair(): [Port, Port] {
  const ends = [end(), end()] as const
  function end() {
    let hear: ((message: Wire) => void) | undefined
    let close: (() => void) | undefined
    let early: Wire[] = []
    return {
      deliver: (message: Wire) => {
        if (hear) queueMicrotask(() => hear?.(message))
        else early.push(message)
      },
      shut: () => {
        const tell = close
        hear = undefined
        close = undefined
        tell?.()
      },
      listen: (onMessage: (message: Wire) => void, onClose: () => void) => {
        hear = onMessage
        close = onClose
        for (const message of early) queueMicrotask(() => hear?.(message))
        early = []
      },
    }
  }
  const port = (own: (typeof ends)[0], other: (typeof ends)[0]): Port => ({
    send: other.deliver,
    listen: own.listen,
    close: () => {
      own.shut()
      queueMicrotask(other.shut)
    },
  })
  return [port(ends[0], ends[1]), port(ends[1], ends[0])]
}

import type { MessagePort } from 'node:worker_threads'
import type { Port } from '../../shared/contract/wire.ts'
import { inbox, type Inbox } from './inbox.ts'

/**
 * The part of Electron's `MessagePortMain` we use. Structural, so that plain Node needs no Electron to run a service.
 */
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
      port.on('message', event => onMessage(event.data))
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
      port.on('message', message => onMessage(message))
      port.on('close', onClose)
    },
    close: () => port.close(),
  }
}

/** Two ends in one process: what one sends the other hears, in order, never within the sender's own call. */
export function portPair(): [Port, Port] {
  const [one, other] = [inbox(), inbox()]
  return [endOf(one, other), endOf(other, one)]
}
function endOf(own: Inbox, other: Inbox): Port {
  return {
    listen: own.listen,
    send: message => queueMicrotask(() => other.deliver(message)),
    close: () => {
      own.shut()
      queueMicrotask(other.shut)
    },
  }
}

import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** How a port's messages reach an end that lives in another process: a service, or a page. */
export interface Carrier {
  send(message: PortMessage): void
}
export type PortMessage = { port: number; data: unknown } | { port: number; closed: true }

/** Electron's port over Node's: nothing is delivered before `start`. */
export class MessagePortMain
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
{
  readonly inner: MessagePort
  constructor(inner: MessagePort) {
    super()
    this.inner = inner
    inner.on('close', () => this.emit('close'))
  }
  postMessage(message: unknown): void {
    this.inner.postMessage(message)
  }
  start(): void {
    this.inner.on('message', data => this.emit('message', { data, ports: [] }))
  }
  close(): void {
    this.inner.close()
  }
}

export class MessageChannelMain implements Pick<Electron.MessageChannelMain, never> {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new MessagePortMain(port1)
    this.port2 = new MessagePortMain(port2)
  }
}

/** The ports that were handed to one process. */
export interface Carried {
  /** Hands a port over; answers the number both sides know it by, a new one unless it is given. */
  add(port: MessagePortMain, number?: number): number
  take(message: PortMessage): void
  /** The process is gone: whoever holds the other ends is told. */
  end(): void
}

let last = 0
export function carried(carrier: Carrier): Carried {
  const ports = new Map<number, MessagePort>()
  return {
    add: ({ inner }, port = ++last) => {
      ports.set(port, inner)
      inner.on('message', data => carrier.send({ port, data }))
      inner.on('close', () => {
        if (ports.delete(port)) carrier.send({ port, closed: true })
      })
      return port
    },
    take: message => {
      const inner = ports.get(message.port)
      if ('closed' in message) {
        ports.delete(message.port)
        inner?.close()
      } else inner?.postMessage(message.data)
    },
    end: () => {
      for (const inner of ports.values()) inner.close()
      ports.clear()
    },
  }
}

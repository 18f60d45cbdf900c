import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import type { Port, Wire } from '../../shared/contract/wire.ts'
import { electronPort, type ElectronPort } from './ports.ts'
import type { Instruction, Notice } from './protocol.ts'

/** The end of the supervisor a service process sees. */
export interface Parent {
  post(notice: Notice): void
  listen(onInstruction: (instruction: Instruction, port: Port | undefined) => void): void
}

/** What travels between a forked service and its parent: an instruction with the number of a port, or one port's message. */
export type ForkMessage =
  | { instruction: Instruction; port?: number }
  | { notice: Notice }
  | { port: number; wire: Wire }
  | { port: number; closed: true }

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: ElectronPort[] }) => void): unknown
  postMessage(message: unknown): void
}

/** Electron's utility process has a parent port; a service forked by plain Node has its process channel. */
export function findParent(): Parent {
  const electron = (process as { parentPort?: ParentPort }).parentPort
  if (electron) return electronParent(electron)
  if (process.send) return forkParent()
  throw new AppError('internal', say('fault.not-by-hand'))
}

function electronParent(parent: ParentPort): Parent {
  return {
    post: notice => parent.postMessage(notice),
    listen: onInstruction =>
      parent.on('message', ({ data, ports }) =>
        onInstruction(data as Instruction, ports[0] && electronPort(ports[0])),
      ),
  }
}

function forkParent(): Parent {
  const send = (message: ForkMessage) => process.send?.(message)
  const ports = new Map<number, ReturnType<typeof numberedPort>>()
  return {
    post: notice => send({ notice }),
    listen: onInstruction =>
      process.on('message', (message: ForkMessage) => {
        if ('instruction' in message) {
          const port =
            message.port === undefined
              ? undefined
              : numberedPort(message.port, send, number => ports.delete(number))
          if (port) ports.set(message.port!, port)
          onInstruction(message.instruction, port?.port)
        } else if ('wire' in message) ports.get(message.port)?.deliver(message.wire)
        else if ('closed' in message) ports.get(message.port)?.shut()
      }),
  }
}

/** One of many ports on a single process channel. */
export function numberedPort(
  number: number,
  send: (message: ForkMessage) => void,
  forget: (number: number) => void,
) {
  let hear: ((message: Wire) => void) | undefined
  let close: (() => void) | undefined
  let early: Wire[] = []
  const shut = () => {
    forget(number)
    close?.()
    close = undefined
    hear = undefined
  }
  const port: Port = {
    send: wire => send({ port: number, wire }),
    listen: (onMessage, onClose) => {
      hear = onMessage
      close = onClose
      for (const wire of early) onMessage(wire)
      early = []
    },
    close: () => {
      send({ port: number, closed: true })
      shut()
    },
  }
  return {
    port,
    shut,
    deliver: (wire: Wire) => {
      if (hear) hear(wire)
      else early.push(wire)
    },
  }
}

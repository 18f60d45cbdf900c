import { AppError } from '../../shared/errors.ts'
import { say } from '../../shared/words/message.ts'
import type { Port } from '../../shared/contract/wire.ts'
import { numberedPort, type ForkMessage, type NumberedPort } from './numbered-port.ts'
import { electronPort, type ElectronPort } from './ports.ts'
import type { Instruction, Notice } from './protocol.ts'

/** The end of the supervisor a service process sees. */
export interface Parent {
  post(notice: Notice): void
  listen(onInstruction: (instruction: Instruction, port: Port | undefined) => void): void
}

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: ElectronPort[] }) => void): unknown
  postMessage(message: unknown): void
}

/** The part of a process by which a service hears of its supervisor. */
export interface Channels {
  readonly parentPort?: ParentPort
  send?(message: ForkMessage): unknown
  on(event: 'message', listener: (message: ForkMessage) => void): unknown
}

/** Electron's utility process has a parent port; a service forked by plain Node has its process channel. */
export function findParent(channels: Channels): Parent {
  if (channels.parentPort) return electronParent(channels.parentPort)
  if (channels.send) return forkParent(channels)
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

function forkParent(channels: Channels): Parent {
  const send = (message: ForkMessage) => channels.send?.(message)
  const ports = new Map<number, NumberedPort>()
  function take(number: number | undefined): Port | undefined {
    if (number === undefined) return undefined
    const taken = numberedPort(number, send, gone => ports.delete(gone))
    ports.set(number, taken)
    return taken.port
  }
  return {
    post: notice => send({ notice }),
    listen: onInstruction =>
      channels.on('message', message => {
        if ('instruction' in message) onInstruction(message.instruction, take(message.port))
        else if ('wire' in message) ports.get(message.port)?.deliver(message.wire)
        else if ('closed' in message) ports.get(message.port)?.shut()
      }),
  }
}

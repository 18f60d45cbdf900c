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
      process.on('message', (message: ForkMessage) => {
        if ('instruction' in message) onInstruction(message.instruction, take(message.port))
        else if ('wire' in message) ports.get(message.port)?.deliver(message.wire)
        else if ('closed' in message) ports.get(message.port)?.shut()
      }),
  }
}

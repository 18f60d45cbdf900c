import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron'
import path from 'node:path'
import type { Launched } from '../host/supervise.ts'
import type { Notice, ServiceName } from '../host/protocol.ts'

/** A service in a process of its own; it gets no environment but what finding libraries needs. */
function launch(name: ServiceName): Launched<MessagePortMain> {
  const child = utilityProcess.fork(path.join(import.meta.dirname, `${name}.cjs`), [], {
    serviceName: `casebook-${name}`,
    env: { PATH: process.env['PATH'] ?? '' },
  })
  return {
    pid: () => child.pid,
    post: (instruction, port) => child.postMessage(instruction, port ? [port] : []),
    onNotice: listener => {
      child.on('message', (notice: Notice) => listener(notice))
    },
    onExit: listener => {
      child.on('exit', listener)
    },
    kill: () => {
      child.kill()
    },
  }
}

export const electronPlatform = {
  launch,
  channel: (): [MessagePortMain, MessagePortMain] => {
    const { port1, port2 } = new MessageChannelMain()
    return [port1, port2]
  },
}

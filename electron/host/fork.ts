import { fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import type { Port, Wire } from '../../shared/contract/wire.ts'
import { numberedPort, type ForkMessage, type NumberedPort } from './numbered-port.ts'
import type { Notice } from './protocol.ts'
import type { Launched } from './supervise.ts'

/**
 * Compiled code, kept from one start to the next, makes a start three times as fast. It lies where nobody else can
 * put code.
 */
const compiled = process.env['NODE_COMPILE_CACHE'] ?? path.join(os.homedir(), '.cache', 'casebook')

/** Starts a service under plain Node, straight from its source or its build. */
export function forkService(file: string): Launched<Port> {
  const child = fork(file, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  const ports = new Map<number, NumberedPort>()
  let next = 1
  let onNotice: ((notice: Notice) => void) | undefined
  const send = (message: ForkMessage) => {
    child.send(message, () => {
      /* a child that is gone is told of by its exit */
    })
  }
  child.on('message', (message: ForkMessage) => {
    if ('notice' in message) onNotice?.(message.notice)
    else if ('wire' in message) ports.get(message.port)?.deliver(message.wire)
    else if ('closed' in message) ports.get(message.port)?.shut()
  })
  return {
    pid: () => child.pid,
    onNotice: listener => {
      onNotice = listener
    },
    onExit: listener => {
      child.on('exit', code => {
        for (const port of ports.values()) port.shut()
        listener(code ?? 1)
      })
    },
    kill: () => {
      child.kill()
    },
    post: (instruction, port) => {
      if (!port) return send({ instruction })
      if (!child.connected) return port.close() // nobody is there to take it
      const number = next++
      const near = numberedPort(number, send, gone => ports.delete(gone))
      ports.set(number, near)
      send({ instruction, port: number })
      join(near.port, port)
    },
  }
}

/** Whatever one port hears the other says, until either closes. */
function join(one: Port, other: Port): void {
  pass(one, other)
  pass(other, one)
}
function pass(from: Port, to: Port): void {
  from.listen(
    message => to.send(message as Wire), // only carried: whoever serves or calls at the far end parses it
    () => to.close(),
  )
}

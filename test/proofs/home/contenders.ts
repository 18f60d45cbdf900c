import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Act, Order, Reply } from './contender.ts'

export interface Contender {
  readonly pid: number
  /** Does that, one after the other. Undefined where it was killed meanwhile. */
  readonly does: (folder: string, acts: readonly Act[], after?: number) => Promise<Reply | undefined>
  readonly kill: () => Promise<void>
  readonly isAlive: () => boolean
}

/** Another program, forked once for many trials. */
export async function contender(): Promise<Contender> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'contender.ts'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, (reply: Reply | undefined) => void>()
  let next = 1
  await once(child, 'message')
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  const exited = once(child, 'exit')
  void exited.then(() => {
    for (const settle of waiting.values()) settle(undefined)
    waiting.clear()
  })
  return {
    pid: child.pid!,
    does: (folder, acts, after = 0) =>
      new Promise(resolve => {
        const order: Order = { id: next++, folder, acts, after }
        waiting.set(order.id, resolve)
        child.send(order)
      }),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
  }
}

import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import path from 'node:path'
import { app } from './app.ts'
import { carried, type Carried, type MessagePortMain, type PortMessage } from './ports.ts'

/** What travels between a utility process and its parent. */
export type UtilityMessage = { message: unknown; ports: number[] } | PortMessage

class UtilityProcess extends EventEmitter implements Pick<Electron.UtilityProcess, 'postMessage' | 'kill'> {
  pid: number | undefined
  readonly #child: ChildProcess
  readonly #ports: Carried
  constructor(file: string, words: readonly string[], { env }: Electron.ForkOptions) {
    super()
    const child = fork(file, words, {
      serialization: 'advanced',
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--import',
        path.join(import.meta.dirname, 'utility-child.ts'),
      ],
      env: { ...env },
    })
    this.#child = child
    this.pid = child.pid
    this.#ports = carried({ send: message => this.#send(message) })
    child.on('message', (sent: UtilityMessage) => {
      if ('message' in sent) this.emit('message', sent.message)
      else this.#ports.take(sent)
    })
    child.on('exit', code => {
      this.pid = undefined
      this.#ports.end()
      this.emit('exit', code ?? 1)
    })
  }
  postMessage(message: unknown, ports: MessagePortMain[] = []): void {
    this.#send({ message, ports: ports.map(port => this.#ports.add(port)) })
  }
  kill(): boolean {
    return this.#child.kill()
  }
  #send(message: UtilityMessage): void {
    if (this.#child.connected) this.#child.send(message, () => undefined)
  } // one that is gone is told of by its exit
}

export const utilityProcess = {
  fork: (file: string, words: string[] = [], options: Electron.ForkOptions = {}) => {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
    return new UtilityProcess(file, words, options)
  },
}

import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeChromium, livingPageProcesses, openChromium } from './chromium.ts'

export interface Boot {
  readonly folder: string
  readonly switches: Map<string, string>
  readonly name: string
  readonly version: string
}
export const boot = (globalThis as unknown as { standinBoot: Boot }).standinBoot

/** An event whose default can be prevented, as Electron passes it to listeners. */
export function preventable<T extends object>(
  rest: T,
): T & { defaultPrevented: boolean; preventDefault(): void } {
  const event = {
    ...rest,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

const emitter = new EventEmitter()
const closers = new Set<() => boolean>()
let ready = false
let quitting = false
let exiting = false

/** Asks to be told before the program ends; answers whether it may. Windows use it. */
export const beforeEnd = (close: () => boolean): void => {
  closers.add(close)
}

const starting = new Promise<void>(resolve => {
  // After the app's own first turn, so that it can still register schemes and switches.
  setImmediate(() => {
    openChromium(boot.switches, () => app.quit()).then(
      () => {
        ready = true
        app.emit('ready', {}, {})
        resolve()
      },
      (error: unknown) => {
        console.error(
          `The stand-in could not start Chromium: ${error instanceof Error ? error.message : 'unknown reason'}`,
        )
        process.exit(1)
      },
    )
  })
})

const userData = () =>
  boot.switches.get('user-data-dir') ?? path.join(os.homedir(), '.config', `${boot.name}-standin`)
const places: Record<string, () => string> = {
  userData,
  temp: os.tmpdir,
  home: os.homedir,
  downloads: () => path.join(os.homedir(), 'Downloads'),
}

type App = Pick<
  Electron.App,
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'getVersion'
  | 'getName'
  | 'getPath'
  | 'getAppPath'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'getAppMetrics'
  | 'quit'
  | 'exit'
> & { commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'> }

export const app = Object.assign(emitter, {
  isPackaged: false,
  commandLine: {
    appendSwitch: (name: string, value = '') => {
      boot.switches.set(name, value)
    },
    hasSwitch: (name: string) => boot.switches.has(name),
    getSwitchValue: (name: string) => boot.switches.get(name) ?? '',
  },
  whenReady: () => starting,
  isReady: () => ready,
  getVersion: () => boot.version,
  getName: () => boot.name,
  getAppPath: () => boot.folder,
  getPath: (name: Parameters<Electron.App['getPath']>[0]) => {
    const place = places[name]
    if (!place) throw new Error(`The stand-in knows no path '${name}'.`)
    return place()
  },
  enableSandbox: () => undefined, // pages are sandboxed by Chromium, except as root, where it refuses to run so
  requestSingleInstanceLock,
  releaseSingleInstanceLock: () => {
    rmSync(lockFile(), { force: true })
  },
  /** Pages only, and of each only who it is. */
  getAppMetrics: () =>
    livingPageProcesses().map(pid => ({ pid, type: 'Tab' as const }) as Electron.ProcessMetric),
  quit: () => {
    if (quitting || exiting) return
    quitting = true // windows that close on the way ask to quit again
    const before = preventable({})
    const last = preventable({})
    app.emit('before-quit', before)
    const closed = !before.defaultPrevented && [...closers].every(close => close())
    if (closed) app.emit('will-quit', last)
    quitting = false
    if (closed && !last.defaultPrevented) app.exit(0)
  },
  exit: (code = 0) => {
    if (exiting) return
    exiting = true
    app.emit('quit', {}, code)
    closeChromium()
      .finally(() => process.exit(code))
      .catch(() => undefined) // it ends either way
  },
}) satisfies App
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

/** Who holds the lock, by process number; and what a second one leaves for the first to find. */
const lockFile = () => path.join(userData(), 'standin-instance')
const knockFile = () => path.join(userData(), 'standin-second-instance')

function requestSingleInstanceLock(): boolean {
  mkdirSync(userData(), { recursive: true })
  try {
    writeFileSync(lockFile(), String(process.pid), { flag: 'wx' })
  } catch {
    if (isAlive(Number(readFileSync(lockFile(), 'utf8')))) {
      writeFileSync(knockFile(), JSON.stringify({ words: process.argv, folder: process.cwd() }))
      return false
    }
    writeFileSync(lockFile(), String(process.pid)) // its holder died without a word
  }
  process.on('exit', () => rmSync(lockFile(), { force: true }))
  watch(userData(), { persistent: false }, (_event, name) => {
    if (name !== path.basename(knockFile())) return
    try {
      const { words, folder } = JSON.parse(readFileSync(knockFile(), 'utf8')) as {
        words: string[]
        folder: string
      }
      rmSync(knockFile())
      app.emit('second-instance', {}, words, folder, undefined)
    } catch {
      /* half written, or already taken: the next event tells again */
    }
  })
  return true
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}

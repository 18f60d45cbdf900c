import { tickets } from '../../shared/contract/tickets.ts'
import type { WindowContract } from '../../shared/contract/window.ts'
import {
  lines,
  mainServers,
  windowServers,
  serviceNames,
  type Instruction,
  type MainContract,
  type Notice,
  type ServiceName,
  type Settings,
} from './protocol.ts'

/** A started service process. `P` is the kind of port the platform hands over. */
export interface Launched<P> {
  pid(): number | undefined
  post(instruction: Instruction, port?: P): void
  onNotice(listener: (notice: Notice) => void): void
  onExit(listener: (code: number) => void): void
  kill(): void
}

/** What differs between Electron and plain Node. */
export interface Platform<P> {
  launch(name: ServiceName): Launched<P>
  channel(): [P, P]
}

export interface ServiceState {
  readonly name: ServiceName
  readonly state: 'starting' | 'ready' | 'restarting' | 'stopped'
  readonly pid: number | undefined
  /** How often it had to be started again. */
  readonly restarts: number
  /** How many processes it has had: one more than those that died or were renewed. */
  readonly lives: number
}

export interface Supervisor<P> {
  states(): ServiceState[]
  /**
   * A port for the window, the command line or main that speaks `contract`, its other end handed to the service.
   * Undefined while that one is gone: whoever asked hears by `onChange` that it is back, and asks again.
   */
  open(contract: WindowContract | MainContract): P | undefined
  /** Ends every service, by force where one does not in time, and starts each anew. */
  renew(): void
  /** Settles when every service is ready. */
  ready(): Promise<void>
  stop(): Promise<void>
}

const servers = { ...windowServers, ...mainServers }

/** First pause before a restart; doubled with each death in short order, up to the longest. */
const FIRST_PAUSE_MILLISECONDS = 100
const LONGEST_PAUSE_MILLISECONDS = 10_000
/** A service that lived this long starts afresh with short pauses. */
const STEADY_MILLISECONDS = 30_000
/** A service that has not said by then that it is ready never will: it is killed, and started again. */
const START_MILLISECONDS = 60_000
/** How long a service has to put its house in order when asked to stop. */
const STOP_MILLISECONDS = 3_000

interface Member<P> {
  process: Launched<P>
  state: ServiceState['state']
  restarts: number
  lives: number
  /** It was asked to end, for another process to take its place. */
  isRenewed: boolean
  pause: number
  since: number
  exited: Promise<void>
  /** Set while it waits to be started again. */
  restart?: NodeJS.Timeout
}

/** Who hears of the services. */
export interface Watcher<P> {
  /** Every change of state; a window then asks for new ports to a service that has come back. */
  onChange(state: ServiceState): void
  onLog(line: string): void
  /**
   * Answers, on a port to each service, what stands behind tickets. Where nobody does, services take paths.
   */
  fileDesk?(port: P): void
}

/** Starts the four services, joins them as `lines` says, and starts a dead one again with growing pauses. */
export function supervise<P>(
  platform: Platform<P>,
  { home, version }: Pick<Settings, 'home' | 'version'>,
  { onChange, onLog, fileDesk }: Watcher<P>,
): Supervisor<P> {
  const settings: Settings = { home, version, files: fileDesk ? 'by-ticket' : 'by-path' }
  const members = new Map<ServiceName, Member<P>>()
  const waiting = new Set<() => void>()
  let stopping = false

  const stateOf = (name: ServiceName): ServiceState => {
    const member = members.get(name)
    return {
      name,
      state: member?.state ?? 'starting',
      pid: member?.process.pid(),
      restarts: member?.restarts ?? 0,
      lives: member?.lives ?? 0,
    }
  }
  function enter(name: ServiceName, state: ServiceState['state']): void {
    const member = members.get(name)
    if (member) member.state = state
    onChange(stateOf(name))
    if (serviceNames.every(each => members.get(each)?.state === 'ready')) {
      for (const settle of waiting) settle()
      waiting.clear()
    }
  }

  /** Asks it to end; it is ended where it does not in time. */
  async function ended(member: Member<P>): Promise<void> {
    member.process.post({ kind: 'stop' })
    const late = setTimeout(() => member.process.kill(), STOP_MILLISECONDS)
    await member.exited
    clearTimeout(late)
  }
  function renewAll(): void {
    for (const [name, member] of members)
      if (member.state === 'ready' && !stopping) {
        member.isRenewed = true
        enter(name, 'restarting')
        void ended(member)
      }
  }

  function start(
    name: ServiceName,
    { restarts, lives, pause }: Pick<Member<P>, 'restarts' | 'lives' | 'pause'>,
  ): void {
    const launched = platform.launch(name)
    const exited = new Promise<void>(resolve => {
      launched.onExit(() => resolve())
    })
    const member: Member<P> = {
      process: launched,
      state: 'starting',
      restarts,
      lives,
      isRenewed: false,
      pause,
      since: Date.now(),
      exited,
    }
    members.set(name, member)
    const hung = setTimeout(() => {
      onLog(`${name}: not ready after ${START_MILLISECONDS / 1000} s, starting again`)
      launched.kill()
    }, START_MILLISECONDS)
    launched.onNotice(notice => {
      if (notice.kind === 'log') onLog(`${name}: ${notice.line}`)
      else if (notice.kind === 'renew') renewAll()
      else {
        clearTimeout(hung)
        join(name)
        enter(name, 'ready')
      }
    })
    launched.onExit(code => {
      clearTimeout(hung)
      if (stopping) return enter(name, 'stopped')
      if (member.isRenewed) {
        start(name, { restarts, lives: lives + 1, pause: FIRST_PAUSE_MILLISECONDS })
        return enter(name, 'starting')
      }
      onLog(`${name}: stopped with code ${code}, starting again`)
      enter(name, 'restarting')
      const next = Date.now() - member.since > STEADY_MILLISECONDS ? FIRST_PAUSE_MILLISECONDS : member.pause
      member.restart = setTimeout(
        () =>
          start(name, {
            restarts: restarts + 1,
            lives: lives + 1,
            pause: Math.min(next * 2, LONGEST_PAUSE_MILLISECONDS),
          }),
        next,
      )
    })
    launched.post({ kind: 'start', settings })
  }

  /** Gives `name` a port for each line it stands on whose other end is a running service. */
  function join(name: ServiceName): void {
    if (fileDesk) {
      const [near, far] = platform.channel()
      members.get(name)?.process.post({ kind: 'give', contract: tickets.name, role: 'call' }, near)
      fileDesk(far)
    }
    for (const line of lines) {
      if (
        line.caller === 'window' ||
        line.caller === 'main' ||
        (line.caller !== name && line.server !== name)
      )
        continue
      const other = members.get(line.caller === name ? line.server : line.caller)
      if (other?.state !== 'ready') continue
      const [near, far] = platform.channel()
      members.get(line.caller)?.process.post({ kind: 'give', contract: line.contract, role: 'call' }, near)
      members.get(line.server)?.process.post({ kind: 'give', contract: line.contract, role: 'serve' }, far)
    }
  }

  for (const name of serviceNames) start(name, { restarts: 0, lives: 1, pause: FIRST_PAUSE_MILLISECONDS })

  return {
    states: () => serviceNames.map(stateOf),
    renew: renewAll,
    ready: () =>
      serviceNames.every(each => members.get(each)?.state === 'ready')
        ? Promise.resolve()
        : new Promise(resolve => {
            waiting.add(resolve)
          }),
    open: contract => {
      const member = members.get(servers[contract])
      // One that comes back is handed out when it is ready: a port of before would be replaced with its calls.
      const isBack = member?.state === 'ready' || member?.lives === 1
      if (member?.state === 'restarting' || !isBack) return undefined
      const [near, far] = platform.channel()
      member?.process.post({ kind: 'give', contract, role: 'serve' }, far)
      return near
    },
    stop: async () => {
      stopping = true
      await Promise.all(
        [...members].map(async ([name, member]) => {
          clearTimeout(member.restart)
          if (member.state === 'restarting' && !member.isRenewed) return enter(name, 'stopped')
          if (member.state === 'stopped') return
          await ended(member)
        }),
      )
    },
  }
}

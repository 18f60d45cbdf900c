import { AppError } from '../../shared/errors.ts'
import { nobody, type Caller } from '../../shared/contract/caller.ts'
import { connection, type Connection } from '../../shared/contract/connect.ts'
import { tickets } from '../../shared/contract/tickets.ts'
import { serve, type Serve } from '../../shared/contract/serve.ts'
import type { Client, Contract, Handlers } from '../../shared/contract/define.ts'
import type { Port } from '../../shared/contract/wire.ts'
import { byTicket } from './by-ticket.ts'
import { giveBackAtRest } from './give-back.ts'
import { findParent, type Channels } from './parent.ts'
import { placeOf } from './place-of.ts'
import { portHub, type PortHub } from './port-hub.ts'
import type { ForkMessage } from './numbered-port.ts'
import type { Settings } from './protocol.ts'

/** What a service stands on while it starts. */
export interface ServiceHost {
  readonly settings: Settings
  /** Offers `handlers` on every port the supervisor gives for this contract. */
  offer<C extends Contract>(contract: C, handlers: Handlers<C>): void
  /** Says who stands behind the calls that come in, for a service that keeps a session. Called once, before `offer`. */
  session(caller: () => Caller): void
  /**
   * A client of another service; it outlives that service's restarts. `share` is handed each new port too, for whoever
   * else of this service speaks over it.
   */
  need<C extends Contract>(contract: C, share?: (hub: PortHub) => void): Client<C>
  /** Runs once, when the supervisor asks the service to stop. */
  onStop(work: () => Promise<void> | void): void
  /**
   * Ends this process and those of the other services once what is being answered is answered; new ones take their
   * place. Callers wait for those.
   */
  renew(): void
  /** A line for the log. Names places and kinds, never a patient. */
  log(line: string): void
}

/** The process that a service has for itself. */
export interface OwnProcess extends Channels {
  on(event: 'message', listener: (message: ForkMessage) => void): unknown
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
  on(event: 'disconnect', listener: () => void): unknown
  exit(code: number): void
}

/** Runs a service process: waits for its settings, lets `start` set it up, then takes ports as they come. */
export function runService(
  start: (host: ServiceHost) => Promise<void> | void,
  own: OwnProcess = process,
): void {
  giveBackAtRest()
  const parent = findParent(own)
  const offered = new Map<string, (port: Port) => void>()
  const shared = new Map<string, (hub: PortHub) => void>()
  const needed = new Map<string, Connection<Contract>>()
  const serving = new Set<Serve>()
  let isRenewing = false
  let callerOf = (): Caller => nobody
  const endings: Array<() => Promise<void> | void> = []
  const log = (line: string) => parent.post({ kind: 'log', line })
  const onFault = (place: string, error: unknown) => {
    if (error instanceof AppError || (error instanceof DOMException && error.name === 'AbortError')) return
    log(`${place}: ${placeOf(error)}`)
  }

  async function begin(settings: Settings): Promise<void> {
    const desk = settings.files === 'by-ticket' ? connection(tickets) : undefined
    // The map forgets which contract; nothing but the desk's port is ever attached to it.
    if (desk) needed.set(tickets.name, desk as unknown as Connection<Contract>)
    await start({
      settings,
      log,
      session: caller => {
        callerOf = caller
      },
      offer: (contract, given) => {
        const handlers = desk ? byTicket(contract, given, desk.client) : given
        offered.set(contract.name, port => {
          const isLate = isRenewing
          const served = serve(contract, handlers, port, { onFault, caller: () => callerOf() })
          serving.add(served)
          if (isLate) served.retire()
        })
      },
      need: (contract, share) => {
        const link = connection(contract)
        if (share) shared.set(contract.name, share)
        // The map forgets which contract; `need` gives it back.
        needed.set(contract.name, link as unknown as Connection<Contract>)
        return link.client
      },
      onStop: work => {
        endings.push(work)
      },
      renew() {
        isRenewing = true
        for (const each of serving) each.close()
        // The answer that is on its way goes first; what is asked from now on is for the next process.
        setTimeout(() => {
          for (const each of serving) each.retire()
          parent.post({ kind: 'renew' })
        })
      },
    })
    parent.post({ kind: 'ready' })
  }
  async function end(): Promise<void> {
    for (const work of endings.toReversed()) await work()
    own.exit(0)
  }

  function take(contract: string, role: 'serve' | 'call', port: Port): void {
    if (role === 'serve') offered.get(contract)?.(port)
    else {
      const share = shared.get(contract)
      const hub = share && portHub(port)
      needed.get(contract)?.attach(hub ? hub.branch() : port)
      if (hub) share(hub)
    }
  }

  let started = Promise.resolve()
  parent.listen((instruction, port) => {
    if (instruction.kind === 'start') {
      started = begin(instruction.settings)
      started.catch((error: unknown) => {
        log(`start: ${placeOf(error)}`)
        setImmediate(() => own.exit(1))
      })
    } else if (instruction.kind === 'stop') {
      end().catch((error: unknown) => {
        log(`stop: ${placeOf(error)}`)
        own.exit(1)
      })
    } else if (port) {
      // A port may come before `start` has offered anything; its messages wait in the port.
      started.then(
        () => take(instruction.contract, instruction.role, port),
        () => port.close(),
      )
    }
  })
  own.on('uncaughtException', error => {
    log(`uncaught: ${placeOf(error)}`)
    setImmediate(() => own.exit(1))
  })
  own.on('unhandledRejection', error => {
    log(`unhandled: ${placeOf(error)}`)
    setImmediate(() => own.exit(1))
  })
  // A forked service whose parent died must not live on with the store open.
  own.on('disconnect', () => own.exit(0))
}

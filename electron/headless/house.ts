import path from 'node:path'
import { connection } from '../../shared/contract/connect.ts'
import type { Contract } from '../../shared/contract/define.ts'
import { windowContracts, type WindowClients, type WindowContract } from '../../shared/contract/window.ts'
import { forkService } from '../host/fork.ts'
import { portPair } from '../host/ports.ts'
import { windowServers, type ServiceName } from '../host/protocol.ts'
import { supervise, type ServiceState } from '../host/supervise.ts'

/** The services of one casebook, running under plain Node, and a client of each contract the window would have. */
export interface House extends WindowClients {
  states(): ServiceState[]
  stop(): Promise<void>
}

/** Starts the four services over `home`. `onLog` hears their log lines, which never name a patient. */
export async function openHouse(
  home: string,
  version: string,
  onLog: (line: string) => void,
): Promise<House> {
  const links = Object.entries(windowContracts).map(
    ([name, contract]) => [name as WindowContract, connection<Contract>(contract)] as const,
  )
  const services = supervise(
    { launch: name => forkService(path.join(import.meta.dirname, '..', name, 'main.ts')), channel: portPair },
    { home, version },
    { onChange: ({ name, state, lives }) => state === 'ready' && lives > 1 && attach(name), onLog },
  )
  const attach = (server?: ServiceName) => {
    for (const [name, link] of links)
      if (server === undefined || windowServers[name] === server) {
        const port = services.open(name)
        if (port) link.attach(port)
      }
  }
  await services.ready()
  attach()
  // Object.fromEntries forgets which client belongs to which name; the table gives it back.
  const clients = Object.fromEntries(
    links.map(([name, link]) => [name, link.client]),
  ) as unknown as WindowClients
  return {
    ...clients,
    states: services.states,
    stop: services.stop,
  }
}

import path from 'node:path'
import { charts } from '../../shared/contract/charts.ts'
import { connect } from '../../shared/contract/connect.ts'
import type { Client } from '../../shared/contract/define.ts'
import { exchange } from '../../shared/contract/exchange.ts'
import { intake } from '../../shared/contract/intake.ts'
import { learning } from '../../shared/contract/learning.ts'
import { vault } from '../../shared/contract/vault.ts'
import { forkService } from '../host/fork.ts'
import { portPair } from '../host/ports.ts'
import { supervise, type ServiceState } from '../host/supervise.ts'

/** The services of one casebook, running under plain Node, and a client of each contract the window would have. */
export interface House {
  readonly vault: Client<typeof vault>
  readonly charts: Client<typeof charts>
  readonly intake: Client<typeof intake>
  readonly learning: Client<typeof learning>
  readonly exchange: Client<typeof exchange>
  states(): ServiceState[]
  stop(): Promise<void>
}

/** Starts the four services over `home`. `onLog` hears their log lines, which never name a patient. */
export async function openHouse(
  home: string,
  version: string,
  onLog: (line: string) => void,
): Promise<House> {
  const services = supervise(
    { launch: name => forkService(path.join(import.meta.dirname, '..', name, 'main.ts')), channel: portPair },
    { home, version },
    () => {},
    onLog,
  )
  await services.ready()
  return {
    vault: connect(vault, services.open('vault')),
    charts: connect(charts, services.open('charts')),
    intake: connect(intake, services.open('intake')),
    learning: connect(learning, services.open('learning')),
    exchange: connect(exchange, services.open('exchange')),
    states: services.states,
    stop: services.stop,
  }
}

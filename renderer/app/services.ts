import { charts } from '../../shared/contract/charts.ts'
import { connection } from '../../shared/contract/connect.ts'
import { exchange } from '../../shared/contract/exchange.ts'
import { intake } from '../../shared/contract/intake.ts'
import { learning } from '../../shared/contract/learning.ts'
import { vault } from '../../shared/contract/vault.ts'
import type { Port, Wire } from '../../shared/contract/wire.ts'
import type { CasebookBridge, PortOffer } from '../../shared/bridge.ts'

declare global {
  interface Window {
    readonly casebook: CasebookBridge
  }
}

const links = {
  vault: connection(vault),
  charts: connection(charts),
  intake: connection(intake),
  learning: connection(learning),
  exchange: connection(exchange),
}

/** The services, as this page may speak to them. Clients outlive a service's restart. */
export const services = {
  vault: links.vault.client,
  charts: links.charts.client,
  intake: links.intake.client,
  learning: links.learning.client,
  exchange: links.exchange.client,
}
export const bridge = window.casebook

function domPort(port: MessagePort): Port {
  return {
    send: message => port.postMessage(message),
    listen: (onMessage, onClose) => {
      port.addEventListener('message', (event: MessageEvent<Wire>) => onMessage(event.data))
      port.addEventListener('close', onClose)
      port.start()
    },
    close: () => port.close(),
  }
}

const isOffer = (data: unknown): data is PortOffer =>
  typeof data === 'object' &&
  data !== null &&
  'source' in data &&
  data.source === 'casebook' &&
  'contract' in data

/** Takes the ports as they are handed over, and asks for the first ones. */
export function connectServices(): void {
  window.addEventListener('message', event => {
    const [port] = event.ports
    if (event.source !== window || !port || !isOffer(event.data)) return
    const link = Object.entries(links).find(([name]) => name === (event.data as PortOffer).contract)?.[1]
    link?.attach(domPort(port))
  })
  bridge.requestPorts()
}

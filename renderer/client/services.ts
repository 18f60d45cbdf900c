import { connection } from '../../shared/contract/connect.ts'
import type { Contract } from '../../shared/contract/define.ts'
import type { Port, Wire } from '../../shared/contract/wire.ts'
import { windowContracts, type WindowClients } from '../../shared/contract/window.ts'
import type { PortOffer } from '../../shared/bridge.ts'
import { bridge } from './bridge.ts'

const links = new Map(
  Object.entries(windowContracts).map(([name, contract]) => [name, connection<Contract>(contract)]),
)

/** The services, as this page may speak to them. Clients outlive a service's restart. */
export const services = Object.fromEntries(
  [...links].map(([name, link]) => [name, link.client]),
) as unknown as WindowClients // the map forgets which client belongs to which name; the table gives it back

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
    links.get(event.data.contract)?.attach(domPort(port))
  })
  bridge.requestPorts()
}

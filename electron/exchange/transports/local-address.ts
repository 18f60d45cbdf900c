import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

/**
 * Loopback, the private networks (RFC 1918, RFC 4193) and link-local addresses: this machine and the clinic's own
 * network.
 */
const near = new BlockList()
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  near.addSubnet(net, prefix, 'ipv6')

/** Hosts that mean "every network of this machine". */
const EVERYWHERE = ['0.0.0.0', '::']

export interface Address {
  readonly host: string
  readonly port: number
}

/**
 * Whether an IP address is on this machine or its own network. Names are not looked up: that would ask the
 * internet.
 */
export function isNear(host: string): boolean {
  const family = isIP(host)
  return family !== 0 && near.check(host, family === 4 ? 'ipv4' : 'ipv6')
}

export const mayListenOn = (host: string): boolean => EVERYWHERE.includes(host) || isNear(host)

/** Reads `host:port`, `[ipv6]:port` or `localhost:port`. Undefined where it is not near or not an address. */
export function readAddress(text: string): Address | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+|localhost)):(\d{1,5})$/i.exec(text.trim())
  if (!match) return undefined
  const named = match[1] ?? match[2]!
  const host = named.toLowerCase() === 'localhost' ? '127.0.0.1' : named
  const port = Number(match[3])
  return isNear(host) && port >= 1 && port <= 65_535 ? { host, port } : undefined
}

export const writeAddress = ({ host, port }: Address): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

/** Where peers can find a listener that is bound to `host`. */
export function reachableAddresses({ host, port }: Address): string[] {
  if (!EVERYWHERE.includes(host)) return [writeAddress({ host, port })]
  const own = Object.values(networkInterfaces())
    .flatMap(each => each ?? [])
    .filter(each => each.family === 'IPv4' && isNear(each.address))
  // Other machines first; this one last, for two casebooks side by side.
  return own
    .toSorted((one, other) => Number(one.internal) - Number(other.internal))
    .map(each => writeAddress({ host: each.address, port }))
}

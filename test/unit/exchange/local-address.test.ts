import { describe, expect, it } from 'vitest'
import {
  isNear,
  mayListenOn,
  reachableAddresses,
  readAddress,
  writeAddress,
} from '../../../electron/exchange/transports/local-address.ts'

/**
 * First and last addresses of the networks of RFC 1122 (loopback), 1918, 3927, 4193 and 4291 (link-local),
 * and their neighbours.
 */
const near = [
  ['127.0.0.0', '127.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['::1', '::ffff:10.0.0.1', '::FFFF:192.168.0.1'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fe80::', 'febf:ffff::', 'fe80::1%eth0'],
].flat()
const far = [
  ['126.255.255.255', '128.0.0.0', '9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0'],
  ['192.167.255.255', '192.169.0.0', '169.253.255.255', '169.255.0.0', '8.8.8.8', '0.0.0.0'],
  ['::', '::2', 'fbff::', 'fe00::', 'fec0::', '2001:4860:4860::8888', '::ffff:8.8.8.8'],
  ['', 'localhost', 'clinic.example', '10.0.0', '10.0.0.1.example', 'x::ffff:10.0.0.1', '::ffff:clinic'],
].flat()

describe('a host', () => {
  it.each(near)('%s is near', host => {
    expect(isNear(host)).toBe(true)
    expect(mayListenOn(host)).toBe(true)
  })
  it.each(far)('%j is not near', host => expect(isNear(host)).toBe(false))
  it.each(['0.0.0.0', '::'])('%s, every network of this machine, is listened on but never called', host => {
    expect(mayListenOn(host)).toBe(true)
    expect(readAddress(host.includes(':') ? `[${host}]:1` : `${host}:1`)).toBeUndefined()
  })
  it('of the internet is not listened on', () => expect(mayListenOn('8.8.8.8')).toBe(false))
})

describe('an address', () => {
  it.each([
    ['127.0.0.1:1', { host: '127.0.0.1', port: 1 }],
    ['  10.1.2.3:65535\n', { host: '10.1.2.3', port: 65_535 }],
    ['[::1]:4711', { host: '::1', port: 4711 }],
    ['[FE80::1]:4711', { host: 'FE80::1', port: 4711 }],
    ['[::ffff:10.0.0.1]:4711', { host: '::ffff:10.0.0.1', port: 4711 }],
    ['localhost:80', { host: '127.0.0.1', port: 80 }],
    ['LocalHost:80', { host: '127.0.0.1', port: 80 }],
  ])('%j is read', (text, address) => expect(readAddress(text)).toEqual(address))
  it.each(
    [
      [
        '',
        '127.0.0.1',
        '127.0.0.1:',
        ':80',
        '127.0.0.1:0',
        '127.0.0.1:65536',
        '127.0.0.1:100000',
        '127.0.0.1:8o',
      ],
      [
        '127.0.0.1:-1',
        'x127.0.0.1:80',
        '127.0.0.1:80x',
        '::1:80',
        '[::1]',
        '[::1:80',
        '::1]:80',
        '[127.0.0.1',
      ],
      ['8.8.8.8:80', '[2001:db8::1]:80', 'clinic.example:80', 'localhost.example:80', 'http://127.0.0.1:80'],
    ].flat(),
  )('%j is none to call', text => expect(readAddress(text)).toBeUndefined())
  it.each(['127.0.0.1:4711', '[::1]:4711'])('%s is written as it is read', text =>
    expect(writeAddress(readAddress(text)!)).toBe(text),
  )
})

describe('where a listener can be reached', () => {
  it('is where it is bound', () =>
    expect(reachableAddresses({ host: '192.168.0.9', port: 7 })).toEqual(['192.168.0.9:7']))
  it.each(['0.0.0.0', '::'])(
    'is each near address of this machine when it is bound to %s, this machine last',
    host => {
      const places = reachableAddresses({ host, port: 7 })
      expect(places.at(-1)).toBe('127.0.0.1:7')
      expect(places.filter(each => each.startsWith('127.'))).toHaveLength(1)
      expect(places.map(each => readAddress(each)?.port)).toEqual(places.map(() => 7))
    },
  )
})

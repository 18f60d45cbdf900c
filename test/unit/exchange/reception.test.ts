import { describe, expect, it } from 'vitest'
import { limits, type Limits } from '../../../electron/exchange/budgets.ts'
import { networkOf, reception } from '../../../electron/exchange/transports/reception.ts'

function door(some: Partial<Limits> = {}) {
  const clock = { now: 0 }
  const bounds = { ...limits, ...some }
  const desk = reception(bounds, () => clock.now)
  const gone: string[] = []
  const call = (host: string, name = host) => desk.greet(host, () => gone.push(name))
  return { clock, desk, gone, call, bounds }
}
const host = (number: number) => `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`

describe('a caller', () => {
  it('is always heard, however many strangers wait: the oldest of the address that holds most gives way', () => {
    const { call, gone, desk, bounds } = door()
    for (let each = 0; each < bounds.strangersAtOnce; each++) call(`10.0.0.${each % 8}`, `stranger ${each}`)
    call('192.168.1.5', 'peer')
    expect(gone).toEqual(['stranger 0'])
    expect(desk.counts().strangers).toBe(bounds.strangersAtOnce)
  })

  it('takes the place of one of its own address where that holds its share, and of nobody else', () => {
    const { call, gone, bounds } = door()
    call('10.0.0.2', 'neighbour')
    for (let each = 0; each < bounds.strangersPerAddress + 3; each++) call('10.0.0.1', `${each}`)
    expect(gone).toEqual(['0', '1', '2'])
  })

  it('that has shown a peer’s key keeps its place, whoever comes after it, also from the same address', () => {
    const { call, gone } = door()
    call('10.0.0.1', 'peer').isPeer('anna')
    for (let each = 0; each < 5_000; each++) call(each % 2 ? '10.0.0.1' : host(each), 'stranger')
    expect(gone).not.toContain('peer')
  })

  it('shares a peer’s places with those alone who show the same key, of whom the newest is heard', () => {
    const { call, gone, bounds } = door()
    call('10.0.0.9', 'berta').isPeer('berta')
    for (let each = 0; each <= bounds.handshakesPerPeer; each++) call(host(each), `${each}`).isPeer('anna')
    expect(gone).toEqual(['0'])
  })

  it('that has given way takes no place by showing a key too late', () => {
    const { call, gone, desk } = door({ strangersAtOnce: 1 })
    const late = call('10.0.0.1', 'late')
    call('10.0.0.2', 'next')
    late.isPeer('anna')
    late.leave()
    expect(gone).toEqual(['late'])
    expect(desk.counts().strangers).toBe(1)
  })

  it('frees its place once, by leaving', () => {
    const { call, desk } = door()
    const one = call('10.0.0.1')
    call('10.0.0.1')
    one.leave()
    one.leave()
    expect(desk.counts().strangers).toBe(1)
  })
})

describe('an address that calls too often', () => {
  it('has a narrow door, and its whole share again once it has called less', () => {
    const { call, gone, clock, bounds } = door()
    for (let each = 0; each < bounds.callsPerMinute; each++) call('10.0.0.1').leave()
    for (let each = 0; each < bounds.hurriedAtOnce; each++) call('10.0.0.1')
    expect(gone).toEqual([])
    call('10.0.0.1')
    expect(gone).toHaveLength(1)
    clock.now += 60_000
    call('10.0.0.1')
    expect(gone).toHaveLength(1)
  })

  it('narrows nobody else', () => {
    const { call, gone, bounds } = door()
    for (let each = 0; each < 2 * bounds.callsPerMinute; each++) call('10.0.0.1').leave()
    for (let each = 0; each < bounds.strangersPerAddress; each++) call('10.0.0.2')
    expect(gone).toEqual([])
  })

  it('may be a clinic of sixty casebooks that call every half minute', () => {
    const { call, gone, clock } = door()
    for (let second = 0; second < 600; second += 0.25) {
      clock.now = second * 1_000
      call('10.0.0.1').leave()
    }
    for (let each = 0; each < 10; each++) call('10.0.0.1')
    expect(gone).toEqual([])
  })
})

describe('what is remembered of addresses', () => {
  it('is bounded, though somebody has a million of them', () => {
    const { call, desk, bounds } = door()
    for (let each = 0; each < 20_000; each++) {
      const caller = call(`fd00:${(each >> 8).toString(16)}:${(each & 255).toString(16)}::1`)
      if (each % 3) caller.leave()
    }
    const { addresses, strangers } = desk.counts()
    expect(addresses).toBeLessThanOrEqual(bounds.rememberedAddresses)
    expect(strangers).toBeLessThanOrEqual(bounds.strangersAtOnce)
  })
})

describe('one machine', () => {
  it.each([
    ['192.168.1.5', '192.168.1.5'],
    ['::ffff:192.168.1.5', '192.168.1.5'],
    ['::1', '0000:0000:0000:0000'],
    ['fd00:1:2:3:aaaa::5', 'fd00:0001:0002:0003'],
    ['fd00:1:2:3:bbbb:1:2:3', 'fd00:0001:0002:0003'],
    ['fd00:1:2::3', 'fd00:0001:0002:0000'],
    ['fe80::1%eth0', 'fe80:0000:0000:0000:0000:0000:0000:0001'],
  ])('that calls from %s is known by %s', (address, name) => expect(networkOf(address)).toBe(name))
})

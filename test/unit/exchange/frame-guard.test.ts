import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../electron/exchange/budgets.ts'
import { say } from '../../../shared/words/message.ts'
import { guardFrames } from '../../../electron/exchange/transports/frame-guard.ts'

/** Specification: docs/formats/envelope.md, section On the wire. */
const frame = (length: number) =>
  Buffer.concat([Buffer.from([length & 255, (length >> 8) & 255, length >> 16]), Buffer.alloc(length)])
const head = (length: number) => frame(length).subarray(0, 3)

function guarded() {
  const socket = new EventEmitter()
  let refusals = 0
  let heard = 0
  const refuse = () => {
    refusals += 1
  }
  // An emitter has `on`, which is all that is asked of a socket.
  const guard = guardFrames(socket as unknown as Pick<Socket, 'on'>, refuse, limits)
  guard.hear(bytes => {
    heard += bytes
  })
  return {
    trust: () => guard.trust(),
    hear: (...chunks: Buffer[]) => chunks.forEach(each => socket.emit('data', each)),
    refused: () => refusals > 0,
    heard: () => heard,
    reason: () => guard.reason()?.said,
  }
}
const bytewise = (bytes: Buffer) => [...bytes].map(each => Buffer.of(each))

describe('what arrives on a socket', () => {
  it.each([0, 1, 255, 256, 511, 512])('from a stranger may be a frame of %i bytes', length => {
    const line = guarded()
    line.hear(frame(length), frame(length))
    expect(line.refused()).toBe(false)
  })
  it.each([513, 514, 65_536, 16_777_215])(
    'from a stranger may not even announce a frame of %i bytes',
    length => {
      const line = guarded()
      line.hear(head(length).subarray(0, 2))
      expect(line.refused()).toBe(false)
      line.hear(head(length).subarray(2))
      expect(line.refused()).toBe(true)
    },
  )
  it('is measured alike however it is cut into pieces', () => {
    const whole = Buffer.concat([frame(300), frame(0), frame(512), frame(7)])
    for (const pieces of [[whole], bytewise(whole), [whole.subarray(0, 301), whole.subarray(301)]]) {
      const line = guarded()
      line.hear(...pieces)
      expect(line.refused()).toBe(false)
      line.hear(head(513))
      expect(line.refused()).toBe(true)
    }
  })
  it('is not searched for a length inside a frame', () => {
    const line = guarded()
    line.hear(Buffer.concat([head(300), Buffer.alloc(300, 255)]))
    expect(line.refused()).toBe(false)
  })
  it('is refused when a long frame follows a good one in the same piece', () => {
    const line = guarded()
    line.hear(Buffer.concat([frame(10), head(600)]))
    expect(line.refused()).toBe(true)
  })
  it('stays refused, whatever follows', () => {
    const line = guarded()
    line.hear(head(513), frame(1))
    expect(line.refused()).toBe(true)
  })
  it.each([
    [1_000_000, false],
    [1_000_001, true],
  ])('from a peer may be a frame of %i bytes: refused %s', (length, refused) => {
    const line = guarded()
    line.trust()
    line.hear(head(length))
    expect(line.refused()).toBe(refused)
  })
  it('from a stranger may be two thousand bytes in all, however short its frames are', () => {
    const line = guarded()
    line.hear(...Array.from({ length: 20 }, () => frame(97)))
    expect(line.refused()).toBe(false)
    line.hear(frame(97))
    expect(line.refused()).toBe(true)
  })
  it('is counted for whoever wants to know, as long as it may come', () => {
    const line = guarded()
    line.hear(frame(10), frame(20))
    expect(line.heard()).toBe(36)
    line.hear(head(513))
    expect([line.heard(), line.reason()]).toEqual([36, say('exchange.frame-too-long')])
  })
  it('is refused when a meeting has brought 512 million bytes', () => {
    const line = guarded()
    line.trust()
    const most = frame(999_997) // a million with its head
    for (let count = 0; count < 512; count++) line.hear(most)
    expect(line.refused()).toBe(false)
    line.hear(Buffer.alloc(1))
    expect(line.refused()).toBe(true)
  })
})

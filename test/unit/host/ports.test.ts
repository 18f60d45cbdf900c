import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it, vi } from 'vitest'
import { numberedPort, type ForkMessage, type NumberedPort } from '../../../electron/host/numbered-port.ts'
import { electronPort, portPair, threadPort } from '../../../electron/host/ports.ts'
import type { Port, Wire } from '../../../shared/contract/wire.ts'
import { inElectronShape } from '../../fixtures/electron-port.ts'

/** Two ends of one numbered port, over a process channel that is played by tasks of their own. */
function numberedPair(): [Port, Port] {
  const ends: NumberedPort[] = []
  const toward = (index: number) => (message: ForkMessage) =>
    setImmediate(() => {
      if ('wire' in message) ends[index]?.deliver(message.wire)
      else if ('closed' in message) ends[index]?.shut()
    })
  const forgotten: number[] = []
  for (const other of [1, 0]) ends.push(numberedPort(4, toward(other), number => forgotten.push(number)))
  return [ends[0]!.port, ends[1]!.port]
}

const channels: Readonly<Record<string, () => [Port, Port]>> = {
  'of one process': portPair,
  'of two threads': () => {
    const { port1, port2 } = new MessageChannel()
    return [threadPort(port1), threadPort(port2)]
  },
  'of Electron': () => {
    const { port1, port2 } = new MessageChannel()
    return [electronPort(inElectronShape(port1)), electronPort(inElectronShape(port2))]
  },
  'numbered on a process channel': numberedPair,
}
const message = (id: number): Wire => ({ kind: 'cancel', id })
const nothing = () => undefined

for (const [kind, pair] of Object.entries(channels))
  describe(`a port ${kind}`, () => {
    it('hands over messages in their order, both ways, never within the call that sends them', async () => {
      const [near, far] = pair()
      const heard = { near: [] as unknown[], far: [] as unknown[] }
      near.listen(each => heard.near.push(each), nothing)
      far.listen(each => heard.far.push(each), nothing)
      for (const id of [1, 2, 3]) near.send(message(id))
      far.send(message(9))
      expect(heard).toEqual({ near: [], far: [] })
      await vi.waitFor(() =>
        expect(heard).toEqual({ near: [message(9)], far: [message(1), message(2), message(3)] }),
      )
      near.close()
    })

    it('keeps what came before anybody listened', async () => {
      const [near, far] = pair()
      const heard: unknown[] = []
      near.send(message(1))
      near.send(message(2))
      await new Promise(setImmediate)
      far.listen(each => heard.push(each), nothing)
      near.send(message(3))
      await vi.waitFor(() => expect(heard).toEqual([message(1), message(2), message(3)]))
      near.close()
    })

    it('tells the other end once that it closed, after all it has said', async () => {
      const [near, far] = pair()
      const heard: unknown[] = []
      far.listen(
        each => heard.push(each),
        () => heard.push('closed'),
      )
      near.send(message(1))
      near.close()
      near.close()
      await vi.waitFor(() => expect(heard).toContain('closed'))
      await new Promise(setImmediate)
      expect(heard).toEqual([message(1), 'closed'])
    })

    it('hears and says nothing once it has closed', async () => {
      const [near, far] = pair()
      const heard: unknown[] = []
      near.listen(each => heard.push(each), nothing)
      far.listen(each => heard.push(each), nothing)
      near.close()
      near.send(message(1))
      far.send(message(2))
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate)
      expect(heard).toEqual([])
    })
  })

for (const kind of ['of one process', 'numbered on a process channel'])
  it(`a port ${kind} that closed before anybody listened says so to whoever listens late`, async () => {
    const [near, far] = channels[kind]!()
    near.send(message(1))
    near.close()
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    const heard: unknown[] = []
    far.listen(
      each => heard.push(each),
      () => heard.push('closed'),
    )
    await vi.waitFor(() => expect(heard).toEqual([message(1), 'closed']))
  })

describe('a numbered port', () => {
  it('puts its number on all it sends, and is forgotten once, whichever end closes', () => {
    for (const end of ['near', 'far']) {
      const sent: ForkMessage[] = []
      const forget = vi.fn()
      const { port, shut } = numberedPort(7, each => sent.push(each), forget)
      port.send(message(1))
      if (end === 'near') port.close()
      else shut()
      shut()
      port.close()
      port.send(message(2))
      const closing = end === 'near' ? [{ port: 7, closed: true }] : []
      expect(sent).toEqual([{ port: 7, wire: message(1) }, ...closing])
      expect(forget.mock.calls).toEqual([[7]])
    }
  })
})

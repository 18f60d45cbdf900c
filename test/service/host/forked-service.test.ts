import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { forkService } from '../../../electron/host/fork.ts'
import { portPair } from '../../../electron/host/ports.ts'
import { connect } from '../../../shared/contract/connect.ts'
import { serve } from '../../../shared/contract/serve.ts'
import { forked, other, PLANTED } from '../../fixtures/forked-service.ts'

const file = path.join(import.meta.dirname, '../../fixtures/forked-service.ts')

/**
 * The invented service in a process of its own. Its port is given at once: what is asked early waits until it is up.
 */
function start(home: string) {
  const service = forkService(file)
  const log: string[] = []
  const notices: string[] = []
  service.onNotice(notice => {
    notices.push(notice.kind)
    if (notice.kind === 'log') log.push(notice.line)
  })
  const exit = new Promise<number>(resolve => {
    service.onExit(resolve)
  })
  service.post({ kind: 'start', settings: { home, version: '1', files: 'by-path' } })
  const give = () => {
    const [near, far] = portPair()
    service.post({ kind: 'give', contract: 'forked', role: 'serve' }, far)
    return { port: near, client: connect(forked, near) }
  }
  return { service, log, notices, exit, give, ...give() }
}

// One after the other: six processes started in one moment on a busy machine did not all get ready within a minute.
describe('a service in a process of its own', () => {
  it('answers, is cancelled, asks others, logs places without words, and ends what it began last first', async () => {
    const { service, client, give, log, notices, exit } = start('works')
    expect(await client.who({})).toEqual({ role: 'clinician' })
    expect(notices).toEqual(['ready'])

    const [near, far] = portPair()
    serve(other, { double: ({ n }) => ({ n: 2 * n }) }, near, { onFault: () => undefined })
    service.post({ kind: 'give', contract: 'other', role: 'call' }, far)
    expect(await client.relay({ n: 21 })).toEqual({ n: 42 })

    const told = vi.fn()
    const [again, afar] = portPair()
    near.listen(told, told)
    serve(other, { double: ({ n }) => ({ n: n + n }) }, again, { onFault: () => undefined })
    service.post({ kind: 'give', contract: 'other', role: 'call' }, afar)
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith()) // it lets go of the port it had
    expect(await client.relay({ n: 4 })).toEqual({ n: 8 })

    const { bytes, compiled } = await client.carry({ bytes: Uint8Array.of(0, 255) })
    expect([...bytes]).toEqual([0, 255])
    expect(compiled).toContain(process.env['NODE_COMPILE_CACHE'] ?? path.join('.cache', 'casebook'))

    const abort = new AbortController()
    const cancelled = client.wait({}, { signal: abort.signal })
    await client.who({})
    abort.abort()
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })

    const second = give()
    const cutOff = second.client.wait({})
    await second.client.who({})
    second.port.close()
    await expect(cutOff).rejects.toMatchObject({ code: 'unavailable' })
    await vi.waitFor(() => expect(log).toEqual(['cancelled', 'cancelled']))

    await expect(client.fail({ how: 'meant' })).rejects.toMatchObject({ code: 'refused' })
    await expect(client.fail({ how: 'unmeant' })).rejects.toMatchObject({ code: 'internal' })
    expect(log.slice(2)).toEqual([
      expect.stringMatching(/^forked\.fail: RangeError \| .*forked-service\.ts:\d+/),
    ])

    service.post({ kind: 'stop' })
    expect(await exit).toBe(0)
    expect(log.slice(3)).toEqual(['last begun, first ended', 'first begun, last ended'])
    expect(log.join()).not.toContain(PLANTED)
  })

  for (const [how, told] of [
    ['later', 'uncaught'],
    ['unheard', 'unhandled'],
  ] as const)
    it(`dies of an error that nobody caught (${told}), says where, and leaves nobody waiting`, async () => {
      const { service, client, log, exit } = start('works')
      const waiting = client.wait({})
      await client.fail({ how }).catch(() => undefined) // it may die before it has answered
      await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
      expect(await exit).toBe(1)
      expect(log.filter(each => each !== 'cancelled')).toEqual([
        expect.stringMatching(new RegExp(`^${told}: RangeError \\| .*forked-service\\.ts:\\d+`)),
      ])
      expect(log.join()).not.toContain(PLANTED)

      const [near, far] = portPair()
      const late = connect(forked, near)
      service.post({ kind: 'give', contract: 'forked', role: 'serve' }, far)
      await expect(late.who({})).rejects.toMatchObject({ code: 'unavailable' })
    })

  it('that cannot start says where, and leaves nobody waiting', async () => {
    const { client, log, notices, exit } = start('cannot start')
    await expect(client.who({})).rejects.toMatchObject({ code: 'unavailable' })
    expect(await exit).toBe(1)
    expect(notices).not.toContain('ready')
    expect(log).toEqual([expect.stringMatching(/^start: RangeError \|/)])
    expect(log.join()).not.toContain(PLANTED)
  })

  it('that cannot end what it began says where, and has failed', async () => {
    const { service, client, log, exit } = start('cannot stop')
    await client.who({})
    service.post({ kind: 'stop' })
    expect(await exit).toBe(1)
    expect(log).toEqual([expect.stringMatching(/^stop: RangeError \|/)])
  })

  it('is killed when it is told to be', async () => {
    const { service, client, exit } = start('works')
    await client.who({})
    expect(service.pid()).toBeGreaterThan(0)
    service.kill()
    expect(await exit).toBe(1) // no code of its own: it was killed
    await expect(client.who({})).rejects.toMatchObject({ code: 'unavailable' })
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessions, type Sessions } from '../../../electron/exchange/session.ts'
import { fakePost, type FakePost } from '../../fixtures/fake-post.ts'
import { summaryBody } from '../../fixtures/letters.ts'

let home = ''
let post: FakePost
let open: Sessions
let lines: string[]
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'casebook-session-'))
  post = fakePost()
  lines = []
  open = sessions(home, post.records, line => {
    lines.push(line)
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await open.close()
  post.end()
  rmSync(home, { recursive: true, force: true })
})
const listens = (port: number) =>
  new Promise<boolean>(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })
const zeros = (bytes: Uint8Array) => bytes.every(each => each === 0)

describe('a session', () => {
  it('is one as long as the store stays open', async () => {
    const [one, other] = await Promise.all([open.current(), open.current()])
    expect(one.network).toBe(other.network)
    expect(one.bag).toBe(other.bag)
    expect(one.name).toBe('Fake')
    expect(zeros(one.identity.logKey)).toBe(false)
  })

  it('ends when the store is found locked: nobody is answered any more, and its keys are overwritten', async () => {
    const { identity, network } = await open.current()
    const port = await network.listen({ host: '127.0.0.1', port: 0 })
    expect(await listens(port)).toBe(true)
    post.lock(true)
    await expect(open.current()).rejects.toMatchObject({ code: 'locked' })
    expect(await listens(port)).toBe(false)
    expect([identity.channelKeys.secretKey, identity.logKey].map(zeros)).toEqual([true, true])
    post.lock(false)
    const next = await open.current()
    expect(next.network).not.toBe(network)
    expect(next.network.listening()).toBeNull()
    expect(next.identity.key).toBe(identity.key)
  })

  it('notices a locked store within a second, though nobody asks', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { network } = await open.current()
    const port = await network.listen({ host: '127.0.0.1', port: 0 })
    post.lock(true)
    vi.advanceTimersByTime(999)
    expect(await listens(port)).toBe(true)
    vi.advanceTimersByTime(1)
    await expect.poll(() => listens(port)).toBe(false)
    expect(lines).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('goes on through another fault than a locked store', async () => {
    const { network } = await open.current()
    post.fail('unavailable')
    await expect(open.current()).rejects.toMatchObject({ code: 'unavailable' })
    post.fail(undefined)
    expect((await open.current()).network).toBe(network)
  })

  it('gives way to a new one when the store is another casebook’s', async () => {
    const { identity, network } = await open.current()
    const port = await network.listen({ host: '127.0.0.1', port: 0 })
    post.become()
    const next = await open.current()
    expect(next.identity.key).not.toBe(identity.key)
    expect(await listens(port)).toBe(false)
    expect(zeros(identity.logKey)).toBe(true)
  })

  it('gives way to a new one when the store was restored, which says that its log follows another', async () => {
    const { network } = await open.current()
    post.restore(post.snapshot())
    const next = await open.current()
    expect(next.network).not.toBe(network)
    expect((await next.bag.envelopes()).map(each => each.kind)).toEqual(['succession'])
  })

  it('ends with its service', async () => {
    const { identity, network } = await open.current()
    const port = await network.listen({ host: '127.0.0.1', port: 0 })
    await open.close()
    expect(await listens(port)).toBe(false)
    expect(zeros(identity.logKey)).toBe(true)
  })

  it('signs what was approved once, though it is asked to twice at a time', async () => {
    const { bag, flush } = await open.current()
    post.approve(summaryBody(1))
    await Promise.all([flush(), flush()])
    expect((await bag.envelopes()).map(each => each.sequence)).toEqual([0])
    expect(post.sent()).toHaveLength(1)
  })

  it('signs again after the store could not be asked', async () => {
    const { bag, flush } = await open.current()
    post.approve(summaryBody(1))
    post.fail('unavailable')
    await expect(flush()).rejects.toMatchObject({ code: 'unavailable' })
    post.fail(undefined)
    await flush()
    expect(await bag.envelopes()).toHaveLength(1)
  })
})

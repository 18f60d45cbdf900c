import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import {
  proofOf,
  readInvitation,
  secretHash,
  writeInvitation,
} from '../../../electron/exchange/invitation.ts'
import { peerBook, type PeerBook } from '../../../electron/exchange/peer-book.ts'
import { say } from '../../../shared/words/message.ts'
import { fakePost, type FakePost } from '../../fixtures/fake-post.ts'

const keyOf = (seed: number) => identityFrom(new Uint8Array(32).fill(seed)).key
const [own, anna, berta] = [1, 2, 3].map(keyOf) as [string, string, string]
const occasion = Buffer.from('the handshake of one connection')
const secret = new Uint8Array(16).fill(7)

let post: FakePost
let book: PeerBook
beforeEach(() => {
  post = fakePost()
  book = peerBook(own, post.records)
})
afterEach(() => {
  vi.useRealTimers()
  post.end()
})

const proofFor = (code: string, newcomer: string, on: Uint8Array = occasion) =>
  proofOf(secretHash(readInvitation(code).secret), on, newcomer)
const joined = async () => (await book.joined()).map(each => [each.key, each.name])

describe('whoever calls', () => {
  it('is let in with an invitation, as who was invited, and afterwards without', async () => {
    const { code } = await book.invite('Anna', 1, [])
    expect(await book.admit(anna, proofFor(code, anna), occasion)).toBe(true)
    expect(await joined()).toEqual([[anna, 'Anna']])
    expect(await book.admit(anna, new Uint8Array(32), occasion)).toBe(true)
  })
  it('is let in by the invitation that was hers, of several that are open', async () => {
    const codes = [await book.invite('Anna', 1, []), await book.invite('Berta', 1, [])]
    expect(await book.admit(berta, proofFor(codes[1]!.code, berta), occasion)).toBe(true)
    expect(await joined()).toEqual([[berta, 'Berta']])
    expect(await post.records.invitations({})).toMatchObject([{ name: 'Anna' }])
  })
  it.each([
    [
      'with an invitation that was used',
      async (code: string) => (await book.admit(anna, proofFor(code, anna), occasion), proofFor(code, berta)),
    ],
    ['with somebody else’s proof', async (code: string) => proofFor(code, anna)],
    [
      'with a proof made for another connection',
      async (code: string) => proofFor(code, berta, Buffer.from('another')),
    ],
    ['with noise', async () => new Uint8Array(32)],
    ['with nothing', async () => new Uint8Array(0)],
  ])('is not let in %s', async (_, prove) => {
    const { code } = await book.invite('Anna', 1, [])
    const proof = await prove(code)
    expect(await book.admit(berta, proof, occasion)).toBe(false)
    expect((await joined()).map(([key]) => key)).not.toContain(berta)
  })
  it('is not let in when the invitation was used by another at the same moment', async () => {
    const { code } = await book.invite('Anna', 1, [])
    const answers = await Promise.all(
      [anna, berta].map(key => book.admit(key, proofFor(code, key), occasion)),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await joined()).toHaveLength(1)
  })
  it('is not let in when it is this casebook itself, or was removed', async () => {
    const { code } = await book.invite('Anna', 1, [])
    expect(await book.admit(own, proofFor(code, own), occasion)).toBe(false)
    await post.records.keepPeer({ key: anna, name: 'Anna', state: 'removed' })
    expect(await book.admit(anna, new Uint8Array(32), occasion)).toBe(false)
    expect(await joined()).toEqual([]) // nor called
  })
  it.each([
    [1, 86_399_999, true],
    [1, 86_400_000, false],
    [3, 259_199_999, true],
    [3, 259_200_000, false],
  ])('with an invitation for %i days is, after %i milliseconds, let in: %s', async (days, passed, answer) => {
    const began = Date.parse('2026-03-01T10:00:00Z')
    vi.useFakeTimers({ now: began, toFake: ['Date'] })
    const { code, until } = await book.invite('Anna', days, [])
    expect(Date.parse(until) - began).toBe(days * 86_400_000)
    vi.setSystemTime(began + passed)
    expect(await book.admit(anna, proofFor(code, anna), occasion)).toBe(answer)
  })
})

describe('an invitation', () => {
  it('carries this casebook’s key, a secret that is not kept, and where to call', async () => {
    const { code } = await book.invite('Anna', 1, ['192.168.0.9:7'])
    const { key, secret: inCode, addresses } = readInvitation(code)
    expect([key, addresses]).toEqual([own, ['192.168.0.9:7']])
    expect(await post.records.invitations({})).toMatchObject([
      { secretHash: secretHash(inCode), name: 'Anna' },
    ])
    expect(readInvitation((await book.invite('Berta', 1, [])).code).secret).not.toEqual(inCode)
  })
  it('that is taken makes its maker a peer, with where to call and what to show until that is known', async () => {
    const code = writeInvitation({ key: anna, secret, addresses: ['10.0.0.1:7', '10.0.0.2:7'] })
    expect(await book.join(code, 'Anna')).toMatchObject({ key: anna, name: 'Anna', state: 'joined' })
    expect(await book.addresses(anna)).toEqual(['10.0.0.1:7', '10.0.0.2:7'])
    const introduce = await book.introduction(anna)
    expect(introduce!(occasion)).toEqual(proofOf(secretHash(secret), occasion, own))
    await book.introduced(anna)
    expect(await book.introduction(anna)).toBeUndefined()
    expect(await book.introduction(berta)).toBeUndefined()
  })
  it('of each of two peers is shown to that peer alone', async () => {
    const other = new Uint8Array(16).fill(8)
    await book.join(writeInvitation({ key: anna, secret, addresses: [] }), 'Anna')
    const joinedBerta = await book.join(
      writeInvitation({ key: berta, secret: other, addresses: [] }),
      'Berta',
    )
    expect(joinedBerta).toMatchObject({ key: berta, name: 'Berta' })
    expect((await book.introduction(anna))!(occasion)).toEqual(proofOf(secretHash(secret), occasion, own))
    expect((await book.introduction(berta))!(occasion)).toEqual(proofOf(secretHash(other), occasion, own))
    await book.introduced(anna)
    expect(await book.introduction(berta)).toBeDefined()
  })
  it('of one’s own is not taken', async () =>
    expect(book.join((await book.invite('Anna', 1, [])).code, 'Me')).rejects.toMatchObject({
      code: 'bad-request',
      said: say('exchange.own-invitation'),
    }))
})

describe('where a peer can be called', () => {
  it('is what was learnt last, at most four places, near ones only, each once', async () => {
    await book.learnAddresses(anna, ['10.0.0.1:7', '8.8.8.8:7', '10.0.0.2:7'])
    expect(await book.addresses(anna)).toEqual(['10.0.0.1:7', '10.0.0.2:7'])
    await book.learnAddresses(anna, ['10.0.0.3:7', '10.0.0.2:7'])
    expect(await book.addresses(anna)).toEqual(['10.0.0.3:7', '10.0.0.2:7', '10.0.0.1:7'])
    await book.learnAddresses(anna, ['10.0.0.4:7', '10.0.0.5:7'])
    expect(await book.addresses(anna)).toEqual(['10.0.0.4:7', '10.0.0.5:7', '10.0.0.3:7', '10.0.0.2:7'])
    expect(await book.addresses(berta)).toEqual([])
  })
  it('is not written down again where it is known', async () => {
    await book.learnAddresses(anna, ['10.0.0.1:7'])
    const before = post.remembered()
    await book.learnAddresses(anna, ['10.0.0.1:7'])
    await book.introduced(anna)
    expect(post.remembered()).toBe(before)
  })
})

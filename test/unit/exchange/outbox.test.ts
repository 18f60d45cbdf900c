import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { signedByUs, signOutbox, signSuccession, successionStart } from '../../../electron/exchange/outbox.ts'
import { say } from '../../../shared/words/message.ts'
import { fakePost, type FakePost } from '../../fixtures/fake-post.ts'
import { signed, summaryBody } from '../../fixtures/letters.ts'

const own = identityFrom(new Uint8Array(32).fill(1))
const summary = (sequence: number, number: number) =>
  signed(1, own.key, { kind: 'summary', sequence, body: summaryBody(number) })
const withdrawal = (sequence: number, withdraws: number) =>
  signed(1, own.key, {
    kind: 'withdrawal',
    sequence,
    body: `{"format":"casebook-withdrawal/1","withdraws":${withdraws}}`,
  })

let post: FakePost
beforeEach(() => {
  post = fakePost()
})
afterEach(() => post.end())

describe('what was approved', () => {
  it('is signed once, oldest first, under numbers that count up from nought', async () => {
    post.approve(summaryBody(1))
    post.approve(summaryBody(2))
    expect(await signOutbox(own, post.records)).toEqual([summary(0, 1), summary(1, 2)])
    expect(await signOutbox(own, post.records)).toEqual([])
    post.approve(summaryBody(3))
    expect(await signOutbox(own, post.records)).toEqual([summary(2, 3)])
    expect(await signedByUs(post.records)).toEqual([summary(0, 1), summary(1, 2), summary(2, 3)])
  })

  it('is taken back under the number it was signed under, though both are signed at once', async () => {
    post.approve(summaryBody(1))
    await signOutbox(own, post.records)
    const second = post.approve(summaryBody(2))
    post.approve('', second)
    post.approve('', 1)
    expect(await signOutbox(own, post.records)).toEqual([summary(1, 2), withdrawal(2, 1), withdrawal(3, 0)])
  })

  it('cannot be taken back before it was ever signed', async () => {
    post.approve('', 99)
    await expect(signOutbox(own, post.records)).rejects.toMatchObject({
      code: 'internal',
      said: say('exchange.withdraws-unposted'),
    })
    expect(post.sent()).toEqual([])
  })

  it('is not signed when it is no letter', async () => {
    post.approve('{"name":"Maria Huber"}')
    await expect(signOutbox(own, post.records)).rejects.toMatchObject({ code: 'refused' })
    expect(post.sent()).toEqual([])
  })
})

describe('a succession', () => {
  it('is signed, kept, and counted among what was signed; numbers go on above it', async () => {
    post.approve(summaryBody(1))
    await signOutbox(own, post.records)
    await signSuccession(own, post.records, { log: 'c1'.repeat(32), previousLog: 'd2'.repeat(32) })
    await signSuccession(own, post.records, { log: 'e3'.repeat(32), previousLog: 'c1'.repeat(32) })
    const all = await signedByUs(post.records)
    expect(all.map(each => each.kind)).toEqual(['summary', 'succession', 'succession'])
    const [, first, second] = all
    expect(first).toEqual(
      signed(1, own.key, {
        kind: 'succession',
        sequence: first!.sequence,
        body:
          `{"format":"casebook-succession/1","from":${first!.sequence},"log":"${'c1'.repeat(32)}",` +
          `"previousLog":"${'d2'.repeat(32)}"}`,
      }),
    )
    expect(second!.sequence).toBeGreaterThan(first!.sequence)
    post.approve(summaryBody(2))
    expect(await signOutbox(own, post.records)).toEqual([summary(second!.sequence + 1, 2)])
  })
})

describe('where numbers go on after a succession', () => {
  /** Day 20,513 since 1970: within it a thousand places, a thousand numbers apart. */
  const noon = new Date('2026-03-01T12:00:00Z')
  const day = 20_513
  const starts = Array.from({ length: 300 }, () => successionStart(0, noon))
  it('is one of a thousand places of the day, each with room for a thousand letters', () => {
    for (const start of starts) {
      expect(start % 1_000).toBe(0)
      expect(Math.floor(start / 1_000_000)).toBe(day)
    }
  })
  it('is a place of that day at its first moment, not of the day before', () => {
    const midnight = Array.from({ length: 50 }, () => successionStart(0, new Date('2026-03-01T00:00:00Z')))
    for (const start of midnight) expect(Math.floor(start / 1_000_000)).toBe(day)
  })
  it('is not the same for two restores of one day, but by a chance of one in a thousand', () =>
    expect(new Set(starts).size).toBeGreaterThan(200))
  it.each([
    [day * 1_000_000 + 1_000_000, day * 1_000_000 + 1_001_000],
    [day * 1_000_000 + 1_000_999, day * 1_000_000 + 1_001_000],
  ])('is the next place above %i where that is later than today', (next, start) =>
    expect(successionStart(next, noon)).toBe(start),
  )
})

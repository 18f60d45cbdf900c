import Protomux from 'protomux'
import { rawBytes } from '../../fixtures/raw-bytes.ts'
import type SecretStream from '@hyperswarm/secret-stream'
import { afterEach, describe, expect, it } from 'vitest'
import { talk, type Catalogue } from '../../../electron/exchange/catalogue.ts'
import { say } from '../../../shared/words/message.ts'
import { streamPair } from '../../fixtures/stream-pair.ts'

/** Specification: docs/formats/envelope.md, section On the wire. */
const entry = (index: number) => ({
  index,
  issuer: 'ab'.repeat(32),
  sequence: index + 7,
  mark: 'cd'.repeat(8),
})
const catalogue = (entries: number, addresses: string[] = ['10.0.0.1:7']): Catalogue => ({
  log: 'ef'.repeat(32),
  addresses,
  entries: Array.from({ length: entries }, (_, index) => entry(index)),
})
const have = (more: object = {}) => ({
  say: 'have',
  log: 'ef'.repeat(32),
  addresses: [],
  entries: [entry(0)],
  last: true,
  ...more,
})

let streams: readonly SecretStream[] = []
const pair = async () => (streams = await streamPair()) as readonly [SecretStream, SecretStream]
afterEach(() => streams.forEach(each => each.destroy()))

const framed = (text: string, length = Buffer.byteLength(text)) => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  return Buffer.concat([head, Buffer.from(text)])
}

/** Somebody who speaks the protocol by hand: says bytes, and hears them. */
function byHand(stream: SecretStream) {
  const heard: Buffer[] = []
  const channel = Protomux.from(stream).createChannel({ protocol: 'casebook/catalogue/1' })!
  const line = channel.addMessage({ encoding: rawBytes, onmessage: bytes => heard.push(Buffer.from(bytes)) })
  channel.open()
  return { say: (bytes: Buffer) => line.send(bytes), heard, close: () => channel.close() }
}
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'heard',
    (error: { code?: string }) => error.code,
  )

describe('two who talk', () => {
  it.each([0, 1, 499, 500, 501, 1_000, 1_001])('hear the whole of a list of %i', async count => {
    const [one, other] = (await pair()).map(each => talk(each))
    one!.tell(catalogue(count))
    expect(await other!.theirs).toEqual(catalogue(count))
    one!.tellDone()
    await other!.theyAreDone // the list has ended, the talk has not
  })

  it('tell no more than three addresses', async () => {
    const [one, other] = (await pair()).map(each => talk(each))
    one!.tell(catalogue(1, ['a', 'b', 'c', 'd']))
    expect((await other!.theirs).addresses).toEqual(['a', 'b', 'c'])
  })

  it('hear when the other is done, and when the other has heard that', async () => {
    const [one, other] = (await pair()).map(each => talk(each))
    one!.tellDone()
    await other!.theyAreDone
    other!.tellBye()
    await one!.theySayBye
    expect(await Promise.race([outcome(one!.theyAreDone), Promise.resolve('not yet')])).toBe('not yet')
    expect(streams.map(each => each.destroyed)).toEqual([false, false])
  })
})

describe('what is said', () => {
  it('is a length of four bytes, greatest first, and JSON, five hundred entries a message', async () => {
    const [one, other] = await pair()
    const hand = byHand(other)
    talk(one).tell(catalogue(501))
    await expect.poll(() => hand.heard.length).toBe(2)
    const said = hand.heard.map(bytes => {
      expect(bytes.readUInt32BE(0)).toBe(bytes.byteLength - 4)
      return JSON.parse(bytes.subarray(4).toString()) as { entries: unknown[]; last: boolean }
    })
    expect(said.map(each => [each.entries.length, each.last])).toEqual([
      [500, false],
      [1, true],
    ])
    expect(said[1]).toEqual(have({ addresses: ['10.0.0.1:7'], entries: [entry(500)] }))
  })

  it('is understood when it is said by hand', async () => {
    const [one, other] = await pair()
    const { theirs, theyAreDone, theySayBye } = talk(one)
    const hand = byHand(other)
    hand.say(framed(JSON.stringify(have({ last: false, addresses: ['1'.repeat(80)] }))))
    hand.say(framed(JSON.stringify(have({ entries: [entry(1)], addresses: ['2'] }))))
    hand.say(framed('{"say":"done"}'))
    hand.say(framed('{"say":"bye"}'))
    // Where the last message says it can be called is where it can be called.
    expect(await theirs).toEqual({ log: 'ef'.repeat(32), addresses: ['2'], entries: [entry(0), entry(1)] })
    await theyAreDone
    await theySayBye
  })

  const nonsense: Array<[string, Buffer[]]> = [
    ['three bytes', [Buffer.alloc(3)]],
    ['less than it announces', [framed('{"say":"done"}', 15)]],
    ['more than it announces', [framed('{"say":"done"}', 13)]],
    ['longer than any message', [framed(JSON.stringify(have()).padEnd(200_001))]],
    ['no JSON', [framed('done')]],
    ['no word of the protocol', [framed('{"say":"hello"}')]],
    ['a word with something beside it', [framed('{"say":"done","aside":"Maria"}')]],
    ['a list with something beside it', [framed(JSON.stringify(have({ aside: 'Maria' })))]],
    ['a list without a log', [framed(JSON.stringify(have({ log: 'ef' })))]],
    ['a log with more than its key', [framed(JSON.stringify(have({ log: `${'ef'.repeat(32)}0` })))]],
    ['a log after something else', [framed(JSON.stringify(have({ log: `0${'ef'.repeat(32)}` })))]],
    ['four addresses', [framed(JSON.stringify(have({ addresses: ['a', 'b', 'c', 'd'] })))]],
    ['an address longer than any', [framed(JSON.stringify(have({ addresses: ['1'.repeat(81)] })))]],
    ['501 entries at once', [framed(JSON.stringify(have({ entries: catalogue(501).entries })))]],
    [
      'an entry with something beside it',
      [framed(JSON.stringify(have({ entries: [{ ...entry(0), a: 1 }] })))],
    ],
    ['an entry at no place', [framed(JSON.stringify(have({ entries: [{ ...entry(0), index: -1 }] })))]],
    [
      'an entry of half a number',
      [framed(JSON.stringify(have({ entries: [{ ...entry(0), sequence: 0.5 }] })))],
    ],
    ['an entry below nothing', [framed(JSON.stringify(have({ entries: [{ ...entry(0), sequence: -1 }] })))]],
    ['an entry of nobody', [framed(JSON.stringify(have({ entries: [{ ...entry(0), issuer: 'Maria' }] })))]],
    [
      'an issuer and more',
      [framed(JSON.stringify(have({ entries: [{ ...entry(0), issuer: `${'ab'.repeat(32)}0` }] })))],
    ],
    [
      'more and an issuer',
      [framed(JSON.stringify(have({ entries: [{ ...entry(0), issuer: `0${'ab'.repeat(32)}` }] })))],
    ],
    ['a mark that is too short', [framed(JSON.stringify(have({ entries: [{ ...entry(0), mark: 'c' }] })))]],
    [
      'a mark that is too long',
      [framed(JSON.stringify(have({ entries: [{ ...entry(0), mark: 'c'.repeat(17) }] })))],
    ],
  ]
  it.each(nonsense)('that is %s ends the connection', async (_, said) => {
    const [one, other] = await pair()
    const { theirs, theyAreDone, theySayBye } = talk(one)
    const hand = byHand(other)
    for (const bytes of said) hand.say(bytes)
    expect(await outcome(theirs)).toBe('offline')
    expect(await outcome(theyAreDone)).toBe('offline')
    await theySayBye // whoever is gone has nothing more to hear
    expect(one.destroyed).toBe(true)
  })

  it('after the last list ends the connection, and what was heard stays', async () => {
    const [one, other] = await pair()
    const { theirs, theyAreDone } = talk(one)
    const hand = byHand(other)
    for (let count = 0; count < 2; count++) hand.say(framed(JSON.stringify(have())))
    expect((await theirs).entries).toHaveLength(1)
    expect(await outcome(theyAreDone)).toBe('offline')
  })

  it.each([
    [2, 'heard'],
    [3, 'offline'],
  ])(
    'in %i messages of five hundred entries, where a thousand are read, is %s',
    async (messages, becomes) => {
      const [one, other] = await pair()
      const { theirs } = talk(one, undefined, 1_000)
      const hand = byHand(other)
      const { entries } = catalogue(500 * messages)
      for (let count = 1; count <= messages; count++)
        hand.say(
          framed(
            JSON.stringify(
              have({ entries: entries.slice(500 * (count - 1), 500 * count), last: count === messages }),
            ),
          ),
        )
      expect(await outcome(theirs)).toBe(becomes)
    },
  )

  it('may be two hundred thousand bytes long', async () => {
    const [one, other] = await pair()
    const { theirs } = talk(one)
    byHand(other).say(framed(JSON.stringify(have()).padEnd(200_000)))
    expect((await theirs).entries).toEqual([entry(0)])
  })

  it('ends when the other hangs up, and the window can say so', async () => {
    const [one, other] = await pair()
    const { theirs } = talk(one)
    byHand(other)
    other.destroy()
    await expect(theirs).rejects.toMatchObject({ code: 'offline', said: say('exchange.ended-early') })
  })

  it('ends when the other will not talk about it any more', async () => {
    const [one, other] = await pair()
    const { theirs } = talk(one)
    const hand = byHand(other)
    hand.say(framed('{"say":"bye"}'))
    await expect.poll(() => hand.heard.length).toBe(0)
    hand.close()
    expect(await outcome(theirs)).toBe('offline')
  })
})

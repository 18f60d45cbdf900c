import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromBase32, toBase32 } from '../../../electron/host/base32.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import {
  noProof,
  proofOf,
  provenBy,
  readInvitation,
  secretHash,
  writeInvitation,
} from '../../../electron/exchange/invitation.ts'
import { keyWords } from '../../../electron/exchange/key-words.ts'
import { say } from '../../../shared/words/message.ts'

const begins = say('exchange.invitation-begins', { prefix: 'casebook-' })

/**
 * Expected values were reckoned by a second implementation of docs/formats/envelope.md, in another language;
 * base32 from
 * the test vectors of RFC 4648, section 10, written in Crockford's alphabet.
 */
const key = 'ab'.repeat(32)
const secret = new Uint8Array(16).fill(7)
const withAddress =
  'casebook-06ntq-axbne-ntqax-bnent-qaxbn-entqa-xbnen-tqaxb-nentq-axbne-ntp1r-70w3g-e1r70-w3ge1-r70w3-ge1sh-' +
  '74s2w-c9p70-q32bh-j60x3-8dsh6-6x62f-fs'
const withoutAddress =
  'casebook-06ntq-axbne-ntqax-bnent-qaxbn-entqa-xbnen-tqaxb-nentq-axbne-ntp1r-70w3g-e1r70-w3ge1-r70w3-ge1r2-swa34'
const ofVersionTwo =
  'casebook-0antq-axbne-ntqax-bnent-qaxbn-entqa-xbnen-tqaxb-nentq-axbne-ntp1r-70w3g-e1r70-w3ge1-r70w3-ge1st-2tzae'

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'cr'],
    ['fo', 'csqg'],
    ['foo', 'csqpy'],
    ['foob', 'csqpyrg'],
    ['fooba', 'csqpyrk1'],
    ['foobar', 'csqpyrk1e8'],
  ])('writes %j as %j, and reads it back', (text, letters) => {
    expect(toBase32(Buffer.from(text))).toBe(letters)
    expect(Buffer.from(fromBase32(letters)!).toString()).toBe(text)
    expect(fromBase32(letters.toUpperCase())).toEqual(fromBase32(letters))
  })
  it('reads o as 0, and i and l as 1, so that what is read aloud is read right', () => {
    expect(fromBase32('oO1iIlL0')).toEqual(fromBase32('00111110'))
    expect([...fromBase32('01')!]).toEqual([0b00000_000])
    expect([...fromBase32('zl')!]).toEqual([0b11111_000])
  })
  it.each(['u', 'U', '-', ' ', 'é'])('has no sign %j', sign =>
    expect(fromBase32(`0${sign}0`)).toBeUndefined(),
  )
})

describe('an invitation', () => {
  it('is written as specified', () => {
    expect(writeInvitation({ key, secret, addresses: ['192.168.1.20:4711'] })).toBe(withAddress)
    expect(writeInvitation({ key, secret, addresses: [] })).toBe(withoutAddress)
  })
  it('is read as specified', () => {
    expect(readInvitation(withAddress)).toEqual({ key, secret, addresses: ['192.168.1.20:4711'] })
    expect(readInvitation(withoutAddress)).toEqual({ key, secret, addresses: [] })
  })
  it('carries three addresses and no more, and of a code with four by hand three are read', () => {
    const addresses = ['10.0.0.1:1', '10.0.0.2:2', '10.0.0.3:3', '10.0.0.4:4']
    const three = addresses.slice(0, 3)
    expect(writeInvitation({ key, secret, addresses })).toBe(
      writeInvitation({ key, secret, addresses: three }),
    )
    const fixed = fromBase32(withoutAddress.slice('casebook-'.length).replaceAll('-', ''))!.subarray(0, 49)
    const payload = Buffer.concat([fixed, Buffer.from(addresses.join(' '))])
    const checksum = createHash('sha256')
      .update('casebook-invitation/1')
      .update(payload)
      .digest()
      .subarray(0, 4)
    const byHand = `casebook-${toBase32(Buffer.concat([payload, checksum]))}`
    expect(readInvitation(byHand)).toEqual({ key, secret, addresses: three })
  })
  it.each([
    ['of another version', ofVersionTwo, say('exchange.invitation-other-version')],
    ['of which the end is missing', withoutAddress.slice(0, 60), say('exchange.invitation-incomplete')],
    [
      'with a sign that no invitation has',
      withoutAddress.replace('ntq', 'n!q'),
      say('exchange.invitation-incomplete'),
    ],
    ['with a wrong sign', withoutAddress.replace('ntq', 'nqt'), say('exchange.invitation-mistyped')],
    ['without its beginning', withoutAddress.slice('casebook-'.length), begins],
    ['with other words before it', `Dear Berta, ${withoutAddress}`, begins],
    ['longer than any', withoutAddress.padEnd(601, ' '), begins],
  ])('%s is refused, and says so', (_, code, reason) =>
    expect(() => readInvitation(code)).toThrow(
      expect.objectContaining({ code: 'bad-request', said: reason }),
    ),
  )
  it('may have as many spaces as fit into six hundred signs', () =>
    expect(readInvitation(withoutAddress.padEnd(600, ' ')).key).toBe(key))
})

describe('a proof', () => {
  const hash = 'd761d406af2a4a5a15f67c924378ed88d1f85c13f1a37fc7366f59789b3bcd65'
  it('is made as specified', () => {
    expect(secretHash(secret)).toBe(hash)
    expect(proofOf(hash, Buffer.from('occasion'), key).toString('hex')).toBe(
      '7578190c455d9b4d65d00e55e53d81313576ee756d648ecdc9ff68667beae1b9',
    )
  })
  it('cannot be told from the noise that somebody without an invitation sends', () => {
    expect(noProof()).toHaveLength(32)
    expect(noProof()).not.toEqual(noProof())
    expect(provenBy(noProof(), [hash], Buffer.from('occasion'), key)).toBeUndefined()
  })
})

describe('the words of a key', () => {
  it.each([
    [key, 'pizeb zolad seseb paban ligek vomih'],
    [
      Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('hex'),
      'gohev nebiz bisam mabal folov mogig',
    ],
  ])('of %s are made as specified', (of, words) => expect(keyWords(of)).toBe(words))
})

describe('an identity', () => {
  const seed = () => new Uint8Array(32).fill(1)
  it('gives the log keys of its own (HKDF-SHA-256 of the seed)', () =>
    expect(Buffer.from(identityFrom(seed()).logKey).toString('hex')).toBe(
      'bc5b364b6c1a6e61819390b8b6f2f07f2a77a8883ddde46d80cf45e59efa9f23',
    ))
  it('is 32 bytes', () =>
    expect(() => identityFrom(new Uint8Array(31))).toThrow(
      expect.objectContaining({ code: 'internal', said: say('exchange.bad-seed', { bytes: 32 }) }),
    ))
  it('overwrites its secrets when it is forgotten', () => {
    const bytes = seed()
    const identity = identityFrom(bytes)
    identity.forget()
    for (const secretBytes of [bytes, identity.logKey, identity.channelKeys.secretKey])
      expect([...secretBytes].every(each => each === 0)).toBe(true)
  })
})

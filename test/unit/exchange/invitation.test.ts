import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase32, toBase32 } from '../../../electron/host/base32.ts'
import {
  proofOf,
  provenBy,
  readInvitation,
  secretHash,
  writeInvitation,
} from '../../../electron/exchange/invitation.ts'
import { keyWords } from '../../../electron/exchange/key-words.ts'
import { isNear, readAddress } from '../../../electron/exchange/transports/local-address.ts'

const key = 'ab'.repeat(32)
const secret = new Uint8Array(16).fill(7)
const code = writeInvitation({ key, secret, addresses: ['192.168.1.20:4711', '8.8.8.8:53'] })

describe('base32', () => {
  it('gives back every byte', () =>
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes)
      }),
    ))
  it('knows no sign outside its alphabet', () => expect(fromBase32('ab!c')).toBeUndefined())
})

describe('an invitation', () => {
  it('is read back from capitals, spaces and missing hyphens', () => {
    for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')])
      expect(readInvitation(typed).key).toBe(key)
  })
  it("keeps addresses of the clinic's own network and forgets those of the internet", () =>
    expect(readInvitation(code).addresses).toEqual(['192.168.1.20:4711']))
  it('shows a typing error wherever one sign was mistyped', () => {
    const start = 'casebook-'.length
    for (let at = start; at < code.length; at++) {
      if (code[at] === '-') continue
      const other = code[at] === 'x' ? 'y' : 'x'
      // The very last sign may hold padding bits only, which carry nothing; whatever it decodes to, it is
      // never another invitation.
      const typed = code.slice(0, at) + other + code.slice(at + 1)
      if (at === code.length - 1) continue
      expect(() => readInvitation(typed)).toThrow(/^exchange\.invitation-(mistyped|other-version)$/)
    }
  })
  it('is refused when anything else is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 900 }), text => {
        expect(() => readInvitation(text)).toThrow()
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(() => readInvitation(`casebook-${toBase32(bytes)}`)).toThrow()
      }),
    )
  })
})

describe('the proof of an invitation', () => {
  const hash = secretHash(secret)
  const occasion = randomBytes(64)
  it('holds for its secret, occasion and newcomer', () =>
    expect(provenBy(proofOf(hash, occasion, key), ['00'.repeat(32), hash], occasion, key)).toBe(hash))
  it('proves nothing on another occasion, so that a replay is worthless', () =>
    expect(provenBy(proofOf(hash, occasion, key), [hash], randomBytes(64), key)).toBeUndefined())
  it('proves nothing for somebody else who overheard it', () =>
    expect(provenBy(proofOf(hash, occasion, key), [hash], occasion, 'cd'.repeat(32))).toBeUndefined())
  it('of another length is not compared', () =>
    expect(provenBy(new Uint8Array(5), [hash], occasion, key)).toBeUndefined())
})

describe('the words of a key', () => {
  it('are six words of five letters, the same each time', () => {
    expect(keyWords(key)).toMatch(/^([a-z]{5} ){5}[a-z]{5}$/)
    expect(keyWords(key)).toBe(keyWords(key))
  })
  it('differ when one bit of the key differs', () =>
    expect(keyWords(key)).not.toBe(keyWords(`aa${key.slice(2)}`)))
})

describe('an address', () => {
  it.each(['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.0.9', '::1', 'fe80::1', '::ffff:192.168.0.9'])(
    '%s is near',
    host => expect(isNear(host)).toBe(true),
  )
  it.each(['8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', 'clinic.example', '::ffff:8.8.8.8'])(
    '%s is not near',
    host => expect(isNear(host)).toBe(false),
  )
  it.each(['8.8.8.8:1', 'clinic.example:80', '127.0.0.1:0', '127.0.0.1:70000', '127.0.0.1'])(
    '%s is not one to call',
    text => expect(readAddress(text)).toBeUndefined(),
  )
})

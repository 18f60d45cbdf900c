import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  envelopeBytes,
  LONGEST_ENVELOPE_BYTES,
  seal,
  unseal,
  unsealBytes,
} from '../../../electron/exchange/envelope.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { bodyOf } from '../../fixtures/letters.ts'
import { successionStart } from '../../../electron/exchange/outbox.ts'
import { say } from '../../../shared/words/message.ts'

const anna = identityFrom(new Uint8Array(32).fill(1))
const berta = identityFrom(new Uint8Array(32).fill(2))
const sealed = seal(anna, { kind: 'summary', sequence: 3, body: bodyOf.summary })

describe('an envelope', () => {
  // RFC 8032, section 7.1, test 1.
  it('is signed by the key pair that Ed25519 gives for a seed', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
    expect(identityFrom(new Uint8Array(seed)).key).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    )
  })
  it('is read back as it was written', () =>
    expect(unsealBytes(envelopeBytes(sealed))).toEqual({ ok: true, envelope: sealed }))
  it.each([
    ['body', { body: bodyOf.summary.replace('303', '309') }],
    ['sequence', { sequence: 4 }],
    ['kind', { kind: 'question' }],
    ['issuer', { issuer: berta.key }],
  ])('is refused when its %s was changed', (_, change) => {
    expect(unseal({ ...sealed, ...change })).toMatchObject({
      ok: false,
      refusal: { reason: say('letters.bad-signature') },
    })
  })
  it("is refused when somebody else signed it in the issuer's name", () => {
    expect(
      unseal({ ...seal(berta, { kind: 'summary', sequence: 3, body: bodyOf.summary }), issuer: anna.key }).ok,
    ).toBe(false)
  })
  it('is refused when it carries a member that envelopes do not have', () =>
    expect(unseal({ ...sealed, note: 'Maria' }).ok).toBe(false))
  it.each([
    ['with something before it', `Maria ${anna.key}`],
    ['with something after it', `${anna.key} Maria`],
    ['in a list', [anna.key]],
  ])('names no issuer whose key stands %s', (_, issuer) =>
    expect(unseal({ ...sealed, issuer })).toEqual({
      ok: false,
      refusal: { issuer: '', sequence: 3, reason: say('letters.no-envelope') },
    }),
  )
  it('is not looked at when it is longer than any envelope', () => {
    expect(unsealBytes(Buffer.alloc(LONGEST_ENVELOPE_BYTES + 1, 32))).toMatchObject({
      ok: false,
      refusal: { reason: say('letters.too-long') },
    })
  })
  it('cannot be garbage: whatever the bytes, they are refused and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), bytes => {
        expect(unsealBytes(bytes).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(unseal(value).ok).toBe(false)
      }),
    )
  })
  it('does not survive one changed bit anywhere', () => {
    const bytes = envelopeBytes(sealed)
    fc.assert(
      fc.property(fc.nat(bytes.byteLength * 8 - 1), bit => {
        const changed = Buffer.from(bytes)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        expect(unsealBytes(changed).ok).toBe(false)
      }),
    )
  })
})

describe('where sequences go on after a succession', () => {
  it('is above everything known, and later on a later day', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), next => {
        const first = successionStart(next, new Date('2026-03-01T10:00:00Z'))
        expect(first).toBeGreaterThan(next)
        expect(successionStart(next, new Date('2026-03-02T00:00:00Z'))).toBeGreaterThan(first)
        expect(Number.isSafeInteger(first)).toBe(true)
      }),
    )
  })
  it('is above everything known even when the clock was turned back', () => {
    const next = successionStart(0, new Date('2026-03-01T10:00:00Z')) + 5
    expect(successionStart(next, new Date('1999-01-01T00:00:00Z'))).toBeGreaterThan(next)
  })
})

import { describe, expect, it } from 'vitest'
import { firstPerson, slotFor, unwrapKey } from '../../../../electron/records/home/key-file.ts'
import { secretOf, withSecret, type Secret } from '../../../../electron/records/home/secret.ts'

const CHEAP = 2 ** 4
const key = new Uint8Array(32).fill(7)
const isWiped = (secret: Secret) => secret.length > 0 && secret.every(byte => byte === 0)

describe('what was typed to open a casebook', () => {
  it('is wiped once a key is derived from it, whether it was right or wrong', async () => {
    const chosen = secretOf('four words not together')
    const slot = await slotFor(firstPerson, chosen, key, CHEAP)
    expect(isWiped(chosen)).toBe(true)

    const right = secretOf('four words not together')
    expect([...(await unwrapKey({ slots: [slot] }, right)).key]).toEqual([...key])
    expect(isWiped(right)).toBe(true)

    const wrong = secretOf('four other words')
    await expect(unwrapKey({ slots: [slot] }, wrong)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(isWiped(wrong)).toBe(true)
  })

  it('is wiped where nothing came to be derived from it', async () => {
    let given: Secret | undefined
    const refusing = withSecret('four words', secret => {
      given = secret
      return Promise.reject(new Error('too early'))
    })
    await expect(refusing).rejects.toThrow('too early')
    expect(isWiped(given!)).toBe(true)
  })

  it('is the same however the keyboard composes its letters', () => {
    expect([...secretOf('cafe\u0301')]).toEqual([...secretOf('caf\u00E9')])
  })
})

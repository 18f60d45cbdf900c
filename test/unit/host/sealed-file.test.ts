import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { CompactEncrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { looksSealed, sealed, unsealed } from '../../../electron/host/sealed-file.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
const bytes = (said: string) => Buffer.from(said, 'utf8')
const [WORDS, MOST] = ['six plain words for the neighbour', 1_000_000]
const close = (said: string) => sealed(bytes(said), WORDS, 'application/fhir+json')
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error: { code: string; said: { key: string } }) => `${error.code} ${error.said.key}`,
  )
const headerOf = (file: string) =>
  JSON.parse(Buffer.from(file.split('.')[0]!, 'base64url').toString('utf8')) as Record<string, unknown>

/** A closed file with other members in its header; what it holds cannot be opened by anybody. */
const withHeader = (file: string, more: object) =>
  [
    Buffer.from(JSON.stringify({ ...headerOf(file), ...more })).toString('base64url'),
    ...file.split('.').slice(1),
  ].join('.')

describe('A file that is closed by a passphrase', () => {
  it('is opened by the same passphrase, on a keyboard that writes its accents otherwise too', async () => {
    const file = await sealed(bytes('{"a":1}'), 'caf\u00e9 au lait', 'application/fhir+json')
    expect(text(await unsealed(file, 'cafe\u0301 au lait', MOST))).toBe('{"a":1}')
    expect(text(await unsealed(`${file}\n`, 'caf\u00e9 au lait', MOST))).toBe('{"a":1}')
  })

  it('is opened by whoever follows RFC 7516 and 7518 step by step', async () => {
    const file = await close('what she has')
    const [header, key, iv, data, tag] = file.split('.') as [string, string, string, string, string]
    const of = (part: string) => Buffer.from(part, 'base64url')
    const { alg, enc, p2s, p2c, cty } = headerOf(file) as Record<string, string> & { p2c: number }
    expect({ alg, enc, cty }).toEqual({
      alg: 'PBES2-HS512+A256KW',
      enc: 'A256GCM',
      cty: 'application/fhir+json',
    })
    expect(p2c).toBeGreaterThanOrEqual(600_000)
    const salt = Buffer.concat([Buffer.from(`${alg}\0`), of(p2s!)])
    const wrapping = pbkdf2Sync(WORDS, salt, p2c, 32, 'sha512')
    const unwrap = createDecipheriv('aes256-wrap', wrapping, Buffer.alloc(8, 0xa6))
    const content = Buffer.concat([unwrap.update(of(key)), unwrap.final()])
    const opening = createDecipheriv('aes-256-gcm', content, of(iv)).setAAD(Buffer.from(header, 'ascii'))
    opening.setAuthTag(of(tag))
    const packed = Buffer.concat([opening.update(of(data)), opening.final()])
    expect(text(inflateRawSync(packed))).toBe('what she has')
  })

  it('shows nothing of what it holds, and is never the same twice', async () => {
    const [one, other] = [await close('Eva Example'), await close('Eva Example')]
    expect(Object.keys(headerOf(one)).toSorted()).toEqual(['alg', 'cty', 'enc', 'p2c', 'p2s', 'zip'])
    for (const part of one.split('.'))
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('Eva')
    const parts = other.split('.')
    for (const [at, part] of one.split('.').entries()) expect(part).not.toBe(parts[at])
  })

  it('says so where the passphrase is another, or a single character of it was changed on the way', async () => {
    const file = await close('x'.repeat(100))
    expect(await codeOf(unsealed(file, 'another passphrase', MOST))).toBe(
      'wrong-passphrase sealed.wrong-passphrase',
    )
    const at = file.lastIndexOf('.') - 5
    const changed = file.slice(0, at) + (file[at] === 'A' ? 'B' : 'A') + file.slice(at + 1)
    expect(await codeOf(unsealed(changed, WORDS, MOST))).toBe('wrong-passphrase sealed.wrong-passphrase')
  })

  it('is refused where it is closed in a weaker way, is none, or is cut short', async () => {
    const weaker = await new CompactEncrypt(bytes('x'))
      .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' })
      .encrypt(bytes(WORDS))
    const file = await close('x')
    for (const each of [
      weaker,
      'no such file',
      file.split('.').slice(0, 4).join('.'),
      withHeader(file, { alg: 'dir' }),
    ])
      expect(await codeOf(unsealed(each, WORDS, MOST))).toBe('unreadable-source sealed.damaged')
  })

  it('is refused unopened where opening it is made to take for ever, or to fill the memory', async () => {
    const file = await close('x')
    expect(await codeOf(unsealed(withHeader(file, { p2c: 2_000_000_000 }), WORDS, MOST))).toBe(
      'unreadable-source sealed.too-costly',
    )
    const large = await sealed(Buffer.alloc(5_000_000), WORDS, 'text/plain')
    expect(large.length).toBeLessThan(20_000)
    expect(await codeOf(unsealed(large, WORDS, MOST))).toBe('unreadable-source sealed.damaged')
  })

  it('is known by its first bytes, and nothing else is', async () => {
    const file = await close('x')
    expect(looksSealed(file)).toBe(true)
    expect(looksSealed(file.slice(0, 300))).toBe(true)
    for (const other of ['', '{"a":1}', 'eyJ', 'eyJhbGciOiJIUzI1NiJ9.e30.abcdef', 'eyJ....', 'eyJ@.a.b.c'])
      expect(looksSealed(other)).toBe(false)
  })
})

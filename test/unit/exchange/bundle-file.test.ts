import { createPublicKey, verify } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seal } from '../../../electron/exchange/envelope.ts'
import { identityFrom } from '../../../electron/exchange/identity.ts'
import { transports } from '../../../electron/exchange/transports/registry.ts'
import { bodyOf, signed, summaryBody } from '../../fixtures/letters.ts'
import { say } from '../../../shared/words/message.ts'

/** Specification: docs/formats/envelope.md, section Bundle. */
const { bundleFile } = transports
const anna = identityFrom(new Uint8Array(32).fill(1))
const envelopes = [1, 2, 3].map(number =>
  seal(anna, { kind: 'summary', sequence: number, body: summaryBody(number) }),
)
const introductions = [{ to: 'cd'.repeat(32), proof: 'ef'.repeat(32) }]

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebook-bundle-'))
  file = path.join(folder, 'a.casebook')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (more: Partial<Parameters<typeof bundleFile.write>[1]> = {}) =>
  bundleFile.write(file, { identity: anna, envelopes, introductions, ...more })
const lines = () => readFileSync(file, 'utf8').split('\n')
/** Writes the file anew with other lines. */
const rewrite = (change: (lines: string[]) => string[]) => writeFileSync(file, change(lines()).join('\n'))

describe('a bundle', () => {
  it('is read as it was written', async () => {
    await write()
    expect(await bundleFile.read(file)).toEqual({ packer: anna.key, introductions, envelopes, refused: [] })
  })

  it('is a signed line in canonical form and one envelope a line', async () => {
    const bytes = await write()
    expect(bytes).toBe(statSync(file).size)
    const [first, ...rest] = lines()
    const { signature, ...content } = JSON.parse(first!) as { signature: string }
    const text =
      `{"envelopes":3,"format":"casebook-bundle/1","introductions":[{"proof":"${'ef'.repeat(32)}",` +
      `"to":"${'cd'.repeat(32)}"}],"packer":"${anna.key}"}`
    expect(JSON.stringify(content)).toBe(text)
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(anna.key, 'hex').toString('base64url') },
      format: 'jwk',
    })
    expect(verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'))).toBe(true)
    expect(rest.map(each => each && JSON.parse(each))).toEqual([...envelopes, ''])
  })

  it('may be empty', async () => {
    await write({ envelopes: [], introductions: [] })
    expect(await bundleFile.read(file)).toMatchObject({ envelopes: [], introductions: [], refused: [] })
  })

  it('is for its owner alone, and nothing unfinished lies beside it', async () => {
    await write()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['a.casebook'])
  })

  it('introduces its packer to a hundred inviters at most, as many as are read', async () => {
    await write({ introductions: Array.from({ length: 101 }, () => introductions[0]!) })
    expect((await bundleFile.read(file)).introductions).toHaveLength(100)
  })

  it('leaves what was there as it was, and nothing beside it, where it cannot be written', async () => {
    mkdirSync(file)
    await expect(write()).rejects.toMatchObject({ code: 'conflict' })
    expect(readdirSync(folder)).toEqual(['a.casebook'])
    await expect(
      bundleFile.write(path.join(folder, 'nowhere', 'b'), { identity: anna, envelopes, introductions }),
    ).rejects.toMatchObject({ code: 'unreadable-source', said: say('exchange.cannot-write') })
  })

  const full = '/dev/full' // Linux: a disk without room
  it.runIf(existsSync(full))('says so where there is no room for it', async () => {
    symlinkSync(full, `${file}.part`)
    await expect(write()).rejects.toMatchObject({ code: 'disk-full', said: say('fault.disk-full') })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a line of a bundle', () => {
  const other = signed(2, identityFrom(new Uint8Array(32).fill(2)).key, {
    kind: 'withdrawal',
    sequence: 9,
    body: bodyOf.withdrawal,
  })
  it.each([
    ['nonsense', 'nonsense', { issuer: '', sequence: -1, reason: say('letters.not-json') }],
    ['empty', '', { issuer: '', sequence: -1, reason: say('letters.not-json') }],
    [
      'not an envelope',
      '{"issuer":7,"sequence":"7"}',
      { issuer: '', sequence: -1, reason: say('letters.no-envelope') },
    ],
    [
      'half an envelope',
      `{"issuer":"${anna.key}","sequence":4}`,
      { issuer: anna.key, sequence: 4, reason: say('letters.no-envelope') },
    ],
    [
      'changed',
      JSON.stringify({ ...other, sequence: 8 }),
      { issuer: other.issuer, sequence: 8, reason: say('letters.bad-signature') },
    ],
    [
      'longer than an envelope can be',
      'x'.repeat(400_001),
      { issuer: '', sequence: -1, reason: say('letters.too-long') },
    ],
    [
      'as long as an envelope can be',
      'x'.repeat(400_000),
      { issuer: '', sequence: -1, reason: say('letters.not-json') },
    ],
  ])('that is %s costs no other', async (_, line, refusal) => {
    await write()
    rewrite(([head, first, , third, end]) => [head!, first!, line, third!, end!])
    expect(await bundleFile.read(file)).toMatchObject({
      envelopes: [envelopes[0], envelopes[2]],
      refused: [refusal],
    })
  })

  it('may come from anybody: whose it is, is decided elsewhere', async () => {
    await write()
    rewrite(([head, ...rest]) => [head!, JSON.stringify(other), ...rest])
    expect((await bundleFile.read(file)).envelopes).toEqual([other, ...envelopes])
  })

  it('that is missing is missed, with how many are', async () => {
    await write()
    rewrite(([head, first]) => [head!, first!])
    expect(await bundleFile.read(file)).toMatchObject({
      envelopes: [envelopes[0]],
      refused: [{ issuer: anna.key, sequence: -1, reason: say('letters.cut-short', { missing: 2, of: 3 }) }],
    })
  })
})

describe('the head of a bundle', () => {
  const head = async (change: (line: string) => string) => {
    await write()
    rewrite(([first, ...rest]) => [change(first!), ...rest])
    return bundleFile.read(file)
  }
  it.each([
    ['another number', (line: string) => line.replace('"envelopes":3', '"envelopes":2')],
    ['another packer', (line: string) => line.replace(anna.key, 'ab'.repeat(32))],
    ['another proof', (line: string) => line.replace('efef', 'effe')],
    ['no introduction', (line: string) => line.replace(/"introductions":\[.*?\]/, '"introductions":[]')],
  ])('with %s is not trusted', async (_, change) =>
    expect(head(change)).rejects.toMatchObject({ code: 'untrusted', said: say('exchange.bundle-changed') }),
  )
  it.each([
    ['nonsense', () => 'nonsense'],
    ['nothing', () => ''],
    ['longer than a line may be', () => 'x'.repeat(400_001)],
    ['of another format', (line: string) => line.replace('bundle/1', 'bundle/2')],
    ['with a stray member', (line: string) => line.replace('{', '{"aside":"Maria",')],
    ['with a stray member in an introduction', (line: string) => line.replace('{"proof"', '{"a":1,"proof"')],
    ['with a proof that is too short', (line: string) => line.replace('efef', '')],
    ['with a proof in capitals', (line: string) => line.replace('efef', 'EFEF')],
    ['with a packer that is too long', (line: string) => line.replace(anna.key, `${anna.key}00`)],
    [
      'with a signature that is too short',
      (line: string) => line.replace(/"signature":"../, '"signature":"'),
    ],
    [
      'with more envelopes than a file may have',
      (line: string) => line.replace('"envelopes":3', '"envelopes":200001'),
    ],
    ['with fewer envelopes than none', (line: string) => line.replace('"envelopes":3', '"envelopes":-1')],
    [
      'with a hundred and one introductions',
      (line: string) => line.replace(/(\{"proof".*?\})/, Array(101).fill('$1').join(',')),
    ],
  ])('that is %s makes it no bundle', async (_, change) =>
    expect(head(change)).rejects.toMatchObject({
      code: 'unreadable-source',
      said: say('exchange.no-bundle'),
    }),
  )
  it('is missing from an empty file', async () => {
    writeFileSync(file, '')
    await expect(bundleFile.read(file)).rejects.toMatchObject({ code: 'unreadable-source' })
  })
  it('is not looked at in a file that is larger than any bundle', async () => {
    await write()
    truncateSync(file, 512_000_001)
    await expect(bundleFile.read(file)).rejects.toMatchObject({ code: 'unreadable-source' })
  })
  const descriptors = '/proc/self/fd'
  it.runIf(existsSync(descriptors))(
    'is all that is read where it is enough, and the file is closed',
    async () => {
      await expect(head(() => 'nonsense')).rejects.toThrow()
      const open = readdirSync(descriptors).flatMap(each => {
        try {
          return [readlinkSync(path.join(descriptors, each))]
        } catch {
          return [] // the descriptor of this very list
        }
      })
      expect(open.filter(each => each.startsWith(folder))).toEqual([])
    },
  )
  it('cannot be read where there is no file', async () =>
    expect(bundleFile.read(file)).rejects.toMatchObject({
      code: 'unreadable-source',
      said: say('exchange.cannot-read'),
    }))
})

import { gzipSync } from 'node:zlib'
import type { Random } from '../../../shared/domain/random.ts'

type Change = (bytes: Buffer, random: Random) => Buffer

const at = (bytes: Buffer, random: Random) => random.integer(bytes.length + 1)
const inserted = (bytes: Buffer, place: number, more: Buffer | string) =>
  Buffer.concat([bytes.subarray(0, place), Buffer.from(more as string), bytes.subarray(place)])
const between = (random: Random, least: number, most: number) => least + random.integer(most - least)
/** Behind a place where JSON has a value. */
function value(bytes: Buffer, random: Random): number {
  const found = bytes.indexOf(':', at(bytes, random))
  return found < 0 ? at(bytes, random) : found + 1
}
const runs = [...' \n\t0199aAzZ{}[](),:;"\'\\/<>&=|^~#@.-_?\u0000'].map(each => Buffer.from(each))
/** Mostly short; now and then as long as what held a reader up. */
const length = (random: Random) =>
  random.integer(40) === 0 ? between(random, 20_000, 400_000) : between(random, 2, 2_000)

/** What an enemy, or a bad disk, does to bytes. */
export const changes: Readonly<Record<string, Change>> = {
  'bits turned': (bytes, random) => {
    const out = Buffer.from(bytes)
    for (let n = between(random, 1, 20); n > 0 && out.length > 0; n--)
      out[random.integer(out.length)]! ^= 1 << random.integer(8)
    return out
  },
  'cut short': (bytes, random) => bytes.subarray(0, at(bytes, random)),
  'begun too late': (bytes, random) => bytes.subarray(at(bytes, random)),
  'a part repeated': (bytes, random) => {
    const from = at(bytes, random)
    const part = bytes.subarray(from, from + between(random, 1, 200))
    const times = Math.min(5_000, Math.ceil(length(random) / Math.max(1, part.length)))
    return inserted(bytes, from, Buffer.concat(Array.from({ length: times }, () => part)))
  },
  'nested deep': (bytes, random) => {
    const open = ['[', '{"a":', '{"resource":', '{"part":[', '<a>', '(', '{"extension":['][random.integer(7)]!
    return inserted(bytes, value(bytes, random), open.repeat(Math.ceil(length(random) / open.length)))
  },
  'a huge number': (bytes, random) =>
    inserted(
      bytes,
      value(bytes, random),
      `${random.integer(2) ? '-' : ''}9${'9'.repeat(length(random))}e${length(random)},`,
    ),
  'a huge text': (bytes, random) => inserted(bytes, value(bytes, random), `"${'x'.repeat(length(random))}",`),
  'one character, long': (bytes, random) => {
    const run = runs[random.integer(runs.length)]!
    return inserted(bytes, at(bytes, random), Buffer.alloc(length(random), run))
  },
  'a member twice': (bytes, random) => {
    const member = `"${['id', 'resourceType', 'value', 'a', '__proto__', 'entry'][random.integer(6)]!}":1,`
    const open = bytes.indexOf('{', at(bytes, random))
    return inserted(bytes, open + 1, member.repeat(Math.ceil(length(random) / 20)))
  },
  'no UTF-8': (bytes, random) =>
    inserted(
      bytes,
      at(bytes, random),
      Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf8].slice(random.integer(7))),
    ),
  'packed': bytes => gzipSync(bytes),
  'packed twice': bytes => gzipSync(gzipSync(bytes)),
  'packed, and packed behind it': bytes => Buffer.concat([gzipSync(bytes), gzipSync(bytes)]),
  'a bomb': (bytes, random) =>
    random.integer(10) > 0
      ? gzipSync(bytes)
      : gzipSync(Buffer.concat([bytes, Buffer.alloc(between(random, 1, 24) << 20, bytes.at(-1) ?? 32)])),
  'in UTF-16': bytes => Buffer.from(`\ufeff${bytes.toString('latin1')}`, 'utf16le'),
  'behind a mark': bytes => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
}

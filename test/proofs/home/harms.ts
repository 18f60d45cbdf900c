import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Random } from '../../../shared/domain/random.ts'

const PAGE = 4_096
const SECTOR = 512

/** What happens to the bytes of a file; undefined: it is gone. `older`: what it held on an earlier day. */
type Harm = (bytes: Buffer, random: Random, older: Buffer | undefined) => Buffer | undefined

const changed = (bytes: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes)
  change(copy)
  return copy
}
/** The beginning of a page that the file has. */
const pageIn = (bytes: Buffer, random: Random): number =>
  random.integer(Math.max(1, Math.ceil(bytes.length / PAGE))) * PAGE

export const harms: Readonly<Record<string, Harm>> = {
  'a bit flipped': (bytes, random) =>
    changed(bytes, copy => {
      if (copy.length > 0) copy[random.integer(copy.length)]! ^= 1 << random.integer(8)
    }),
  'some bytes other': (bytes, random) =>
    changed(bytes, copy => {
      const at = random.integer(Math.max(1, copy.length))
      for (let n = at; n < Math.min(copy.length, at + 24); n++) copy[n] = random.integer(256)
    }),
  'cut off': (bytes, random) => bytes.subarray(0, random.integer(Math.max(1, bytes.length))),
  'cut off at a sector': (bytes, random) =>
    bytes.subarray(0, random.integer(Math.max(1, Math.ceil(bytes.length / SECTOR))) * SECTOR),
  'a page of zeros': (bytes, random) =>
    changed(bytes, copy => {
      const at = pageIn(copy, random)
      copy.fill(0, at, Math.min(copy.length, at + PAGE))
    }),
  'a page from another place': (bytes, random) =>
    changed(bytes, copy => {
      const [from, to] = [pageIn(copy, random), pageIn(copy, random)]
      bytes.copy(copy, to, from, Math.min(bytes.length, from + PAGE))
    }),
  'a page of an earlier day': (bytes, random, older) =>
    changed(bytes, copy => {
      const at = pageIn(copy, random)
      older?.copy(copy, at, at, Math.min(at + PAGE, older.length))
    }),
  'all of an earlier day': (bytes, _random, older) => older ?? bytes,
  'longer than it was': (bytes, random) =>
    Buffer.concat([
      bytes,
      Buffer.from(Array.from({ length: 1 + random.integer(PAGE) }, () => random.integer(256))),
    ]),
  'emptied': () => Buffer.alloc(0),
  'gone': () => undefined,
}

/** Does that to a file; whether its bytes are other than they were. */
export function harmFile(
  { file, older }: { readonly file: string; readonly older: string },
  name: string,
  random: Random,
): boolean {
  const before = readFileSync(file)
  const after = harms[name]!(before, random, existsSync(older) ? readFileSync(older) : undefined)
  if (after === undefined) rmSync(file)
  else writeFileSync(file, after)
  return after === undefined || !after.equals(before)
}

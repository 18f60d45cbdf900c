import { CHANGING, type Kind } from '../sweep/faulty-disk.ts'
import type { Random } from '../../../shared/domain/random.ts'

/** Moments of a deed, by the calls to the disk between which they lie. */
export const moments: Readonly<Record<string, readonly Kind[]>> = {
  'any call': CHANGING,
  'a rename': ['rename'],
  'a force to disk': ['sync'],
  'a name made or removed': ['make', 'remove'],
  'a write': ['write'],
}
export const ANY = 'any call'

/** One of a list. */
export const drawn = <T>(random: Random, list: readonly T[]): T => list[random.integer(list.length)]!

/** The stream of numbers of one trial: the same for the same part and number. */
export const seedOf = (part: string, number: number): bigint =>
  [...part].reduce((sum, letter) => sum * 131n + BigInt(letter.codePointAt(0)!), 7n) * 1_000_003n +
  BigInt(number)

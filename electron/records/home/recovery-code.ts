import { createHash, randomBytes } from 'node:crypto'
import { fromBase32, toBase32 } from '../../host/base32.ts'

/** As hard to guess as the key it wraps need be: 160 bits, and 15 that notice a slip of the pen. */
const BYTES = 20
const CHECK_LETTERS = 3
const GROUP = 5

const checkOf = (bytes: Uint8Array): string =>
  toBase32(createHash('sha256').update('casebook-recovery/1').update(bytes).digest()).slice(0, CHECK_LETTERS)

/** A new code for a sheet of paper. */
export const newRecoveryCode = (): string => recoveryCodeOf(randomBytes(BYTES))

/** Twenty bytes as seven groups of five letters and digits that are not taken for one another. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const letters = `${toBase32(bytes)}${checkOf(bytes)}`
  return letters
    .toUpperCase()
    .match(new RegExp(`.{1,${GROUP}}`, 'g'))!
    .join('-')
}

/**
 * The code in what somebody typed, however she spaced it and whether she read a zero as an o; undefined where it is
 * none, or has a slip in it.
 */
export function recoveryCodeIn(text: string): string | undefined {
  const letters = text.replaceAll(/[\s-]/g, '').toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1')
  if (letters.length !== (BYTES * 8) / 5 + CHECK_LETTERS) return undefined
  const bytes = fromBase32(letters.slice(0, -CHECK_LETTERS))
  return bytes && checkOf(bytes) === letters.slice(-CHECK_LETTERS) ? letters : undefined
}

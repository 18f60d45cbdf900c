import { createHash, randomBytes } from 'node:crypto'
import type { Secret } from './secret.ts'
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

const letter = (byte: number) => String.fromCharCode(byte)
const isBetween = (byte: number) => /[\s-]/.test(letter(byte))
/** What a hand or an eye takes for another: small letters, a zero for an o, a one for an i or an l. */
const asMeant = (byte: number): number =>
  letter(byte).toLowerCase().replace('o', '0').replace(/[il]/, '1').charCodeAt(0)

/**
 * The code in what somebody typed, however she spaced it and whether she read a zero as an o; undefined where it is
 * none, or has a slip in it. What is no code by its length alone, as passphrases are, becomes no text on the way.
 */
export function recoveryCodeIn(typed: Secret): Secret | undefined {
  const code = typed.filter(byte => !isBetween(byte)).map(asMeant)
  const found =
    code.length === (BYTES * 8) / 5 + CHECK_LETTERS && isCode(Buffer.from(code).toString('latin1'))
  if (!found) code.fill(0)
  return found ? code : undefined
}

function isCode(letters: string): boolean {
  const bytes = fromBase32(letters.slice(0, -CHECK_LETTERS))
  return bytes !== undefined && checkOf(bytes) === letters.slice(-CHECK_LETTERS)
}

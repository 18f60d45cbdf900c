import { createHash } from 'node:crypto'

const MODULUS = 1n << 256n

/** SHA-256 of a canonical text. */
export const hashOf = (body: string): Buffer => createHash('sha256').update(body).digest()

/**
 * The hash of a fact or person by what it means: what the clinician calls the source, or whether somebody asked, makes
 * no other fact of it.
 */
export const meaningOf = (body: string, scope: string): Buffer => hashOf(body.replaceAll(`@${scope}"`, '"'))

/** Stands in the content for a fact that its source has taken back. */
export const takenBack = (hash: Buffer): Buffer => hashOf(`retracted ${hash.toString('hex')}`)

/**
 * A hash of a set that does not depend on the order in which members came: the sum of their hashes modulo
 * 2^256, so that
 * members can be added and taken out. (XOR would let a pair of equal members vanish.)
 */
export function contentSum(start: string) {
  let sum = BigInt(`0x${start}`)
  return {
    add: (hash: Uint8Array) => {
      sum = (sum + BigInt(`0x${Buffer.from(hash).toString('hex')}`)) % MODULUS
    },
    remove: (hash: Uint8Array) => {
      sum = (sum - BigInt(`0x${Buffer.from(hash).toString('hex')}`) + MODULUS) % MODULUS
    },
    hex: () => sum.toString(16).padStart(64, '0'),
  }
}
export type ContentSum = ReturnType<typeof contentSum>
export const EMPTY_CONTENT = '0'.repeat(64)

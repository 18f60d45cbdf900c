import { canonical } from '../../shared/domain/canonical.ts'
import type { Person } from '../../shared/domain/patient.ts'
import { hashOf, withPlainNames } from '../host/fact-hash.ts'

const MODULUS = 1n << 256n

/**
 * The hash of what a person's description means. Where it stood, what else her source calls her, in which form she is
 * pointed at, and what the clinician calls the source make no other description of it.
 */
export function meaningOf(person: Person, scope: string): Buffer {
  const { place: _place, aliases: _aliases, ...meaning } = person
  return hashOf(withPlainNames(canonical(meaning).replaceAll(`@${scope}"`, '"')))
}

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

import { createHash } from 'node:crypto'
import { canonical } from '../../shared/domain/canonical.ts'
import type { Fact } from '../../shared/domain/fact.ts'
import type { Person } from '../../shared/domain/patient.ts'

const MODULUS = 1n << 256n

/** SHA-256 of a canonical text. */
export const hashOf = (body: string): Buffer => createHash('sha256').update(body).digest()

/** A UUID names one thing in its source, whether it is written as a urn or behind a type. */
const uuid = /(?:urn:uuid:|[A-Z][A-Za-z]+\/)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g

/** A number in the unit in which its analyte is kept: computed, not said. */
const keptBeside = /"kept":\{[^{}]*\},?/g

/**
 * The hash of a fact or person by what it means. What a version of Casebook makes of its units, where it stood, what
 * else its source calls it, in which form it is pointed at, and what the clinician calls the source make no other fact
 * of it.
 */
export function meaningOf(content: Fact | Person, scope: string): Buffer {
  const { place: _place, aliases: _aliases, ...meaning } = content
  return hashOf(
    canonical(meaning).replaceAll(`@${scope}"`, '"').replaceAll(uuid, '$1').replaceAll(keptBeside, ''),
  )
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

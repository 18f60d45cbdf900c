import { createHash } from 'node:crypto'
import { canonical } from '../../shared/domain/canonical.ts'
import type { FactColumns } from '../../shared/domain/facts/columns.ts'
import type { Person } from '../../shared/domain/patient.ts'

const MODULUS = 1n << 256n

/** SHA-256 of a canonical text. */
export const hashOf = (body: string): Buffer => createHash('sha256').update(body).digest()

/** A UUID names one thing in its source, whether it is written as a urn or behind a type. */
const uuid = /(?:urn:uuid:|[A-Z][A-Za-z]+\/)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g
const plain = (text: string) => text.replaceAll(uuid, '$1')

/** A number in the unit in which its analyte is kept, and how it comes by it: computed, not said. */
const computed = /,?"(?:kept|conversion)":\{[^{}]*\}/g

/** A name as its source alone knows it, without what the source is called. */
const bare = (name: string, scope: string) =>
  name.endsWith(`@${scope}`) ? name.slice(0, -scope.length - 1) : name

/**
 * Names a fact in its source: 12 bytes of a SHA-256, so that in a store of ten million facts two of them share one with
 * a chance of 10^-15.
 */
export const identityOf = (name: string, scope: string): Buffer =>
  hashOf(plain(bare(name, scope))).subarray(0, 12)

/**
 * The hash of what a person's description means. Where it stood, what else her source calls her, in which form she is
 * pointed at, and what the clinician calls the source make no other description of it.
 */
export function meaningOf(person: Person, scope: string): Buffer {
  const { place: _place, aliases: _aliases, ...meaning } = person
  return hashOf(plain(canonical(meaning).replaceAll(`@${scope}"`, '"')))
}

/**
 * The hash of what a fact means, from its columns: 16 bytes of a SHA-256. What a version of Casebook makes of its units
 * is no part of it. `called`: the name by which its source speaks of her.
 */
export function meaningOfFact(
  { unit, detail, visit, ...said }: FactColumns,
  { identity, called, scope }: { identity: Uint8Array; called: string; scope: string },
): Buffer {
  const { kind, standing, concept, form, start, end, known, recorded, value, text } = said
  const name = Buffer.from(identity.buffer, identity.byteOffset, identity.byteLength).toString('hex')
  const times = [start, end, known, recorded]
  // In an order that never changes, so that one meaning is one text.
  const meaning = JSON.stringify([
    kind,
    name,
    bare(called, scope),
    standing,
    concept,
    form,
    visit,
    times,
    value,
    text,
  ])
  // A value may be a name in its source too.
  const rest = (unit + detail).replaceAll(computed, '').replaceAll(`@${scope}"`, '"')
  return hashOf(plain(meaning + rest)).subarray(0, 16)
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

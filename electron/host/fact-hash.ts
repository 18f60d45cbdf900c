import { hash } from 'node:crypto'
import { HASH_BYTES, IDENTITY_BYTES } from '../../shared/domain/facts/batch.ts'
import type { FactColumns } from '../../shared/domain/facts/columns.ts'

/** SHA-256 of a text. By way of hexadecimal digits, which Node hands over three times as fast as a Buffer. */
export const hashOf = (text: string): Buffer => Buffer.from(hash('sha256', text, 'hex'), 'hex')

/** A UUID names one thing in its source, whether it is written as a urn or behind a type. */
const uuid =
  /(?:urn:uuid:|[A-Z][A-Za-z]{1,63}\/)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g
/** A text in which every such name is written in one form. */
export const withPlainNames = (text: string) => text.replaceAll(uuid, '$1')

/** A number in the unit in which its analyte is kept, and how it comes by it: computed, not said. */
const computed = /,?"(?:kept|conversion)":\{[^{}]*\}/g

/** A name as its source alone knows it, without what the source is called. */
const bare = (name: string, scope: string) =>
  name.endsWith(`@${scope}`) ? name.slice(0, -scope.length - 1) : name

/**
 * Names a fact in its source: 10 bytes of a SHA-256, so that in a store of ten million facts two of them share one with
 * a chance of 4 in 10^11.
 */
export const identityOf = (name: string, scope: string): Buffer =>
  hashOf(withPlainNames(bare(name, scope))).subarray(0, IDENTITY_BYTES)

/**
 * The hash of what a fact means, from its columns: 16 bytes of a SHA-256. What a version of Casebook makes of its units
 * is no part of it, nor what the clinician calls the source. `called`: the name by which its source speaks of her.
 */
export function meaningOfFact(
  { unit, form, detail, ...said }: FactColumns,
  { identity, called, scope }: { identity: Buffer; called: string; scope: string },
): Buffer {
  const { kind, standing, concept, visit, start, end, known, recorded, value, text } = said
  const times = [start, end, known, recorded]
  const whose = [identity.toString('hex'), bare(called, scope)]
  // In an order that never changes, so that one meaning is one text.
  const meaning = JSON.stringify([kind, ...whose, standing, concept, visit, times, value, text])
  // A value may be a name in its source too.
  const rest = (unit + form + detail).replaceAll(computed, '').replaceAll(`@${scope}"`, '"')
  return hashOf(withPlainNames(meaning + rest)).subarray(0, HASH_BYTES)
}

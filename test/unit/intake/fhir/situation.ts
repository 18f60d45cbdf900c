import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { Reading } from '../../../../electron/intake/sources/source.ts'
import type { Fact, FactOf } from '../../../../shared/domain/fact.ts'
import type { Person } from '../../../../shared/domain/patient.ts'
import { ownFhir } from '../../../fixtures/shared.ts'
import { readFile } from './reading.ts'

/*
 * Situations of the field, one a file, made by hand after public reports of what goes wrong: what must become of each
 * is in the table beside them. The reader's tests show what it alone can; joining people, versions and references is
 * the store's.
 */

export const folder = ownFhir('situations')
export const read = (name: string) => readFile(readFileSync(path.join(folder, name)), name)
export const factsIn = (readings: readonly Reading[]): Fact[] =>
  readings.flatMap(each => (each.kind === 'fact' ? [each.fact] : []))
export const peopleIn = (readings: readonly Reading[]): Person[] =>
  readings.flatMap(each => (each.kind === 'person' ? [each.person] : []))
export const facts = async (name: string) => factsIn(await read(name))
export async function one<K extends Fact['kind']>(name: string, kind: K): Promise<FactOf<K>> {
  const found = (await facts(name)).filter((each): each is FactOf<K> => each.kind === kind)
  expect(found).toHaveLength(1)
  return found[0]!
}
export const kinds = (readings: readonly Reading[]) => readings.map(each => each.kind)
/** Every name by which something may be spoken of. */
export const namesOf = ({ identity, aliases }: { identity: string; aliases: readonly string[] }) => [
  identity,
  ...aliases,
]

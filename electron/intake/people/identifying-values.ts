import type { Person } from '../../../shared/domain/patient.ts'
import { isFiller } from './contacts.ts'

/** A number by which a system knows a person. */
export interface IdentifyingValue {
  /** Lower case, no slash at its end; '' where the source named none. */
  readonly system: string
  /** Capitals and digits only, no zeros in front. */
  readonly value: string
}

/** Shorter ones are met by chance in another system. */
export const LONG_ENOUGH = 6

function normalised(value: string): string | undefined {
  const plain = value
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+/, '')
  // A word is not a number: `MRN`, `UNKNOWN`. Neither is what a form was filled with.
  return /\d/.test(plain) && plain.length > 1 && !isFiller(plain) ? plain : undefined
}

/** What identifies, each once, by system and value; values that nobody is known by are left out. */
export function identifyingValues(identifiers: Person['identifiers']): IdentifyingValue[] {
  const found = new Map<string, IdentifyingValue>()
  for (const { system, value } of identifiers) {
    const plain = normalised(value)
    if (plain === undefined) continue
    const named = { system: system.trim().toLowerCase().replace(/\/+$/, ''), value: plain }
    found.set(`${named.system} ${named.value}`, named)
  }
  return [...found.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each)
}

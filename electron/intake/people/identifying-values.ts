import type { Person } from '../../../shared/domain/patient.ts'
import { numberSystem } from '../../../shared/domain/facts/number-system.ts'
import { isFiller } from '../../../shared/domain/placeholder.ts'

/** A number by which a system knows a person. */
export interface IdentifyingValue {
  /** Lower case, no slash at its end, an OID with its prefix; '' where the source named none. */
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
  const digits = plain.replaceAll(/\D/g, '')
  return digits !== '' && !isFiller(plain) && !isFiller(digits) ? plain : undefined
}

/** Numbers of a policy are a household's, and change with the insurer: they neither join nor part. */
const OF_A_HOUSEHOLD =
  /\b(insurance|insurer|policy|subscriber|member|payer|payor|plan|group|account|family|household|guarantor)\b/i

/** What identifies, each once, by system and value; what does not identify one person is left out. */
export function identifyingValues(identifiers: Person['identifiers']): IdentifyingValue[] {
  const found = new Map<string, IdentifyingValue>()
  for (const { system, value, label = '' } of identifiers) {
    if (OF_A_HOUSEHOLD.test(label)) continue
    const plain = normalised(value)
    if (plain === undefined) continue
    const named = { system: numberSystem(system), value: plain }
    found.set(`${named.system} ${named.value}`, named)
  }
  return [...found.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each)
}

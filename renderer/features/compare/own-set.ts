import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { FactKind } from '../../../shared/domain/fact.ts'

/** Sets that are made of single codes begin so; they show as their codes, and others as one. */
const OWN = 'own'
const LONGEST_LABEL = 120
const LONGEST_PART = 40

export interface OwnCode {
  readonly system: string
  readonly code: string
}

/** A set of codes of this casebook, under the name of the first of them. */
export function ownSet(kind: FactKind, label: string, codes: readonly OwnCode[]): ConceptSet {
  const part = (codes[0]?.code ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const trimmed = part.replaceAll(/^-+|-+$/g, '').slice(0, LONGEST_PART)
  return {
    format: 'casebook-concepts/1',
    id: trimmed === '' ? OWN : `${OWN}-${trimmed.replace(/-$/, '')}`,
    label: label.slice(0, LONGEST_LABEL),
    kinds: [kind],
    include: codes.map(({ system, code }) => ({ system, code })),
    version: 'casebook-question/2',
  }
}

export const isOwnSet = ({ id }: Pick<ConceptSet, 'id'>): boolean => id === OWN || id.startsWith(`${OWN}-`)

/** The same set with codes of this casebook that go by one of its names. */
export const withCodes = (set: ConceptSet, codes: readonly OwnCode[]): ConceptSet =>
  set.include === 'any'
    ? set
    : { ...set, include: [...set.include, ...codes.map(({ system, code }) => ({ system, code }))] }

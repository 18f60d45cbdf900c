import type { Said } from './columns.ts'
import type { FactKind } from './registry.ts'

/**
 * What a fact counts as, once it counts at all. A medicine may be asked for, handed out, given by somebody or said to
 * be taken. A diagnosis may be confirmed; working, which is written down by whoever treated her without a word on how
 * sure it is; or provisional. Of everything else it is only `stated` that it was so; a vaccination is `given`.
 *
 * Stores hold a level by its place here plus one: a new one comes at the end.
 */
export const levels = [
  'asked',
  'dispensed',
  'given',
  'taken',
  'confirmed',
  'working',
  'provisional',
  'stated',
] as const
export type Level = (typeof levels)[number]

/** Stands for what counts as nothing: planned, refused, denied, taken back, or about somebody else. */
export const NO_LEVEL = 0
export const numberOfLevel = (level: Level | undefined): number =>
  level === undefined ? NO_LEVEL : levels.indexOf(level) + 1

/** What counts where a set does not say otherwise: all but what is only suspected. */
export const usualLevels: readonly Level[] = levels.filter(level => level !== 'provisional')

type LevelsOf = { readonly [K in FactKind]: (fact: Extract<Said, { kind: K }>) => Level }

const ofMedicine = {
  request: 'asked',
  dispense: 'dispensed',
  administration: 'given',
  statement: 'taken',
} as const

const stated = (): Level => 'stated'

/** What a fact of each kind counts as, where it happened. */
const happened: LevelsOf = {
  'encounter': stated,
  'condition': ({ verification }) => (verification === 'confirmed' ? 'confirmed' : 'working'),
  'observation': stated,
  'medication': ({ role }) => ofMedicine[role],
  'procedure': stated,
  'allergy': stated,
  'immunization': ({ primarySource }) => (primarySource === false ? 'stated' : 'given'),
  'report': stated,
  'document': stated,
  'family-history': stated,
  'questionnaire': stated,
  'plan': stated,
  'device': stated,
  'variant': stated,
}

/** What a fact counts as; undefined where it counts as nothing. */
export function levelOf(fact: Said): Level | undefined {
  if (fact.about !== 'patient') return undefined
  if (fact.standing.is === 'uncertain') return 'provisional'
  if (fact.standing.is !== 'happened') return undefined
  return (happened[fact.kind] as (fact: Said) => Level)(fact) // the table holds each kind under its own name
}

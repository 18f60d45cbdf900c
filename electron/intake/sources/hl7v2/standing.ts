import type { Standing } from '../../../../shared/domain/fact.ts'
import { lookUp } from '../../../../shared/domain/table.ts'

/** How a fact stands, and its word by which versions are put in order (`shared/domain/facts/version-order.ts`). */
export interface Stands {
  readonly standing: Standing
  readonly status: string
}
type Meaning = readonly [is: Standing['is'], status: string]

/** What HL7's table 0085 says of one result. */
const results: Readonly<Record<string, Meaning>> = {
  F: ['happened', 'final'],
  U: ['happened', 'final'],
  V: ['happened', 'final'],
  C: ['happened', 'corrected'],
  A: ['happened', 'amended'],
  B: ['happened', 'appended'],
  P: ['uncertain', 'preliminary'],
  R: ['uncertain', 'preliminary'],
  S: ['uncertain', 'partial'],
  I: ['planned', 'registered'],
  O: ['planned', 'registered'],
  N: ['not-done', 'cancelled'],
  X: ['not-done', 'cancelled'],
  D: ['retracted', 'entered-in-error'],
  W: ['retracted', 'entered-in-error'],
}
/** What table 0123 says of all results of an order. */
const reports: Readonly<Record<string, Meaning>> = {
  ...results,
  A: ['uncertain', 'partial'],
  Y: ['planned', 'registered'],
  Z: ['planned', 'registered'],
}

function standsBy(table: Readonly<Record<string, Meaning>>, element: string, word: string): Stands {
  if (word === '') return { standing: { is: 'happened' }, status: '' }
  const because = { element, word }
  const [is, status] = lookUp(table, word.toUpperCase()) ?? (['unknown', word] as const)
  return { standing: is === 'happened' ? { is } : { is, because }, status }
}

/** A result, by its own status or else by that of its order. */
export const resultStands = (own: string, ofOrder: string): Stands =>
  own === '' ? standsBy(reports, 'OBR-25', ofOrder) : standsBy(results, 'OBX-11', own)
export const reportStands = (word: string): Stands => standsBy(reports, 'OBR-25', word)

const cancelled = new Set(['CA', 'OC', 'CR', 'DC', 'OD', 'DR', 'RV'])
/** An order, by what is asked for it in ORC-1: one that is none any more is not done. */
export const orderStands = (control: string): Stands =>
  cancelled.has(control)
    ? { standing: { is: 'not-done', because: { element: 'ORC-1', word: control } }, status: 'cancelled' }
    : { standing: { is: 'planned' }, status: '' }

/** Whether a segment that says what is to be done with what it states takes it back (table 0206 and 0287). */
export const takesBack = (action: string): boolean => action === 'D' || action === 'DE'

import { numberOf, type FactKind } from './registry.ts'

/**
 * Kinds of facts that show somebody to have been seen on their day. A diagnosis, an allergy or a vaccination may have
 * been told of a time long before anybody here knew her, and a plan of a time to come.
 */
const contactKinds = [
  'encounter',
  'observation',
  'medication',
  'procedure',
  'report',
  'document',
  'questionnaire',
] as const satisfies readonly FactKind[]

/** The same by the numbers under which they are stored. */
export const contactNumbers: ReadonlySet<number> = new Set(contactKinds.map(numberOf))

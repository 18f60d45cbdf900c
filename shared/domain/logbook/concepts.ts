import hospitalStay from '../../../resources/concepts/hospital-stay.json' with { type: 'json' }
import operation from '../../../resources/concepts/operation.json' with { type: 'json' }
import infection from '../../../resources/concepts/surgical-site-infection.json' with { type: 'json' }
import { conceptSet, type ConceptSet } from '../concepts/concept-set.ts'

/** What the logbook looks for in the record: the sets that the measures of operations count by. */
export const logbookConcepts: Readonly<Record<'operation' | 'infection' | 'stay', ConceptSet>> = {
  operation: conceptSet.parse(operation),
  infection: conceptSet.parse(infection),
  stay: conceptSet.parse(hospitalStay),
}

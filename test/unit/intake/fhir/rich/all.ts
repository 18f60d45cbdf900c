import type { Holder } from '../../../../fixtures/fhir-leaves.ts'
import { care } from './care.ts'
import { medications } from './medications.ts'
import { people } from './people.ts'
import { results } from './results.ts'

/**
 * For each resource type one that says nearly all that R4 (4.0.1) lets it say: https://hl7.org/fhir/R4/. Every value is
 * invented, and different from every other, so that one cannot be found in another's place.
 */
export const rich: readonly Holder[] = [...results, ...medications, ...care, ...people]

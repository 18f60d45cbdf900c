import type { kinds as area } from '../areas/kinds.ts'
import type { Sentences } from '../language.ts'

export const kinds: Sentences<typeof area> = {
  'kind.encounter': 'Visits',
  'kind.condition': 'Conditions',
  'kind.observation': 'Results',
  'kind.medication': 'Medicines',
  'kind.procedure': 'Procedures',
  'kind.allergy': 'Allergies',
  'kind.immunization': 'Immunisations',
  'kind.report': 'Reports',
  'kind.document': 'Documents',
  'kind.family-history': 'Family',
  'kind.questionnaire': 'Forms',
  'kind.plan': 'Plans',
  'kind.device': 'Devices',
  'kind.variant': 'Variants',
}

import type { FactKind } from '../../../shared/domain/fact.ts'
import type { PlainKey } from '../../../shared/words/message.ts'

/** What the facts of each kind are called together. */
export const kindNames = {
  'encounter': 'kind.encounter',
  'condition': 'kind.condition',
  'observation': 'kind.observation',
  'medication': 'kind.medication',
  'procedure': 'kind.procedure',
  'allergy': 'kind.allergy',
  'immunization': 'kind.immunization',
  'report': 'kind.report',
  'document': 'kind.document',
  'family-history': 'kind.family-history',
  'questionnaire': 'kind.questionnaire',
  'plan': 'kind.plan',
  'device': 'kind.device',
} as const satisfies Record<FactKind, PlainKey>

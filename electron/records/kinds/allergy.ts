import type { FactOf } from '../../../shared/domain/fact.ts'
import { joined, plain, refuted, type RecordedKind } from './kind.ts'

export const allergy: RecordedKind<FactOf<'allergy'>> = {
  ...plain,
  detail: fact => joined(fact.criticality, ...fact.reactions),
  isRefuted: fact => refuted(fact.verification),
}

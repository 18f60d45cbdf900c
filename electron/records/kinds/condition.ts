import type { FactOf } from '../../../shared/domain/fact.ts'
import { joined, plain, refuted, type RecordedKind } from './kind.ts'

export const condition: RecordedKind<FactOf<'condition'>> = {
  ...plain,
  detail: fact => joined(fact.category, fact.verification),
  isRefuted: fact => refuted(fact.verification),
}

import type { FactOf } from '../../../shared/domain/fact.ts'
import { codeLabel } from './code-label.ts'
import { joined, plain, type RecordedKind } from './kind.ts'

export const encounter: RecordedKind<FactOf<'encounter'>> = {
  ...plain,
  detail: fact => joined(fact.class, codeLabel(fact.reasons)),
}

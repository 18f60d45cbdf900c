import type { FactOf } from '../../../shared/domain/fact.ts'
import { codeLabel } from './code-label.ts'
import { plain, type RecordedKind } from './kind.ts'

export const procedure: RecordedKind<FactOf<'procedure'>> = {
  ...plain,
  detail: fact => codeLabel(fact.reasons) || undefined,
}

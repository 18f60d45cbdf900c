import type { FactOf } from '../../../shared/domain/fact.ts'
import { plain, type RecordedKind } from './kind.ts'

export const report: RecordedKind<FactOf<'report'>> = {
  ...plain,
  detail: fact => fact.conclusion,
  words: fact => fact.conclusion ?? '',
}

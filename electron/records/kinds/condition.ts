import type { FactOf } from '../../../shared/domain/fact.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const condition: RecordedKind<FactOf<'condition'>> = {
  ...plain,
  detail: ({ categories, verification }) => joined(named(categories), verification),
}

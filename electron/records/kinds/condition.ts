import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const condition: RecordedKind<SaidOf<'condition'>> = {
  ...plain,
  detail: ({ categories, verification }) =>
    joined(named(categories), verification === 'confirmed' ? undefined : verification),
}

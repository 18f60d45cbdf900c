import { wordsOf } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const procedure: RecordedKind<SaidOf<'procedure'>> = {
  ...plain,
  detail: ({ reasons, outcome, complications }) =>
    joined(named(reasons), outcome && wordsOf(outcome), named(complications)),
}

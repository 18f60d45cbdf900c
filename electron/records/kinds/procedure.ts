import { wordsOf, type FactOf } from '../../../shared/domain/fact.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const procedure: RecordedKind<FactOf<'procedure'>> = {
  ...plain,
  detail: ({ reasons, outcome, complications }) =>
    joined(named(reasons), outcome && wordsOf(outcome), named(complications)),
}

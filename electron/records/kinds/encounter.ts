import { wordsOf, type FactOf } from '../../../shared/domain/fact.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const encounter: RecordedKind<FactOf<'encounter'>> = {
  ...plain,
  detail: fact => joined(fact.class && wordsOf(fact.class), named(fact.reasons)),
}
